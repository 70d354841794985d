// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/jobs/outcome.h"
#include "tests/core/workspace/checkedshop.h"

#include <QTest>

#include <array>
#include <cmath>
#include <set>
#include <string>

using namespace vitrine;
using vitrine::test::CheckedShop;
using vitrine::test::jpeg;
using vitrine::test::photograph;

namespace {

using Ids = std::set<std::string>;

}

/// Sides of a workspace, and what stands on two of them.
class TstSplitting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitKeepsTogetherWhatBelongsTogether();
    void splitDealsOutWhatTrainingCanUse();
    void splitRefusesWhatDoesNotAddUp();
    void findsLeaksOfASplit();
};

void TstSplitting::splitKeepsTogetherWhatBelongsTogether()
{
    CheckedShop shop(60);
    for (int n = 0; n < 20; ++n)
        shop.replacePicture("L" + std::to_string(40 + n) + "-0",
            jpeg(photograph(static_cast<std::uint64_t>(n * 2 + 1)))); // that of L<n>-0
    shop.import();
    JobContext context;
    const SplitReport report = shop.inspection().split({{0.6, 0.2, 0.2}, 7}, context);
    QCOMPARE(report.images[0] + report.images[1] + report.images[2], 120);
    for (std::size_t side = 0; side < 3; ++side)
        QVERIFY(
            std::abs(static_cast<double>(report.images[side]) - (side == 0 ? 72.0 : 24.0)) <= 6);
    QCOMPARE(report.leaks, 0);
    QVERIFY(report.randomLeaks > 20);
    QVERIFY(report.imagesInRandomLeaks >= 2 * report.randomLeaks / 2);

    const auto sides = shop.catalogue()->reader()->splitSides();
    const auto sideOf = [&](const std::string& id) { return sides.at(shop.image(id)); };
    QCOMPARE(sides.size(), std::size_t{120});
    for (const char* n : {"0", "7", "19"}) {
        const std::string twin = "L" + std::to_string(40 + std::stoi(n));
        QCOMPARE(sideOf(std::string("L") + n + "-0"), sideOf(std::string("L") + n + "-1"));
        QCOMPARE(sideOf(std::string("L") + n + "-0"), sideOf(twin + "-1"));
    }
    QCOMPARE(shop.counts(FindingKind::SplitLeak).found, 0);
    QCOMPARE(shop.counts(FindingKind::SplitLeak).examined, 120);

    shop.inspection().split({{0.6, 0.2, 0.2}, 7}, context);
    QVERIFY(shop.catalogue()->reader()->splitSides() == sides);
    shop.inspection().split({{0.6, 0.2, 0.2}, 8}, context);
    QVERIFY(shop.catalogue()->reader()->splitSides() != sides);
}

void TstSplitting::splitDealsOutWhatTrainingCanUse()
{
    CheckedShop shop;
    shop.addImage("broken", "L0", "no picture at all");
    shop.addImage("orphan", "", jpeg(photograph(3)));
    shop.import();
    JobContext context;
    const SplitReport report = shop.inspection().split({{0.5, 0.5, 0.0}, 1}, context);
    QCOMPARE(report.images[0] + report.images[1], 16);
    QCOMPARE(report.unusable, 2);
    const auto sides = shop.catalogue()->reader()->splitSides();
    QVERIFY(!sides.contains(shop.image("broken")) && !sides.contains(shop.image("orphan")));
}

void TstSplitting::splitRefusesWhatDoesNotAddUp()
{
    CheckedShop shop;
    shop.import();
    JobContext context;
    for (const std::array<double, 3> fractions :
        {std::array{0.8, 0.1, 0.2}, std::array{1.2, -0.1, -0.1}, std::array{0.0, 0.0, 0.0}}) {
        const Outcome outcome = runJob([&] { shop.inspection().split({fractions, 1}, context); });
        QVERIFY(outcome.error && outcome.error->code() == ErrorCode::InvalidArgument);
    }
    const SplitReport report = shop.inspection().split({{0.5, 0.0, 0.5}, 1}, context);
    QCOMPARE(report.images[1], 0);
    QCOMPARE(report.images[0], 8);
}

void TstSplitting::findsLeaksOfASplit()
{
    CheckedShop shop;
    shop.import();
    std::vector<std::pair<ImageRow, int>> sides;
    for (int n = 0; n < 8; ++n) {
        for (int k = 0; k < 2; ++k)
            sides.emplace_back(
                shop.image("L" + std::to_string(n) + "-" + std::to_string(k)), n == 3 ? k : 0);
    }
    const auto catalogue = shop.catalogue();
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->replaceSplit(sides);
        writer->commit();
    }
    shop.check();
    QCOMPARE(shop.found(FindingKind::SplitLeak), Ids{"L3"});
    QCOMPARE(shop.counts(FindingKind::SplitLeak).examined, 16);
}

QTEST_GUILESS_MAIN(TstSplitting)
#include "tst_splitting.moc"
