// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/cleaning/deciding/mergeduplicates.h"
#include "core/cleaning/deciding/recipe.h"
#include "tests/core/cleaning/actionshop.h"

#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::cleaning;
using vitrine::cleaning::test::action;
using vitrine::cleaning::test::finding;
using vitrine::cleaning::test::Shop;
using vitrine::test::errorOf;
using vitrine::test::imageInput;

/// Which one of several duplicates stays, and what it takes over.
class TstMergeDuplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThePictureThatTheRuleSays_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<int>("kept");

        QTest::newRow("largest") << static_cast<int>(KeepRule::Largest) << 2;
        QTest::newRow("sharpest") << static_cast<int>(KeepRule::Sharpest) << 3;
        QTest::newRow("oldest") << static_cast<int>(KeepRule::Oldest) << 1;
    }
    void keepsThePictureThatTheRuleSays()
    {
        QFETCH(int, rule);
        QFETCH(int, kept);
        const Shop shop;
        shop.addSecondPhotos();
        shop.measured({1}, 1000, 0.5);
        shop.measured({2}, 3000, 0.4);
        shop.measured({3}, 2000, 0.9);
        std::vector<Finding> group;
        for (int image = 1; image <= 3; ++image) {
            group.push_back(finding(FindingKind::NearDuplicate, {}, {image}));
            group.back().group = 7;
        }
        shop.found(FindingKind::NearDuplicate, group);
        Action merge = action(ActionKind::Merge);
        merge.on.openOf = FindingKind::NearDuplicate;
        merge.keep = static_cast<KeepRule>(rule);
        Selection images;
        images.images = {{1}, {2}, {3}};
        const KeepComparison told = compareDuplicates(images, *shop.reader());
        QCOMPARE(told.keptBy(merge.keep), std::int64_t(kept));
        QCOMPARE(told.members[1].sharpness, 0.4);
        QVERIFY(!told.tied[static_cast<std::size_t>(rule)]);
        shop.apply(merge);
        for (int image = 1; image <= 3; ++image)
            QCOMPARE(shop.value(CellSubject::Image, image, "excluded"),
                image == kept ? "(none)" : std::to_string(kept));
        QCOMPARE(
            shop.reader()->countFindings({FindingKind::NearDuplicate, {}, false}), std::int64_t(0));
    }

    void otherKindsAreRefusedWhetherAnyIsOpenOrNot()
    {
        const Shop shop;
        Action merge = action(ActionKind::Merge);
        merge.on.openOf = FindingKind::Dark;
        for (const bool found : {false, true}) {
            if (found)
                shop.found(FindingKind::Dark, {finding(FindingKind::Dark, {}, {1})});
            try {
                shop.resolve(merge);
                QFAIL("dark photos were merged");
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::InvalidArgument);
                QVERIFY(error.hint().find("near_duplicate") != std::string::npos);
            }
            // Nor is it foretold, or compared, what could not be done.
            QCOMPARE(
                errorOf([&] { forecastMerge(merge, *shop.reader()); }), ErrorCode::InvalidArgument);
            QCOMPARE(errorOf([&] { compareDuplicates(merge.on, *shop.reader()); }),
                ErrorCode::InvalidArgument);
        }
        merge.on.openOf = FindingKind::NearDuplicate; // nothing was found: nothing to do
        QVERIFY(shop.resolve(merge).cells.empty());
    }

    void aDuplicateThatComesLaterIsMergedIntoTheOneThatWasKept()
    {
        const Shop shop;
        shop.addSecondPhotos();
        const auto group = [](std::initializer_list<int> images) {
            std::vector<Finding> all;
            for (const int image : images) {
                all.push_back(finding(FindingKind::ExactDuplicate, {}, {image}));
                all.back().group = 1;
            }
            return all;
        };
        Action merge = action(ActionKind::Merge);
        merge.on.openOf = FindingKind::ExactDuplicate;
        shop.found(FindingKind::ExactDuplicate, group({2, 3}));
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Image, 3, "excluded"), "2");
        shop.measured({4}, 900, 0.5); // larger; what was called fine stays all the same
        shop.found(FindingKind::ExactDuplicate, group({2, 4}));
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Image, 4, "excluded"), "2");
        QCOMPARE(shop.value(CellSubject::Image, 2, "excluded"), "(none)");
        QCOMPARE(shop.reader()->countFindings({FindingKind::ExactDuplicate, {}, false}),
            std::int64_t(0));

        Action fine = action(ActionKind::Accept);
        fine.on.images = {{5}};
        fine.finding = FindingKind::ExactDuplicate;
        shop.apply(fine);
        shop.found(FindingKind::ExactDuplicate, group({2, 5, 1}));
        merge.kept = 5;
        shop.apply(merge); // two that are fine stay, whichever is named
        QCOMPARE(shop.value(CellSubject::Image, 1, "excluded"), "5");
        QCOMPARE(shop.value(CellSubject::Image, 2, "excluded"), "(none)");

        shop.found(FindingKind::ExactDuplicate, group({2, 6}));
        merge.kept = 6; // by name, and not fine yet
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Image, 2, "excluded"), "6");
        shop.found(FindingKind::ExactDuplicate, group({2, 3}));
        merge.kept = 0;
        QVERIFY(shop.resolve(merge).cells.empty()); // both are left out
    }

    void theLastPhotoOfAListingStays()
    {
        const Shop shop; // a photo each, and a second one of d
        std::vector<Finding> all;
        for (const auto& [image, group] :
            std::vector<std::pair<int, int>>{{1, 1}, {2, 1}, {3, 2}, {5, 2}}) {
            all.push_back(finding(FindingKind::ExactDuplicate, {}, {image}));
            all.back().group = group;
        }
        {
            const auto writer = shop.catalogue->writer();
            writer->begin();
            writer->putImage(imageInput("d2", "d"));
            writer->finishImport();
            writer->commit();
        }
        shop.found(FindingKind::ExactDuplicate, all);
        Action merge = action(ActionKind::Merge);
        merge.on.openOf = FindingKind::ExactDuplicate;
        const MergeForecast told = forecastMerge(merge, *shop.reader());
        QCOMPARE(told.groups.size(), std::size_t(2));
        QVERIFY(told.groups[0].images);
        QVERIFY(told.fateOf(1) == MergeFate::Kept);
        QVERIFY(told.fateOf(2) == MergeFate::LastPhoto);
        QVERIFY(told.fateOf(3) == MergeFate::Kept);
        QVERIFY(told.fateOf(5) == MergeFate::LeftOut);
        QVERIFY(!told.fateOf(4));
        QVERIFY(told.leavesOut());
        Action first = action(ActionKind::Merge); // of the first group alone all would stay
        first.on.findings = {1, 2};
        QVERIFY(!forecastMerge(first, *shop.reader()).leavesOut());
        first.kept = 2; // the other one is the last of its listing, too
        QVERIFY(!forecastMerge(first, *shop.reader()).leavesOut());
        // Two that are their listings' only photos both stay, and nobody has called them fine.
        const auto resolved = shop.resolve(merge);
        QCOMPARE(resolved.skipped.size(), std::size_t(2));
        QCOMPARE(resolved.skipped[0].subject, "a1");
        QCOMPARE(resolved.skipped[1].subject, "b1");
        QVERIFY(resolved.skipped[0].reason.find("each is its listing's only photo")
            != std::string::npos);
        QVERIFY(shop.resolve(first).cells.empty());
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Image, 2, "excluded"), "(none)");
        QCOMPARE(shop.value(CellSubject::Image, 5, "excluded"), "3");
        // The other that stays is fine, and one goes.
        QCOMPARE(shop.reader()->history().line.back().leftOut, std::int64_t(1));
        QCOMPARE(shop.reader()->history().line.back().cells, std::int64_t(2));
        const auto left = shop.reader()->findings({FindingKind::ExactDuplicate, {}, false}, 0, 9);
        QCOMPARE(left.size(), std::size_t(2));
        QCOMPARE(left[0].finding.image, ImageRow{1});
        QCOMPARE(left[1].finding.image, ImageRow{2});

        // Of two photos that go for different reasons, one stays.
        Action both = action(ActionKind::Merge);
        std::vector<Finding> pairs;
        for (const auto& [image, group] :
            std::vector<std::pair<int, int>>{{1, 1}, {4, 1}, {2, 2}, {5, 2}}) {
            pairs.push_back(finding(FindingKind::NearDuplicate, {}, {image}));
            pairs.back().group = group;
        }
        Action back = action(ActionKind::Restore);
        back.on.images = {{5}};
        shop.apply(back);
        shop.found(FindingKind::NearDuplicate, pairs);
        both.on.openOf = FindingKind::NearDuplicate;
        shop.apply(both);
        QCOMPARE(shop.value(CellSubject::Image, 4, "excluded"), "1");
        QCOMPARE(shop.value(CellSubject::Image, 5, "excluded"), "(none)");
    }

    void aLastPhotoBesideOneThatGoesCountsAsFine()
    {
        const Shop shop;
        {
            const auto writer = shop.catalogue->writer();
            writer->begin();
            writer->putImage(imageInput("d2", "d"));
            writer->finishImport();
            writer->commit();
        }
        std::vector<Finding> group;
        for (const int image : {1, 2, 5}) {
            group.push_back(finding(FindingKind::ExactDuplicate, {}, {image}));
            group.back().group = 1;
        }
        shop.found(FindingKind::ExactDuplicate, group);
        Action merge = action(ActionKind::Merge);
        merge.on.openOf = FindingKind::ExactDuplicate;
        const auto resolved = shop.resolve(merge);
        QCOMPARE(resolved.skipped.size(), std::size_t(1));
        QCOMPARE(resolved.skipped[0].subject, "b1");
        QVERIFY(resolved.skipped[0].reason.find("counts as fine now") != std::string::npos);
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Image, 5, "excluded"), "1");
        QCOMPARE(shop.reader()->countFindings({FindingKind::ExactDuplicate, {}, false}),
            std::int64_t(0));
    }

    void whatWouldGoBesideAnotherOneIsToldOtherwise()
    {
        const Shop shop;
        shop.addSecondPhotos();
        Action out = action(ActionKind::Exclude); // leaves b a single photo
        out.on.images = {{6}};
        shop.apply(out);
        Action merge = action(ActionKind::Merge);
        merge.on.images = {{1}, {2}};
        merge.kept = 1; // has another one beside it
        const auto resolved = shop.resolve(merge);
        QVERIFY(resolved.cells.empty());
        QCOMPARE(resolved.skipped.size(), std::size_t(2));
        QVERIFY(resolved.skipped[0].reason.find("keep another one") != std::string::npos);
        merge.kept = 2;
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Image, 1, "excluded"), "2");
    }

    /// Of few groups and of many, whatever else the kind has found.
    void groupsAreReadByTheirNumbers()
    {
        const Shop shop;
        shop.addSecondPhotos();
        std::vector<Finding> all;
        for (int image = 1; image <= 8; ++image) {
            all.push_back(finding(FindingKind::ExactDuplicate, {}, {image}));
            all.back().group = 100 + (image - 1) % 4; // each of the two of one listing
        }
        shop.found(FindingKind::ExactDuplicate, all);
        const auto reader = shop.reader();
        FindingQuery some{FindingKind::ExactDuplicate, {}, false, {103, 101, 999}};
        QCOMPARE(reader->countFindings(some), std::int64_t(4));
        const auto found = reader->findings(some, 0, kNoLimit);
        QCOMPARE(found.size(), std::size_t(4));
        QCOMPARE(found.front().finding.group, std::int64_t(101));
        QCOMPARE(found.back().finding.group, std::int64_t(103));
        QVERIFY(reader->findings({FindingKind::NearDuplicate, {}, true, {101}}, 0, 9).empty());
        Action merge = action(ActionKind::Merge);
        merge.on.findings = {2, 3};
        const MergeForecast told = forecastMerge(merge, *reader);
        QCOMPARE(told.groups.size(), std::size_t(2));
        QVERIFY(told.fateOf(2) == MergeFate::Kept && told.fateOf(6) == MergeFate::LeftOut);
        QVERIFY(!told.fateOf(1));
        merge.on = {};
        merge.on.openOf = FindingKind::ExactDuplicate;
        QCOMPARE(forecastMerge(merge, *reader).groups.size(), std::size_t(4));
    }

    /// Whatever is chosen, what was foretold is what the step then sets.
    void forecastsAreWhatMergingDoes()
    {
        const Shop shop;
        shop.addSecondPhotos();
        std::vector<Finding> all;
        for (const auto& [image, group] : std::vector<std::pair<int, int>>{
                 {1, 1}, {5, 1}, {2, 1}, {3, 2}, {7, 2}, {4, 3}, {8, 3}, {6, 3}}) {
            all.push_back(finding(FindingKind::NearDuplicate, {}, {image}));
            all.back().group = group;
        }
        shop.found(FindingKind::NearDuplicate, all);
        Action fine = action(ActionKind::Accept);
        fine.on.findings = {6, 7}; // 4 and 8, of the third group
        shop.apply(fine);
        Action merge = action(ActionKind::Merge);
        merge.on.findings = {1, 4, 8};
        merge.kept = 8;
        const MergeForecast told = forecastMerge(merge, *shop.reader());
        QCOMPARE(told.groups.size(), std::size_t(3));
        QVERIFY(told.fateOf(4) == MergeFate::Fine);
        QVERIFY(told.fateOf(6) == MergeFate::LastPhoto); // the other one goes in the first group
        shop.apply(merge);
        int leftOut = 0;
        for (const MergeGroup& group : told.groups) {
            for (const MergeMember& member : group.members) {
                const bool isOut =
                    shop.value(CellSubject::Image, member.row, "excluded") != "(none)";
                QCOMPARE(isOut, member.fate == MergeFate::LeftOut);
                leftOut += isOut ? 1 : 0;
            }
        }
        QCOMPARE(leftOut, 3);
        QVERIFY(!forecastMerge(merge, *shop.reader()).leavesOut()); // it is done
        Action mixed = action(ActionKind::Merge);
        mixed.on.listings = {{1}};
        mixed.on.images = {{2}};
        QCOMPARE(
            errorOf([&] { forecastMerge(mixed, *shop.reader()); }), ErrorCode::InvalidArgument);
    }

    void findingsStandForTheirWholeGroup()
    {
        const Shop shop;
        shop.measured({1}, 1000, 0.5);
        shop.measured({2}, 3000, 0.4);
        shop.measured({3}, 2000, 0.9);
        std::vector<Finding> all;
        for (int image = 1; image <= 4; ++image) {
            all.push_back(finding(FindingKind::NearDuplicate, {}, {image}));
            all.back().group = image == 4 ? 2 : 1;
        }
        shop.found(FindingKind::NearDuplicate, all);
        Selection group;
        group.findings = {3};
        KeepComparison told = compareDuplicates(group, *shop.reader());
        QCOMPARE(told.members.size(), std::size_t(3));
        QCOMPARE(told.keptBy(KeepRule::Largest), std::int64_t(2));
        Action fine = action(ActionKind::Accept);
        fine.on.findings = {1};
        shop.apply(fine);
        told = compareDuplicates(group, *shop.reader());
        QCOMPARE(told.members.size(), std::size_t(3));
        QCOMPARE(
            told.keptBy(KeepRule::Largest), std::int64_t(1)); // it stays, though others are larger
        group.findings = {3, 4};
        QCOMPARE(
            errorOf([&] { compareDuplicates(group, *shop.reader()); }), ErrorCode::InvalidArgument);
    }

    void whatShouldStayAndIsNotThereIsTold()
    {
        const Shop shop;
        shop.addSecondPhotos();
        const auto local = actionFromJson(
            R"({"action":"merge","on":{"images":["a1","b1"]},"kept":{"image":"zz"}})",
            *shop.reader());
        QCOMPARE(local.missing, std::vector<std::string>{"zz"});
        QVERIFY(shop.resolve(local.action).skipped.empty());
        const auto twice = actionFromJson(
            R"({"action":"merge","on":{"listings":["a","b","zz"]},"kept":{"listing":"zz"}})",
            *shop.reader());
        QCOMPARE(twice.missing, std::vector<std::string>{"zz"});
        const auto other = actionFromJson(
            R"({"action":"merge","on":{"images":["a1","b1"]},"kept":{"image":"c1"}})",
            *shop.reader());
        QVERIFY(other.missing.empty());
        const auto resolved = shop.resolve(other.action);
        QCOMPARE(resolved.skipped.size(), std::size_t(1));
        QCOMPARE(resolved.skipped[0].subject, "c1");
    }

    void theOldestIsTheFileThatWasChangedFirst()
    {
        const Shop shop;
        const auto changed = [&](const std::string& id, const std::string& listing,
                                 std::int64_t time, const char* source = "/elsewhere.jpg") {
            const auto writer = shop.catalogue->writer();
            writer->begin();
            writer->putImage({id, listing, source, 1234, time});
            writer->finishImport();
            writer->commit();
        };
        changed("a1", "a", 300);
        changed("b1", "b", 100);
        changed("c1", "c", 200);
        Selection group;
        group.images = {{1}, {2}, {3}};
        const auto oldest = [&] {
            return compareDuplicates(group, *shop.reader()).keptBy(KeepRule::Oldest);
        };
        QCOMPARE(oldest(), std::int64_t(2));
        QCOMPARE(shop.reader()->image({1})->sourceModified, std::int64_t(300));
        changed("c1", "c", 100);
        QCOMPARE(oldest(), std::int64_t(2)); // of two the one that was imported first
        changed("e1", "b", 0, ""); // without a file
        group.images.push_back({5});
        QCOMPARE(oldest(), std::int64_t(1));
        group = {};
        group.listings = {{2}, {1}};
        QCOMPARE(oldest(), std::int64_t(1));
    }

    void listingsAreComparedByPhotosAndTexts()
    {
        const Shop shop;
        shop.measured({1}, 1000, 0.5);
        shop.measured({2}, 3000, 0.9);
        Action move = action(ActionKind::Merge); // gives the third listing a second photo
        move.on.listings = {{3}, {4}};
        move.kept = 3;
        shop.apply(move);
        Selection listings;
        listings.listings = {{1}, {2}, {3}, {2}};
        const KeepComparison told = compareDuplicates(listings, *shop.reader());
        QCOMPARE(told.members.size(), std::size_t(3));
        QCOMPARE(told.members[2].size, 2.0);
        QCOMPARE(told.members[0].detail, 17.0);
        QCOMPARE(told.members[1].sharpness, 0.9);
        QCOMPARE(told.keptBy(KeepRule::Largest), std::int64_t(3));
        QCOMPARE(told.keptBy(KeepRule::Sharpest), std::int64_t(2));
        QCOMPARE(told.keptBy(KeepRule::Oldest), std::int64_t(1));
        QVERIFY(!told.tied[static_cast<std::size_t>(KeepRule::Largest)]);
        QVERIFY(compareDuplicates({}, *shop.reader()).members.empty());
        // Two without a measure are neither larger nor sharper than one another.
        Selection equal;
        equal.images = {{3}, {4}};
        const KeepComparison same = compareDuplicates(equal, *shop.reader());
        QVERIFY(same.tied == (std::array{true, true, false}));
        listings.images = {{1}};
        QCOMPARE(errorOf([&] { compareDuplicates(listings, *shop.reader()); }),
            ErrorCode::InvalidArgument);
    }

    void aMergedListingKeepsWhatTheOthersKnew()
    {
        const Shop shop;
        Action untitled = action(ActionKind::Edit);
        untitled.on.listings = {{1}};
        untitled.field = "title";
        untitled.value = "";
        shop.apply(untitled);
        Action merge = action(ActionKind::Merge);
        merge.on.listings = {{1}, {2}};
        merge.kept = 1;
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Listing, 2, "excluded"), "1");
        QCOMPARE(shop.value(CellSubject::Listing, 1, "price"), "1000 GBP"); // it had none
        QCOMPARE(shop.value(CellSubject::Listing, 1, "title"), "Red sofa");
        QCOMPARE(shop.value(CellSubject::Listing, 1, "location"), "Leeds");
        QCOMPARE(shop.reader()->imagesOf({1}).size(), std::size_t(2));
        QVERIFY(!shop.reader()->image({2})->excluded);
        Action mixed = action(ActionKind::Merge);
        mixed.on.listings = {{1}};
        mixed.on.images = {{2}};
        QCOMPARE(errorOf([&] { shop.resolve(mixed); }), ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TstMergeDuplicates)
#include "tst_mergeduplicates.moc"
