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
