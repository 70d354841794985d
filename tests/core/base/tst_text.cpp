// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"

#include <QTest>

using namespace vitrine;
using namespace std::string_literals;

class TstText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void breaksAndRunsBecomeOneSpace()
    {
        QCOMPARE(text::onOneLine(" two\r\nlines\tand  more\x01 "), "two lines and more");
        QCOMPARE(text::onOneLine("caf\u00e9"), "caf\u00e9");
        QCOMPARE(text::onOneLine("\n"), "");
    }

    void findsWhatIsNoUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("place"); // -1: well-formed
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("every length") << QByteArray("a\xC2\xA3\xE2\x82\xAC\xF0\x9F\x92\xA5") << -1;
        QTest::newRow("lone tail") << QByteArray("ab\x80") << 2;
        QTest::newRow("Windows-1252") << QByteArray("caf\xE9 au lait") << 3;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 0;
        QTest::newRow("overlong three") << QByteArray("x\xE0\x80\xAF") << 1;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 0;
        QTest::newRow("beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << 0;
        QTest::newRow("cut at the end") << QByteArray("ab\xE2\x82") << 2;
        QTest::newRow("far on") << QByteArray("0123456789 £5, 0123456789\x80 0123456789") << 26;
    }

    void findsWhatIsNoUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, place);
        const auto found = text::firstInvalidUtf8(bytes.toStdString());
        QCOMPARE(found ? static_cast<int>(*found) : -1, place);
    }

    void tellsHowFarItIsAscii()
    {
        for (int length = 0; length < 20; ++length) {
            const std::string plain(static_cast<std::size_t>(length), 'a');
            QCOMPARE(text::asciiPrefix(plain), plain.size());
            QCOMPARE(text::asciiPrefix(plain + "£ 0123456789"), plain.size());
        }
    }

    void convertsOtherEncodings()
    {
        QCOMPARE(text::toUtf8("\x80 5", "WINDOWS-1252"), "€ 5"s);
        QCOMPARE(text::toUtf8("h\0\xE9\0"s, "UTF-16LE"), "hé"s);
        QVERIFY(!text::toUtf8("\x81", "WINDOWS-1252"));
        QVERIFY_THROWS_EXCEPTION(Error, text::toUtf8("x", "NO-SUCH-ENCODING"));
    }

    void cutsAtCharacters()
    {
        QCOMPARE(text::elided("short", 5), "short"s);
        QCOMPARE(text::elided("abcdef", 3), "abc…"s);
        QCOMPARE(text::elided("a€b", 2), "a…"s);
        QCOMPARE(text::elided("a€b", 3), "a…"s);
        QCOMPARE(text::elided("a€b", 4), "a€…"s);
    }

    void quotesFieldsOfTables()
    {
        QCOMPARE(text::csvField("plain; text"), "plain; text"s);
        QCOMPARE(text::csvField(""), ""s);
        QCOMPARE(text::csvField("one, two"), "\"one, two\""s);
        QCOMPARE(text::csvField("6\" plate"), "\"6\"\" plate\""s);
        QCOMPARE(text::csvField("two\nlines"), "\"two\nlines\""s);
        QCOMPARE(text::csvField("a\rb"), "\"a\rb\""s);
    }

    void trimsAndLowers()
    {
        QCOMPARE(text::trimmed(" \t\r\n a b \v\f"), std::string_view("a b"));
        QVERIFY(text::trimmed(" \r\n ").empty());
        QCOMPARE(text::lowered("ÄbC-Z"), "Äbc-z"s);
    }
};

QTEST_GUILESS_MAIN(TstText)
#include "tst_text.moc"
