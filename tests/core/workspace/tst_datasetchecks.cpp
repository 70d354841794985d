// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/imaging/resize.h"
#include "core/jobs/outcome.h"
#include "tests/core/workspace/checkedshop.h"
#include "tests/core/workspace/smallshop.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <string>

using namespace vitrine;
using vitrine::test::CheckedShop;
using vitrine::test::darkened;
using vitrine::test::embed;
using vitrine::test::excluding;
using vitrine::test::isSkipped;
using vitrine::test::jpeg;
using vitrine::test::photograph;
using vitrine::test::ProgressProbe;
using vitrine::test::TemporaryFolder;
using vitrine::test::thresholdAction;

namespace {

using Ids = std::set<std::string>;

}

class TstDataSetChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsWrong();
    void needsSomethingToCheck();
    void checksTablesWithoutPictures();
    void leavesOutWhatIsExcluded();
    void measuresOnlyWhatIsNew();
    void cancelLeavesTheFindings_data();
    void cancelLeavesTheFindings();
    void thresholdsOfCategoriesAreFollowedAtOnce();
    void thresholdsOfListingRulesAreFollowedAtOnce();
    void saysWithWhatAKindIsCompared();
    void histogramCountsEachPicture();
    void examplesLieNextToTheThreshold();
};

void TstDataSetChecks::findsWhatIsWrong()
{
    CheckedShop shop;
    shop.addListing("free", "Hats", "£0.00");
    shop.addListing("priceless", "", "");
    shop.replacePicture("L0-0", jpeg(darkened(photograph(100))));
    shop.addImage("copy", "free", jpeg(photograph(1 * 2 + 1))); // of L1-0
    shop.addImage("small", "free", jpeg(imaging::resized(photograph(2 * 2 + 1), 120, 90), 80));
    shop.addImage("broken", "free", "no picture at all");
    shop.addImage("gone", "free", "");
    shop.addImage("orphan", "nobody", jpeg(photograph(200)));
    shop.import();
    const CheckReport report = shop.check();

    QCOMPARE(report.listings, 10);
    QCOMPARE(report.images, 21);
    QCOMPARE(report.measured, 20); // one has no file
    QCOMPARE(shop.found(FindingKind::Dark), Ids{"L0-0"});
    QCOMPARE(shop.found(FindingKind::ExactDuplicate), (Ids{"L1-0", "copy"}));
    QCOMPARE(shop.found(FindingKind::NearDuplicate), (Ids{"L2-0", "small"}));
    QCOMPARE(shop.found(FindingKind::Unreadable), (Ids{"broken", "gone"}));
    QCOMPARE(shop.found(FindingKind::OrphanImage), Ids{"orphan"});
    QCOMPARE(shop.found(FindingKind::PriceZero), Ids{"free"});
    QCOMPARE(shop.found(FindingKind::PriceMissing), Ids{"priceless"});
    QCOMPARE(shop.found(FindingKind::CategoryMissing), Ids{"priceless"});
    QCOMPARE(shop.found(FindingKind::NoImages), Ids{"priceless"});
    QVERIFY(shop.found(FindingKind::Blurry).empty());
    QVERIFY(shop.found(FindingKind::LowInformation).empty());

    QCOMPARE(shop.counts(FindingKind::Dark).examined, 19); // those with pixels
    QCOMPARE(shop.counts(FindingKind::Unreadable).examined, 21);
    QCOMPARE(shop.counts(FindingKind::PriceZero).examined, 10);
    QCOMPARE(shop.counts(FindingKind::CategoryRare).examined, 2);
    QCOMPARE(report.kinds.size() + report.skipped.size(), std::size_t{kFindingKinds});
    for (const FindingKind kind : {FindingKind::Outlier, FindingKind::LabelIssue,
             FindingKind::ListingDisagrees, FindingKind::SplitLeak})
        QVERIFY(isSkipped(report, kind, ". ")); // a reason, and what to do
}

void TstDataSetChecks::needsSomethingToCheck()
{
    const TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "shop");
    JobContext context;
    for (const auto& call :
        {std::function<void()>([&] { workspace->inspection().check({}, context); }),
            std::function<void()>([&] { workspace->inspection().split({}, context); })}) {
        const Outcome outcome = runJob(call);
        QVERIFY(outcome.error && outcome.error->code() == ErrorCode::NotReady);
    }
}

void TstDataSetChecks::checksTablesWithoutPictures()
{
    CheckedShop shop;
    shop.addListing("free", "Hats", "£0.00");
    shop.addImage("orphan", "nobody", "");
    shop.import(false);
    const CheckReport report = shop.check();
    QCOMPARE(shop.found(FindingKind::PriceZero), Ids{"free"});
    QCOMPARE(shop.found(FindingKind::OrphanImage), Ids{"orphan"});
    QCOMPARE(report.measured, 0);
    QVERIFY(isSkipped(report, FindingKind::Unreadable, "No photo file"));
    QVERIFY(isSkipped(report, FindingKind::NearDuplicate, "No photo file"));
    QCOMPARE(shop.counts(FindingKind::Dark).found, -1); // never asked
}

