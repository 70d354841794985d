// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/typedprice.h"

#include <QLocale>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;

class TstTypedPrice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qlonglong>("minor"); // -1: no price; -2: none that can be read
        QTest::newRow("plain") << "12.5"
                               << "en_GB"
                               << "GBP" << qlonglong{1250};
        QTest::newRow("sign and groups") << " £1,234.05 "
                                         << "en_GB"
                                         << "GBP" << qlonglong{123405};
        QTest::newRow("German") << "1.234,05 €"
                                << "de_DE"
                                << "EUR" << qlonglong{123405};
        QTest::newRow("no minor unit") << "500"
                                       << "en_GB"
                                       << "JPY" << qlonglong{500};
        QTest::newRow("rounds") << "0.015"
                                << "en_GB"
                                << "GBP" << qlonglong{2};
        QTest::newRow("free") << "0"
                              << "en_GB"
                              << "GBP" << qlonglong{0};
        QTest::newRow("empty") << "  "
                               << "en_GB"
                               << "GBP" << qlonglong{-1};
        QTest::newRow("words") << "cheap"
                               << "en_GB"
                               << "GBP" << qlonglong{-2};
        QTest::newRow("negative") << "-5"
                                  << "en_GB"
                                  << "GBP" << qlonglong{-2};
        QTest::newRow("without a zero") << ".50"
                                        << "en_GB"
                                        << "GBP" << qlonglong{50};
        QTest::newRow("a sign without a zero") << "£.50"
                                               << "en_GB"
                                               << "GBP" << qlonglong{50};
        QTest::newRow("German without a zero") << "€,50"
                                               << "de_DE"
                                               << "EUR" << qlonglong{50};
        QTest::newRow("a space between") << "€ .50"
                                         << "en_GB"
                                         << "EUR" << qlonglong{50};
        QTest::newRow("words without a zero") << "cheap.50"
                                              << "en_GB"
                                              << "GBP" << qlonglong{-2};
        QTest::newRow("words behind") << "12.50 or so"
                                      << "en_GB"
                                      << "GBP" << qlonglong{-2};
        QTest::newRow("twice") << "£12.50 GBP"
                               << "en_GB"
                               << "GBP" << qlonglong{-2};
        QTest::newRow("endless") << "1e300"
                                 << "en_GB"
                                 << "GBP" << qlonglong{-2};
        QTest::newRow("nan") << "nan"
                             << "en_GB"
                             << "GBP" << qlonglong{-2};
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, locale);
        QFETCH(QString, currency);
        QFETCH(qlonglong, minor);
        const auto price = typedPrice(text, currency.toStdString(), QLocale(locale));
        QCOMPARE(price.has_value(), minor != -2);
        if (!price)
            return;
        QCOMPARE(price->has_value(), minor >= 0);
        if (*price) {
            QCOMPARE((*price)->minor, std::int64_t{minor});
            QCOMPARE((*price)->currency, currency.toStdString());
        }
    }

    void signsNameTheCurrency()
    {
        const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
        const auto read = [&locale](const char* text, const char* usual) {
            return typedPrice(QString::fromUtf8(text), usual, locale).value();
        };
        using Price = std::optional<Money>;
        QCOMPARE(read("€20", "GBP"), Price(Money{2000, "EUR"})); // not 20 pounds
        QCOMPARE(read("20 eur", "GBP"), Price(Money{2000, "EUR"}));
        QCOMPARE(read("£20", ""), Price(Money{2000, "GBP"})); // of a shop without a price so far
        QCOMPARE(read("20", ""), Price(Money{2000, ""}));
        QCOMPARE(read("$5", "CAD"), Price(Money{500, "CAD"}));
        QCOMPARE(read("¥500", "GBP"), Price(Money{500, "JPY"}));
        QCOMPARE(read("20 kr.", "NOK"), Price(Money{2000, "NOK"}));
        QCOMPARE(read("Rs.50", "GBP"), Price(Money{5000, "INR"})); // no decimals
        QCOMPARE(read("₪12", "GBP"), Price(Money{1200, "ILS"}));
        QCOMPARE(read("12 ₫", "GBP"), Price(Money{12, "VND"}));
        QCOMPARE(read("₱12", "GBP"), Price(Money{1200, "PHP"}));
        QCOMPARE(read("฿12", "GBP"), Price(Money{1200, "THB"}));
        QCOMPARE(read("₦12", "GBP"), Price(Money{1200, "NGN"}));
        QCOMPARE(read("Rp 12", "GBP").value().currency, std::string("IDR"));
        QCOMPARE(read("RM12", "GBP"), Price(Money{1200, "MYR"}));
    }

    void readsWhatItWrites()
    {
        for (const char* name : {"en_GB", "de_DE", "fr_FR"}) {
            const QLocale locale{QString::fromLatin1(name)};
            const std::optional<Money> price = Money{123405, "EUR"};
            QCOMPARE(typedPrice(priceText(price, locale), "EUR", locale), std::optional(price));
        }
        QVERIFY(priceText({}, QLocale()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstTypedPrice)
#include "tst_typedprice.moc"
