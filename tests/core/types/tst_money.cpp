// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which money.h begins with, on its own
// clang-format on
#include "core/types/money.h"

#include <QTest>

#include <limits>

using namespace vitrine;

class TstMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decimalTextComesBack_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<QByteArray>("text");

        const auto row = [](qint64 minor, const char* currency, const char* text) {
            QTest::newRow(text) << minor << QByteArray(currency) << QByteArray(text);
        };
        row(123400, "GBP", "1234.00 GBP");
        row(-5, "GBP", "-0.05 GBP");
        row(0, "EUR", "0.00 EUR");
        row(1500, "JPY", "1500 JPY");
        row(1234567, "KWD", "1234.567 KWD");
        row(250, "", "2.50 ");
    }
    void decimalTextComesBack()
    {
        QFETCH(qint64, minor);
        QFETCH(QByteArray, currency);
        QFETCH(QByteArray, text);
        const Money money{minor, currency.toStdString()};
        QCOMPARE(toDecimalText(money), text.toStdString());
        QVERIFY(fromDecimalText(text.toStdString()) == money);
    }

    void decimalTextMayBeShorter()
    {
        QVERIFY(fromDecimalText("12 GBP") == (Money{1200, "GBP"}));
        QVERIFY(fromDecimalText("12.5 GBP") == (Money{1250, "GBP"}));
        QVERIFY(fromDecimalText("-3") == (Money{-300, ""}));
        for (const char* text :
            {"", "GBP", "12.345 GBP", ".5 GBP", "1,234 GBP", "12 .5", "1e3 GBP"})
            QVERIFY2(!fromDecimalText(text), text);
    }

    void isWrittenForPeople_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64{0} << "GBP"
                                 << "£0.00";
        QTest::newRow("pence alone") << qint64{5} << "GBP"
                                     << "£0.05";
        QTest::newRow("thousands") << qint64{1'234'567'89} << "GBP"
                                   << "£1,234,567.89";
        QTest::newRow("just below a group") << qint64{999'99} << "EUR"
                                            << "€999.99";
        QTest::newRow("negative") << qint64{-300} << "USD"
                                  << "-$3.00";
        QTest::newRow("no minor unit") << qint64{1234} << "JPY"
                                       << "¥1,234";
        QTest::newRow("three digits") << qint64{1234} << "KWD"
                                      << "1.234 KWD";
        QTest::newRow("no sign known") << qint64{123450} << "SEK"
                                       << "1,234.50 SEK";
        QTest::newRow("no currency") << qint64{100} << ""
                                     << "1.00";
        QTest::newRow("the lowest") << std::numeric_limits<qint64>::min() << "GBP"
                                    << "-£92,233,720,368,547,758.08";
    }

    void isWrittenForPeople()
    {
        QFETCH(qint64, minor);
        QFETCH(QString, currency);
        QTEST(QString::fromStdString(toString(Money{minor, currency.toStdString()})), "text");
    }
};

QTEST_GUILESS_MAIN(TstMoney)
#include "tst_money.moc"
