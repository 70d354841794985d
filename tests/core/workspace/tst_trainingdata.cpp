// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "core/workspace/training/trainingdata.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace vitrine;
using namespace vitrine::workspace;
using vitrine::test::TemporaryFolder;

namespace {

/// A catalogue of `listings` listings with three cleaned pictures each, in two categories.
struct Shop {
    static constexpr int kPictures = 3;
    TemporaryFolder folder;
    std::unique_ptr<catalogue::Catalogue> catalogue =
        catalogue::Catalogue::create(folder / "catalogue.sqlite");

    explicit Shop(int listings, int categories = 2)
    {
        const auto writer = catalogue->writer();
        writer->begin();
        for (int n = 0; n < listings; ++n) {
            catalogue::ListingInput listing;
            listing.id = "L" + std::to_string(n);
            listing.rootCategory = n % categories == 0 ? "Zips" : "Apples";
            writer->putListing(listing);
            for (int picture = 0; picture < kPictures; ++picture)
                writer->putImage({listing.id + "-" + std::to_string(picture), listing.id,
                    "/pictures/" + listing.id + ".jpg", 1, 1});
        }
        writer->finishImport();
        for (std::int64_t row = 1; row <= std::int64_t{listings} * kPictures; ++row)
            writer->setCleaned({{row}, ImageState::Ready, "", "", 64, 64});
        writer->commit();
    }

    ChosenData choose(SplitKind split, const DuplicateNumbers& duplicates = {}) const
    {
        JobContext context;
        return chooseData(*catalogue->reader(), split, {{0.5, 0.25, 0.25}, 7}, duplicates, context);
    }
    std::optional<ErrorCode> error() const
    {
        try {
            choose(SplitKind::ByListing);
        } catch (const Error& error) {
            return error.code();
        }
        return std::nullopt;
    }
};

/// Sides of each group.
std::map<std::int64_t, std::set<int>> sidesByGroup(const RunData& data)
{
    std::map<std::int64_t, std::set<int>> sides;
    for (const RunImage& image : data.images)
        sides[image.group].insert(image.side);
    return sides;
}

bool warns(const ChosenData& chosen, const std::string& words)
{
    return std::ranges::any_of(chosen.warnings, [&](const PlanWarning& warning) {
        return planWarningText(warning).find(words) != std::string::npos;
    });
}

}

class TstTrainingData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byListingNothingLeaks();
    void byImageLeaksAreCounted();
    void theSidesOfTheCatalogueAreTaken();
    void laterPicturesFollowTheirRelatives();
    void smallCategoriesAreNamed();
    void thereMustBeSomethingToLearn();
    void theHonestFigureLeavesRelativesOut();
};

void TstTrainingData::byListingNothingLeaks()
{
    const Shop shop(40);
    const DuplicateNumbers duplicates{{{1}, 1}, {{6}, 1}, {{118}, 1}}; // of three listings
    const ChosenData chosen = shop.choose(SplitKind::ByListing, duplicates);
    QCOMPARE(chosen.data.classes.size(), std::size_t{2});
    QCOMPARE(chosen.data.images.size(), std::size_t{120});
    QCOMPARE(chosen.data.leaks, 0);
    for (const auto& [group, sides] : sidesByGroup(chosen.data))
        QCOMPARE(sides.size(), std::size_t{1});
    QCOMPARE(sidesByGroup(chosen.data).size(), std::size_t{38});
    const auto counts = chosen.data.counts();
    QVERIFY(counts[0] > counts[1] && counts[1] > 0 && counts[2] > 0);
    QVERIFY(!warns(chosen, "leaks"));
    // Labels are positions among the classes.
    for (const RunImage& image : chosen.data.images) {
        const bool zips = (image.row.value - 1) / Shop::kPictures % 2 == 0;
        QCOMPARE(chosen.data.classes[static_cast<std::size_t>(image.label)],
            std::string(zips ? "Zips" : "Apples"));
    }
    QCOMPARE(csvOf(shop.choose(SplitKind::ByListing, duplicates).data.images),
        csvOf(chosen.data.images));
}

void TstTrainingData::byImageLeaksAreCounted()
{
    const Shop shop(40);
    const ChosenData chosen = shop.choose(SplitKind::ByImage);
    std::int64_t leaking = 0;
    for (const auto& [group, sides] : sidesByGroup(chosen.data))
        leaking += sides.size() > 1 ? 1 : 0;
    QVERIFY(leaking > 0);
    QCOMPARE(chosen.data.leaks, leaking); // groups are the listings here
    QVERIFY(warns(chosen, "The split leaks: " + std::to_string(leaking) + " listings"));
    QVERIFY(warns(chosen, "a split by listing has 0"));
}

