// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/importing/csvreader.h"
#include "tests/support/testdata.h"

#include <sys/stat.h>

#include <QTest>

using namespace vitrine;
using namespace vitrine::importing;
using namespace std::string_literals;

namespace {

struct ReadRow {
    std::int64_t line;
    std::int64_t byte;
    CsvFault fault;
    std::vector<std::string> fields;
    std::string raw;
};

std::vector<ReadRow> readAll(CsvReader& reader)
{
    std::vector<ReadRow> rows;
    CsvRow row;
    while (reader.next(row))
        rows.push_back({row.line, row.byte, row.fault, {row.fields.begin(), row.fields.end()},
            std::string(row.raw)});
    return rows;
}

std::vector<ReadRow> readAll(const std::string& text, const test::TemporaryFolder& folder = {})
{
    CsvReader reader(folder.write("table.csv", text));
    return readAll(reader);
}

using Fields = std::vector<std::string>;

std::string utf16(const std::u16string& text, bool bigEndian)
{
    std::string bytes;
    for (const char16_t unit : text) {
        const auto high = static_cast<char>(unit >> 8U);
        const auto low = static_cast<char>(unit & 0xFFU);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

}

class TstCsvReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhereEachRowStarts()
    {
        const auto rows = readAll("a,b\n1,2\n\n\"x\ny\",\"q\"\"q\"\r\n   \r\n5,6");
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].line, 2);
        QCOMPARE(rows[0].byte, 4);
        QCOMPARE(rows[1].line, 4);
        QCOMPARE(rows[1].byte, 9);
        QCOMPARE(rows[1].fields, (Fields{"x\ny", "q\"q"}));
        QCOMPARE(rows[1].raw, "\"x\ny\",\"q\"\"q\"\r\n"s);
        QCOMPARE(rows[2].line, 7);
        QCOMPARE(rows[2].byte, 28);
        QCOMPARE(rows[2].fields, (Fields{"5", "6"}));
    }

    void bareCrIsText()
    {
        const auto rows = readAll("a,b\none\rtwo,\"three\rfour\"\n,\r\n");
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].fields, (Fields{"one\rtwo", "three\rfour"}));
        QCOMPARE(rows[1].fields, (Fields{"", ""}));
        QCOMPARE(rows[1].line, 3);
    }

    void crAloneEndsLinesWhereThereIsNoLf()
    {
        const auto rows = readAll("a,b\r1,2\r3,4");
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[1].fields, (Fields{"3", "4"}));
        QCOMPARE(rows[1].line, 3);
        QCOMPARE(rows[1].byte, 8);
    }

    void findsTheDelimiter()
    {
        const test::TemporaryFolder folder;
        CsvReader semicolons(folder.write("s.csv", "a;\"b,c,d,e\";f\n1;2;3\n"));
        QCOMPARE(semicolons.delimiter(), ';');
        QCOMPARE(semicolons.header()[1], "b,c,d,e"s);
        QCOMPARE(readAll(semicolons).front().fields, (Fields{"1", "2", "3"}));
        CsvReader tabs(folder.write("t.csv", "a\tb\n1\t\n\t2\n"));
        QCOMPARE(tabs.delimiter(), '\t');
        const auto rows = readAll(tabs);
        QCOMPARE(rows[0].fields, (Fields{"1", ""}));
        QCOMPARE(rows[1].fields, (Fields{"", "2"}));
    }

    void readsMarksAndUtf16()
    {
        const auto marked = readAll("\xEF\xBB\xBF\"a\",b\n1,2\n");
        QCOMPARE(marked[0].byte, 8 + 1);
        QCOMPARE(marked[0].fields, (Fields{"1", "2"}));
        const std::u16string table = u"a,b\né,💥\n3,4\n";
        for (const bool bigEndian : {false, true}) {
            const std::string mark = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
            for (const std::string& start : {mark, ""s}) {
                const auto rows = readAll(start + utf16(table, bigEndian));
                QCOMPARE(rows.size(), std::size_t{2});
                QCOMPARE(rows[0].fields, (Fields{"é", "💥"}));
                QCOMPARE(rows[1].byte, static_cast<std::int64_t>(start.size()) + 2 * 9);
            }
        }
    }

    void longUtf16IsCutBetweenCharacters()
    {
        std::u16string table = u"a\n";
        for (int i = 0; i < 100'000; ++i)
            table += u"x💥";
        const auto rows = readAll("\xFF\xFE" + utf16(table, false));
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].fields[0].size(), std::size_t{500'000});
    }

    void rowsOfAnotherLengthAreFaults()
    {
        const auto rows = readAll("a,b\n1\n1,2,3\n1,2\n");
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].fault, CsvFault::FieldCount);
        QCOMPARE(rows[1].fault, CsvFault::FieldCount);
        QCOMPARE(rows[1].raw, "1,2,3\n"s);
        QCOMPARE(rows[2].fault, CsvFault::None);
    }

    void anUnclosedQuoteCostsOneLine()
    {
        const auto rows = readAll("a,b\n1,\"oops\n2,x\n3,y\n");
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].fault, CsvFault::UnclosedQuote);
        QCOMPARE(rows[0].raw, "1,\"oops\n"s);
        QCOMPARE(rows[1].fields, (Fields{"2", "x"}));
        QCOMPARE(rows[1].line, 3);
        QCOMPARE(rows[1].byte, 12);
        QCOMPARE(rows[2].fields, (Fields{"3", "y"}));
        QCOMPARE(rows[2].line, 4);
    }

    void aQuoteThatClosesTooLateCostsOneLine()
    {
        // The quote of row 1 closes in row 2, and both together have one field too few.
        auto rows = readAll("a,b,c\n1,\"oops,z\n2,\"x\",z\n3,\"y\",z\n");
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[0].fault != CsvFault::None);
        QCOMPARE(rows[0].line, 2);
        QCOMPARE(rows[1].fields, (Fields{"2", "x", "z"}));
        QCOMPARE(rows[2].fields, (Fields{"3", "y", "z"}));
        // Here they have as many as one row should, by chance.
        rows = readAll("a,b\n1,\"oops\n2,\"x\"\n3,\"y\"\n");
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].fault, CsvFault::UnclosedQuote);
        QCOMPARE(rows[1].fields, (Fields{"2", "x"}));
    }

    void looseQuotesAreText()
    {
        const auto rows = readAll("a,b,c\n1,12\" pipe,z\n2,\"a 12\" pipe\nof steel\",z\n");
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].fields, (Fields{"1", "12\" pipe", "z"}));
        QCOMPARE(rows[1].fields, (Fields{"2", "a 12\" pipe\nof steel", "z"}));
    }

    void rowsBeyondTheLimitAreGivenUp()
    {
        const std::string huge(CsvReader::kLongestRow + 300'000, 'x');
        const auto rows =
            readAll("a,b\n1," + huge + huge + "\n2,fine\n3,\"" + huge + "\n" + huge + "\n4,fine\n");
        QVERIFY(rows.size() >= 4);
        QCOMPARE(rows[0].fault, CsvFault::UnclosedQuote);
        QCOMPARE(rows[1].fields, (Fields{"2", "fine"}));
        QCOMPARE(rows[1].line, 3);
        QCOMPARE(rows[2].fault, CsvFault::UnclosedQuote);
        QCOMPARE(rows.back().fields, (Fields{"4", "fine"}));
        QCOMPARE(rows.back().line, 6);
    }

    /// A last row without a line's end is libcsv's, which must see what the shortcut sees.
    void simpleRowsReadAsLibcsvReadsThem_data()
    {
        QTest::addColumn<char>("delimiter");
        QTest::newRow("comma") << ',';
        QTest::newRow("semicolon") << ';';
        QTest::newRow("tab") << '\t';
    }
    void simpleRowsReadAsLibcsvReadsThem()
    {
        QFETCH(const char, delimiter);
        const std::string alphabet = "ab\"\"\" \t\r"s + delimiter + delimiter;
        const std::string header = "x"s + delimiter + "y"s + delimiter + "z\n";
        const test::TemporaryFolder folder;
        Random random(7);
        int sound = 0;
        for (int i = 0; i < 1'500; ++i) {
            std::string line;
            for (std::size_t length = random.below(14); line.size() < length;)
                line += alphabet[random.below(alphabet.size())];
            const auto shortcut = readAll(header + line + "\n", folder);
            const auto libcsv = readAll(header + line, folder);
            QCOMPARE(shortcut.size(), libcsv.size());
            if (libcsv.empty())
                continue;
            QVERIFY2(shortcut[0].fault == libcsv[0].fault, line.c_str());
            QCOMPARE(shortcut[0].raw, libcsv[0].raw + "\n");
            if (libcsv[0].fault == CsvFault::None) {
                QVERIFY2(shortcut[0].fields == libcsv[0].fields, line.c_str());
                ++sound;
            }
        }
        QVERIFY(sound > 100);
    }

    void hostileQuotesEnd()
    {
        std::string text = "a,b\n";
        for (int i = 0; i < 3'001; ++i)
            text += "\"x\n";
        const auto rows = readAll(text);
        QVERIFY(!rows.empty());
        for (const ReadRow& row : rows)
            QVERIFY(row.fault != CsvFault::None);
    }

    void whatIsNoTableIsRefused()
    {
        const test::TemporaryFolder folder;
        const auto codeOf = [](const std::filesystem::path& file) {
            return test::errorOf([&file] { CsvReader reader(file); });
        };
        QCOMPARE(codeOf(folder / "none.csv"), ErrorCode::NotFound);
        QCOMPARE(codeOf(folder.path()), ErrorCode::Io);
        const auto pipe = folder / "pipe.csv"; // which nobody writes to: opening it would wait
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(codeOf(pipe), ErrorCode::Unsupported);
        QCOMPARE(codeOf(folder.write("empty.csv", "")), ErrorCode::Corrupt);
        QCOMPARE(codeOf(folder.write("blank.csv", "\xEF\xBB\xBF\n \n")), ErrorCode::Corrupt);
        QCOMPARE(codeOf(folder.write("zip.csv", "PK\x03\x04\0\0\0\0"s)), ErrorCode::Corrupt);
        QCOMPARE(
            codeOf(folder.write("half.csv", "\xFF\xFE"s + "a\0,\0\x3D\xD8"s)), ErrorCode::Corrupt);
    }

    void halfACharacterIsNamedByItsPlace()
    {
        const test::TemporaryFolder folder;
        const auto whatIsWrong = [&folder](const std::string& text) {
            try {
                CsvReader reader(folder.write("half.csv", text));
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        const std::string start = "\xFF\xFE"s + "a\0,\0"s;
        QCOMPARE(whatIsWrong(start + "\x3D\xD8\x00\xDE"s), std::string()); // a whole one: U+1F600
        const auto saysByteSix = [](const std::string& what) {
            return what.find("not well-formed UTF-16LE: at byte 6 ") != std::string::npos;
        };
        QVERIFY(saysByteSix(whatIsWrong(start + "\x3D\xD8"s)));
        QVERIFY(saysByteSix(whatIsWrong(start + "\x00\xDE"s + "b\0"s)));
        QVERIFY(saysByteSix(whatIsWrong(start + "\x3D\xD8"s + "b\0"s)));
    }
};

QTEST_GUILESS_MAIN(TstCsvReader)
#include "tst_csvreader.moc"
