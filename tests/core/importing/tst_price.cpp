// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/importing/price.h"

#include <QTest>

using namespace vitrine;
using vitrine::importing::parsePrice;

class TstPrice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("price"); // as toString writes it; empty: unreadable
        const auto row = [](const char* text, const char* price) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(price);
        };
        row("£1,234.00", "£1,234.00");
        row("£5", "£5.00");
        row("-£3.00", "-£3.00");
        row("£-3", "-£3.00");
        row("\u22123.00", "-£3.00");
        row("+5", "£5.00");
        row("€ 1.234,00", "€1,234.00");
        row("1.234,00 €", "€1,234.00");
        row("1 234,50 kr", "1,234.50 SEK");
        row("1\u00A0234,50 kr", "1,234.50 SEK");
        row("$5", "$5.00");
        row("US$5", "$5.00");
        row("A$5", "5.00 AUD");
        row("1234", "£1,234.00");
        row("GBP 5", "£5.00");
        row("5 eur", "€5.00");
        row("CHF 1'234.50", "1,234.50 CHF");
        row("1,234", "£1,234.00");
        row("1.234", "£1,234.00");
        row("1,234,567", "£1,234,567.00");
        row("1.5", "£1.50");
        row("0.5", "£0.50");
        row("12,50", "£12.50");
        row("¥500", "¥500");
        row("¥500.00", "¥500");
        row("KWD 1.234", "1.234 KWD");
        row("99,- kr", "99.00 SEK");
        row(" £5.00 ", "£5.00");
        row("0", "£0.00");
        row("£10,000,000.00", "£10,000,000.00");
        row("999999999999999", "");
        row("9999999999999", "£9,999,999,999,999.00");
        row("", "");
        row("free", "");
        row("£", "");
        row("-", "");
        row("£5 ono", "");
        row("5-10", "");
        row("1,23,456", "");
        row("1.234.56", "");
        row("1,234.5.6", "");
        row("12345,678", "");
        row("0.123", "");
        row("1..5", "");
        row(".50", "£0.50");
        row("£.50", "£0.50");
        row("Rs.50", "₹50.00");
        row("1-234", "");
        row("£5 £6", "");
        row("£5 GBP", "");
        row("1e5", "");
        row("5\xC2", "");
    }

    void reads()
    {
        QFETCH(QString, text);
        const auto price = parsePrice(text.toStdString(), "GBP");
        QTEST(price ? QString::fromStdString(toString(*price)) : QString(), "price");
    }

    void theDefaultDecidesBetweenCurrenciesOfOneSign()
    {
        QCOMPARE(parsePrice("$5", "CAD")->currency, std::string("CAD"));
        QCOMPARE(parsePrice("5 kr", "NOK")->currency, std::string("NOK"));
        QCOMPARE(parsePrice("£5", "EUR")->currency, std::string("GBP"));
        QCOMPARE(parsePrice("5", "")->currency, std::string());
    }
};

QTEST_GUILESS_MAIN(TstPrice)
#include "tst_price.moc"
