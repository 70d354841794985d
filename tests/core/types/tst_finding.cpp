// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/types/finding.h"
#include "core/types/refusedrow.h"

#include <QTest>

#include <set>

using namespace vitrine;

class TstFinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasANameOfItsOwn()
    {
        std::set<std::string_view> names;
        for (int i = 0; i < kFindingKinds; ++i) {
            const auto kind = static_cast<FindingKind>(i);
            const std::string_view name = findingKindName(kind);
            QVERIFY(!name.empty());
            QVERIFY(names.insert(name).second);
            QVERIFY(findingKindFromName(name) == kind);
        }
        QVERIFY(!findingKindFromName("no_such_kind"));
        QCOMPARE(
            findingKindName(FindingKind::CategoryShortcut), std::string_view("category_shortcut"));
    }

    void refusedRowsAreReadAsTheyWereWritten()
    {
        const std::vector<RefusedRow> rows{
            {"Products.csv", 39, "title, price"}, {"a: 2.csv", 7, "x: 12: y"}, {"b:3.csv", 8, ""}};
        const std::string text = refusedRowsText(rows);
        QCOMPARE(
            text, std::string("Products.csv:39: title, price\na: 2.csv:7: x: 12: y\nb:3.csv:8"));
        const auto read = refusedRowsOf(text + "\nnothing of the kind");
        QCOMPARE(read.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(read[i].file, rows[i].file);
            QCOMPARE(read[i].line, rows[i].line);
            QCOMPARE(read[i].text, rows[i].text);
        }
        QVERIFY(refusedRowsOf("").empty());
    }
};

QTEST_GUILESS_MAIN(TstFinding)
#include "tst_finding.moc"
