// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/types/finding.h"

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
};

QTEST_GUILESS_MAIN(TstFinding)
#include "tst_finding.moc"