void TstDataSetChecks::leavesOutWhatIsExcluded()
{
    CheckedShop shop;
    shop.replacePicture("L0-0", jpeg(darkened(photograph(100))));
    shop.import();
    shop.check();
    QCOMPARE(shop.counts(FindingKind::Dark).open, 1);
    shop.apply(excluding({shop.image("L0-0")}));
    QCOMPARE(shop.counts(FindingKind::Dark).open, 0);
    QCOMPARE(shop.counts(FindingKind::Dark).found, 1); // until it is checked again

    QCOMPARE(shop.check().images, 15);
    QCOMPARE(shop.counts(FindingKind::Dark).found, 0);
    QCOMPARE(shop.counts(FindingKind::Dark).examined, 15);
}

void TstDataSetChecks::measuresOnlyWhatIsNew()
{
    CheckedShop shop;
    shop.import();
    QCOMPARE(shop.check().measured, 16);
    QCOMPARE(shop.check().measured, 0);
    QVERIFY(shop.found(FindingKind::Dark).empty());
    shop.replacePicture("L3-1", jpeg(darkened(photograph(100))));
    shop.import();
    QCOMPARE(shop.check().measured, 1);
    QCOMPARE(shop.found(FindingKind::Dark), Ids{"L3-1"});
    QCOMPARE(shop.check({true}).measured, 16);
}

void TstDataSetChecks::cancelLeavesTheFindings_data()
{
    QTest::addColumn<int>("stage");
    for (const Stage stage : {Stage::MeasuringPictures, Stage::CheckingRows,
             Stage::ComparingPictures, Stage::JudgingPictures})
        QTest::newRow(stageName(stage)) << static_cast<int>(stage);
}

void TstDataSetChecks::cancelLeavesTheFindings()
{
    QFETCH(int, stage);
    CheckedShop shop(60);
    shop.import();
    embed(shop, true, [](const std::string&, int label) { return label; });
    shop.check();
    const auto before = shop.all();
    for (int n = 0; n < 60; ++n)
        shop.replacePicture("L" + std::to_string(n) + "-0",
            jpeg(darkened(photograph(static_cast<std::uint64_t>(1000 + n)))));
    shop.import();

    ProgressProbe probe([&](const Progress& progress) {
        return progress.stage == static_cast<Stage>(stage) && progress.done > 0;
    });
    JobContext context = probe.context();
    const Outcome outcome = runJob([&] { shop.inspection().check({}, context); });
    QCOMPARE(outcome.state, JobState::Cancelled);
    const auto after = shop.all();
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i)
        QCOMPARE(after[i].row, before[i].row);
    QVERIFY(shop.found(FindingKind::Dark).empty());

    const CheckReport report = shop.check();
    QVERIFY(report.measured < 60); // what was measured before the cancel is kept
    QCOMPARE(shop.found(FindingKind::Dark).size(), std::size_t{60});
}

void TstDataSetChecks::thresholdsOfCategoriesAreFollowedAtOnce()
{
    CheckedShop shop;
    shop.import();
    shop.check();
    QVERIFY(shop.found(FindingKind::Dark).empty());
    const CategoryRow hats = shop.category("Hats");
    const auto made = shop.counts(FindingKind::PriceZero).made;

    shop.apply(
        thresholdAction(FindingKind::Dark, hats, "1.0")); // every picture is darker than white
    const Ids found = shop.found(FindingKind::Dark);
    QCOMPARE(found.size(), std::size_t{8});
    for (const std::string& id : found)
        QVERIFY((id[1] - '0') % 2 == 0); // hats
    QCOMPARE(
        shop.inspection().findings({FindingKind::Dark, {}, false}, 0, 1)[0].finding.threshold, 1.0);
    QCOMPARE(shop.inspection().histogram(FindingKind::Dark, hats, 10).threshold, 1.0);
    QCOMPARE(shop.inspection().histogram(FindingKind::Dark, {}, 10).threshold, 0.32);
    QCOMPARE(shop.counts(FindingKind::PriceZero).made, made);

    shop.apply(thresholdAction(FindingKind::Dark, {}, "0.99"));
    QCOMPARE(shop.found(FindingKind::Dark).size(), std::size_t{16});
    JobContext context;
    shop.inspection().undo(context);
    shop.inspection().undo(context);
    QVERIFY(shop.found(FindingKind::Dark).empty());
}