void TstTrainingData::theSidesOfTheCatalogueAreTaken()
{
    const Shop shop(20);
    std::vector<std::pair<ImageRow, int>> sides;
    for (std::int64_t row = 1; row <= 60; ++row)
        sides.emplace_back(ImageRow{row}, row <= 30 ? 0 : row == 60 ? 2 : 1);
    shop.catalogue->writer()->replaceSplit(sides);
    const ChosenData chosen = shop.choose(SplitKind::ByListing);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        QCOMPARE(chosen.data.images[i].row, sides[i].first);
        QCOMPARE(chosen.data.images[i].side, sides[i].second);
    }
    QCOMPARE(chosen.data.leaks, 1); // the last listing was torn apart
    QVERIFY(warns(chosen, "The split leaks: 1"));
    QVERIFY(
        shop.choose(SplitKind::ByImage).data.counts() != (std::array<std::int64_t, 3>{30, 29, 1}));
}

void TstTrainingData::laterPicturesFollowTheirRelatives()
{
    const Shop shop(20);
    std::vector<std::pair<ImageRow, int>> sides;
    for (std::int64_t row = 1; row <= 54; ++row) { // not the last two listings
        if (row != 2 && row != 35)
            sides.emplace_back(ImageRow{row}, row <= 30 ? 0 : 1);
    }
    shop.catalogue->writer()->replaceSplit(sides);
    const ChosenData chosen = shop.choose(SplitKind::ByListing, {{{35}, 4}, {{55}, 4}});
    QCOMPARE(chosen.data.images.size(), std::size_t{57}); // the last but one by a duplicate
    std::map<std::int64_t, int> side;
    for (const RunImage& image : chosen.data.images)
        side.emplace(image.row.value, image.side);
    QCOMPARE(side.at(2), 0);
    QCOMPARE(side.at(35), 1);
    QCOMPARE(side.at(57), 1);
    QVERIFY(!side.contains(58));
    QVERIFY(warns(chosen, "3 photos came after the split"));
}

void TstTrainingData::smallCategoriesAreNamed()
{
    const Shop shop(40, 20); // 2 listings of Zips
    QVERIFY(warns(shop.choose(SplitKind::ByListing), "Zips ("));
    QVERIFY(!warns(shop.choose(SplitKind::ByListing), "Apples ("));
}

void TstTrainingData::thereMustBeSomethingToLearn()
{
    QCOMPARE(Shop(0).error(), ErrorCode::NotReady);
    QCOMPARE(Shop(10, 1).error(), ErrorCode::NotReady); // one category
    const Shop shop(10);
    shop.catalogue->writer()->resetCleaning();
    QCOMPARE(shop.error(), ErrorCode::NotReady);
    const Shop test(10);
    test.catalogue->writer()->replaceSplit(std::array{std::pair{ImageRow{1}, 2}});
    QCOMPARE(test.error(), ErrorCode::NotReady); // nothing on the training side
}

void TstTrainingData::theHonestFigureLeavesRelativesOut()
{
    RunData data;
    data.classes = {"a", "b"};
    data.images = {{{1}, "1", 0, kTrainSide, 1}, {{2}, "2", 0, kValidationSide, 1},
        {{3}, "3", 0, kValidationSide, 2}, {{4}, "4", 1, kValidationSide, 3}};
    Evaluation evaluation;
    evaluation.predictions = {{{2}, 0, 0, 0.9F, 0.9F, 0.1F}, {{3}, 0, 0, 0.9F, 0.9F, 0.1F},
        {{4}, 1, 0, 0.9F, 0.1F, 2.0F}};
    const auto figure = withoutRelatives(evaluation, data);
    QVERIFY(figure.has_value());
    QCOMPARE(figure->images, 2);
    QCOMPARE(figure->top1, 0.5);
    data.images[0].side = kValidationSide;
    QCOMPARE(withoutRelatives(evaluation, data)->images, 3);
    for (RunImage& image : data.images)
        image.group = 1;
    data.images[0].side = kTrainSide;
    QVERIFY(!withoutRelatives(evaluation, data));
}

QTEST_GUILESS_MAIN(TstTrainingData)
#include "tst_trainingdata.moc"