void TstDataSetChecks::thresholdsOfListingRulesAreFollowedAtOnce()
{
    CheckedShop shop;
    shop.import();
    shop.check();
    QCOMPARE(shop.found(FindingKind::TitleTooLong).size(), std::size_t{0});
    shop.apply(thresholdAction(FindingKind::TitleTooLong, {}, "5"));
    QCOMPARE(shop.found(FindingKind::TitleTooLong).size(), std::size_t{8}); // "Thing L0"
    shop.check();
    QCOMPARE(shop.found(FindingKind::TitleTooLong).size(), std::size_t{8});
}

void TstDataSetChecks::saysWithWhatAKindIsCompared()
{
    CheckedShop shop;
    shop.import();
    shop.check();
    const auto of = [&](FindingKind kind) { return shop.inspection().threshold(kind); };
    QVERIFY(!of(FindingKind::PriceMissing) && !of(FindingKind::ListingDisagrees));
    QCOMPARE(of(FindingKind::TitleTooLong)->usual, std::optional(120.0));
    QVERIFY(!of(FindingKind::TitleTooLong)->set);
    shop.apply(thresholdAction(FindingKind::TitleTooLong, {}, "5"));
    shop.apply(thresholdAction(FindingKind::Dark, shop.category("Hats"), "0.5"));
    QCOMPARE(of(FindingKind::TitleTooLong)->set, std::optional(5.0));
    QVERIFY(!of(FindingKind::Dark)->set); // only of hats
    QCOMPARE(of(FindingKind::Dark)->most, 1.0);
}

void TstDataSetChecks::histogramCountsEachPicture()
{
    CheckedShop shop;
    shop.replacePicture("L0-0", jpeg(darkened(photograph(100))));
    shop.addImage("broken", "L0", "no picture at all");
    shop.import();
    shop.check();
    const Inspection& inspection = shop.inspection();
    const PropertyHistogram all = inspection.histogram(FindingKind::Dark, {}, 20);
    QCOMPARE(all.bins.size(), std::size_t{20});
    QCOMPARE(std::accumulate(all.bins.begin(), all.bins.end(), std::int64_t{0}), 16);
    QCOMPARE(all.pictures, 16); // the broken one has no brightness
    QCOMPARE(all.beyond, 1);
    QVERIFY(all.below);
    QCOMPARE(all.unit, "brightness");
    // The dark one lies below bin 20 * 0.32, all others above.
    QCOMPARE(std::accumulate(all.bins.begin(), all.bins.begin() + 6, std::int64_t{0}), 1);
    QCOMPARE(inspection.histogram(FindingKind::Dark, shop.category("Shoes"), 20).pictures, 8);

    shop.apply(excluding({shop.image("L0-0")})); // noticed without a check
    QCOMPARE(inspection.histogram(FindingKind::Dark, {}, 20).pictures, 15);
    QCOMPARE(inspection.histogram(FindingKind::Dark, {}, 20).beyond, 0);

    for (const FindingKind kind : {FindingKind::PriceZero, FindingKind::Unreadable})
        QVERIFY_THROWS_EXCEPTION(Error, inspection.histogram(kind, {}, 20));
    QVERIFY_THROWS_EXCEPTION(Error, inspection.histogram(FindingKind::Dark, {}, 0));
}

void TstDataSetChecks::examplesLieNextToTheThreshold()
{
    CheckedShop shop;
    shop.import();
    shop.check();
    const Inspection& inspection = shop.inspection();
    constexpr double kThreshold = 0.9;
    const auto beyond = inspection.examples(FindingKind::Dark, {}, kThreshold, true, 100);
    const auto within = inspection.examples(FindingKind::Dark, {}, kThreshold, false, 100);
    QCOMPARE(beyond.size() + within.size(), std::size_t{16});
    QVERIFY(!beyond.empty() && !within.empty());
    for (const auto& side : {beyond, within}) {
        QVERIFY(std::ranges::is_sorted(
            side, {}, [](const PropertyExample& e) { return std::abs(e.value - kThreshold); }));
    }
    QVERIFY(std::ranges::all_of(
        beyond, [](const PropertyExample& e) { return e.beyond && e.value < kThreshold; }));
    QVERIFY(std::ranges::all_of(
        within, [](const PropertyExample& e) { return !e.beyond && e.value >= kThreshold; }));
    const auto two = inspection.examples(FindingKind::Dark, {}, 1.0, true, 2);
    QCOMPARE(two.size(), std::size_t{2});
    QVERIFY(inspection.examples(FindingKind::Dark, shop.category("Hats"), 1.0, true, 100).size()
        == std::size_t{8});
}

QTEST_GUILESS_MAIN(TstDataSetChecks)
#include "tst_datasetchecks.moc"
