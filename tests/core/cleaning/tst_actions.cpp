// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/cleaning/deciding/actions.h"
#include "core/cleaning/deciding/mergeduplicates.h"
#include "core/cleaning/deciding/recipe.h"
#include "tests/core/catalogue/samples.h"

#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::cleaning;
using vitrine::test::errorCodeOf;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;

namespace {

Finding finding(FindingKind kind, ListingRow listing, ImageRow image, const std::string& field = {})
{
    Finding result;
    result.kind = kind;
    result.listing = listing;
    result.image = image;
    result.field = field;
    return result;
}

/// Four listings with a picture each: a and b of Sofas, c of Lamps, d of "Lampz".
struct Shop : TemporaryCatalogue {
    Shop()
    {
        const auto writer = catalogue->writer();
        writer->begin();
        auto sofa = listingInput("a", "Red sofa");
        sofa.description = "Call 07712 345678";
        sofa.price = std::nullopt;
        writer->putListing(sofa);
        writer->putListing(listingInput("b", "Red sofa"));
        writer->putListing(listingInput("c", "Blue lamp", "Lamps"));
        writer->putListing(listingInput("d", "Green lamp", "Lampz"));
        for (const char* id : {"a", "b", "c", "d"})
            writer->putImage(imageInput(std::string(id) + "1", id));
        writer->finishImport();
        writer->commit();
    }

    /// Rows 5 to 8.
    void addSecondPhotos() const
    {
        const auto writer = catalogue->writer();
        writer->begin();
        for (const char* id : {"a", "b", "c", "d"})
            writer->putImage(imageInput(std::string(id) + "2", id));
        writer->finishImport();
        writer->commit();
    }
    void found(FindingKind kind, const std::vector<Finding>& findings) const
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->replaceFindings(kind, findings, 4, {});
        writer->commit();
    }
    void measured(ImageRow image, int width, double sharpness) const
    {
        catalogue::MeasuredImage measures;
        measures.image = image;
        measures.measures.width = width;
        measures.measures.height = 10;
        measures.measures.sharpness = sharpness;
        const auto writer = catalogue->writer();
        writer->begin();
        writer->putMeasures(measures, 1);
        writer->commit();
    }
    Resolved resolve(const Action& action) const
    {
        return cleaning::resolve(action, *catalogue->reader());
    }
    void apply(const Action& action) const
    {
        const auto resolved = resolve(action);
        const auto writer = catalogue->writer();
        writer->begin();
        writer->history(textOperations())->add("Ann", "{}", resolved.cells);
        writer->commit();
    }
    std::string value(CellSubject subject, std::int64_t row, const std::string& field) const
    {
        return catalogue->reader()->cellValue({subject, row, field}).value_or("(none)");
    }
    CategoryRow category(const std::string& name) const
    {
        for (const Category& each : catalogue->reader()->categories()) {
            if (each.name == name)
                return each.row;
        }
        return {};
    }
};

Action action(ActionKind kind)
{
    Action result;
    result.kind = kind;
    return result;
}

}

class TstActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOutAndTakesBackIn()
    {
        const Shop shop;
        Action out = action(ActionKind::Exclude);
        out.on.listings = {{1}, {99}};
        out.on.images = {{3}};
        shop.apply(out);
        QCOMPARE(shop.value(CellSubject::Listing, 1, "excluded"), "yes");
        QCOMPARE(shop.value(CellSubject::Image, 3, "excluded"), "yes");
        const auto again = shop.resolve(out);
        QVERIFY(again.cells.empty());
        QCOMPARE(again.skipped.size(), std::size_t(2));
        QCOMPARE(again.skipped[0].subject, "a");
        out.kind = ActionKind::Restore;
        shop.apply(out);
        QCOMPARE(shop.value(CellSubject::Listing, 1, "excluded"), "(none)");
    }

    void takesAllOpenFindingsOfAKind()
    {
        const Shop shop;
        shop.found(FindingKind::Dark,
            {finding(FindingKind::Dark, {}, {1}), finding(FindingKind::Dark, {}, {2})});
        Action fine = action(ActionKind::Accept);
        fine.on.findings = {shop.reader()->findings({FindingKind::Dark, {}, false}, 0, 1)[0].row};
        shop.apply(fine);
        Action out = action(ActionKind::Exclude);
        out.on.openOf = FindingKind::Dark;
        const auto resolved = shop.resolve(out);
        QCOMPARE(resolved.cells.size(), std::size_t(1));
        QCOMPARE(resolved.cells[0].cell.row, std::int64_t(2));
    }

    void whatIsFineAboutAListingIsFineInEveryField()
    {
        const Shop shop;
        shop.found(FindingKind::PriceMissing,
            {finding(FindingKind::PriceMissing, {1}, {}, "price"),
                finding(FindingKind::PriceMissing, {2}, {}, "price")});
        shop.found(FindingKind::ContactDetails,
            {finding(FindingKind::ContactDetails, {1}, {}, "title"),
                finding(FindingKind::ContactDetails, {1}, {}, "description")});
        shop.found(FindingKind::Dark,
            {finding(FindingKind::Dark, {}, {1}), finding(FindingKind::Dark, {}, {2})});
        const auto open = [&](FindingKind kind) {
            return shop.reader()->countFindings({kind, {}, false});
        };
        Action fine = action(ActionKind::Accept);
        fine.on.listings = {{1}};
        fine.finding = FindingKind::PriceMissing;
        shop.apply(fine);
        QCOMPARE(open(FindingKind::PriceMissing), std::int64_t(1));
        fine.finding = FindingKind::ContactDetails;
        shop.apply(fine);
        QCOMPARE(open(FindingKind::ContactDetails), std::int64_t(0));
        fine.on.listings.clear();
        fine.on.images = {{1}};
        fine.finding = FindingKind::Dark;
        shop.apply(fine);
        QCOMPARE(open(FindingKind::Dark), std::int64_t(1));

        // Also before anything was found about it.
        fine.on.images.clear();
        fine.on.listings = {{3}};
        fine.finding = FindingKind::WrongEncoding;
        shop.apply(fine);
        shop.found(FindingKind::WrongEncoding,
            {finding(FindingKind::WrongEncoding, {3}, {}, "title"),
                finding(FindingKind::WrongEncoding, {4}, {}, "title")});
        QCOMPARE(open(FindingKind::WrongEncoding), std::int64_t(1));
    }

    void relabelsByNameAndBySuggestion()
    {
        const Shop shop;
        Action relabel = action(ActionKind::Relabel);
        relabel.on.images = {{3}}; // stands for its listing
        relabel.value = "Lights";
        shop.apply(relabel);
        QCOMPARE(shop.value(CellSubject::Listing, 3, "category"), "Lights");

        Finding misspelt = finding(FindingKind::CategoryMisspelt, {}, {}, "category");
        misspelt.category = shop.category("Lampz");
        misspelt.suggestion = "Lights";
        shop.found(FindingKind::CategoryMisspelt, {misspelt});
        Action mend = action(ActionKind::Relabel);
        mend.on.openOf = FindingKind::CategoryMisspelt;
        mend.useSuggestion = true;
        shop.apply(mend);
        QCOMPARE(shop.value(CellSubject::Listing, 4, "category"), "Lights");
        QVERIFY(!shop.category("Lampz"));
    }

    void editsAndRefusesOtherFields()
    {
        const Shop shop;
        Action edit = action(ActionKind::Edit);
        edit.on.listings = {{1}};
        edit.field = "price";
        edit.value = priceCell(Money{500, "GBP"});
        shop.apply(edit);
        QCOMPARE(shop.value(CellSubject::Listing, 1, "price"), "500 GBP");
        edit.field = "id";
        QCOMPARE(errorCodeOf([&] { shop.resolve(edit); }), ErrorCode::InvalidArgument);
        edit.field.clear();
        QCOMPARE(errorCodeOf([&] { shop.resolve(edit); }), ErrorCode::InvalidArgument);

        Finding broken = finding(FindingKind::WrongEncoding, {2}, {}, "title");
        broken.suggestion = "Café";
        shop.found(FindingKind::WrongEncoding, {broken});
        Action mend = action(ActionKind::Edit);
        mend.on.openOf = FindingKind::WrongEncoding;
        mend.useSuggestion = true;
        shop.apply(mend);
        QCOMPARE(shop.value(CellSubject::Listing, 2, "title"), "Café");
    }

    void aPriceTakesTheCurrencyOfItsListing()
    {
        const Shop shop;
        {
            const auto writer = shop.catalogue->writer();
            writer->begin();
            auto lamp = listingInput("d", "Green lamp", "Lampz");
            lamp.price = Money{1250, "JPY"};
            writer->putListing(lamp);
            writer->finishImport();
            writer->commit();
        }
        Action edit = action(ActionKind::Edit);
        edit.on.listings = {{1}, {4}}; // one without a price: most are in pounds
        edit.field = "price";
        edit.value = priceCell(Money{1200, ""});
        const auto json = actionToJson(edit, *shop.reader());
        QVERIFY2(json.find("\"12.00\"") != std::string::npos, json.c_str());
        shop.apply(actionFromJson(json, *shop.reader()).action);
        QCOMPARE(shop.value(CellSubject::Listing, 1, "price"), "1200 GBP");
        QCOMPARE(shop.value(CellSubject::Listing, 4, "price"), "12 JPY");
        edit.value = priceCell(Money{1250, ""});
        const auto resolved = shop.resolve(edit);
        QCOMPARE(resolved.cells.size(), std::size_t(1));
        QCOMPARE(resolved.skipped.size(), std::size_t(1)); // there is no half a yen
        QCOMPARE(resolved.skipped[0].subject, "d");
        edit.value = priceCell(Money{-1, "GBP"});
        QCOMPARE(errorCodeOf([&] { shop.resolve(edit); }), ErrorCode::InvalidArgument);
    }

    void masksOnlyWhereThereIsSomethingToMask()
    {
        const Shop shop;
        Action mask = action(ActionKind::Mask);
        mask.on.listings = {{1}, {2}};
        const auto resolved = shop.resolve(mask);
        QCOMPARE(resolved.cells.size(), std::size_t(1));
        shop.apply(mask);
        QCOMPARE(shop.value(CellSubject::Listing, 1, "description"), "Call [phone]");
        // A finding about neither text names its subject once.
        shop.found(FindingKind::Light, {finding(FindingKind::Light, {}, {2})});
        mask.on = {};
        mask.on.openOf = FindingKind::Light;
        const auto nothing = shop.resolve(mask);
        QCOMPARE(nothing.skipped.size(), std::size_t(1));
        QCOMPARE(nothing.skipped[0].subject, "b1");
    }

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
        const auto resolved = shop.resolve(merge);
        QCOMPARE(resolved.skipped.size(), std::size_t(1));
        QCOMPARE(resolved.skipped[0].subject, "b1");
        shop.apply(merge);
        QCOMPARE(shop.value(CellSubject::Image, 2, "excluded"), "(none)");
        QCOMPARE(shop.value(CellSubject::Image, 5, "excluded"), "3");
        // Three are called fine, and one goes.
        QCOMPARE(shop.reader()->history().line.back().leftOut, std::int64_t(1));
        QCOMPARE(shop.reader()->history().line.back().cells, std::int64_t(4));
        QCOMPARE(shop.reader()->countFindings({FindingKind::ExactDuplicate, {}, false}),
            std::int64_t(0));

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
        QCOMPARE(errorCodeOf([&] { compareDuplicates(listings, *shop.reader()); }),
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
        QCOMPARE(errorCodeOf([&] { shop.resolve(mixed); }), ErrorCode::InvalidArgument);
    }

    void actionsComeBackFromJson()
    {
        const Shop shop;
        shop.found(FindingKind::ContactDetails,
            {finding(FindingKind::ContactDetails, {1}, {}, "description")});
        const auto reader = shop.reader();
        Action edit = action(ActionKind::Edit);
        edit.on.listings = {{1}, {2}};
        edit.field = "price";
        edit.value = priceCell(Money{5, "GBP"});
        Action merge = action(ActionKind::Merge);
        merge.on.images = {{1}, {2}};
        merge.keep = KeepRule::Sharpest;
        merge.kept = 2;
        Action threshold = action(ActionKind::Threshold);
        threshold.finding = FindingKind::Dark;
        threshold.category = shop.category("Sofas");
        threshold.value = "0.25";
        Action mask = action(ActionKind::Mask);
        mask.on.findings = {
            reader->findings({FindingKind::ContactDetails, {}, false}, 0, 1)[0].row};
        for (const Action& each : {edit, merge, threshold, mask}) {
            const std::string json = actionToJson(each, *reader);
            const LocalAction back = actionFromJson(json, *reader);
            QVERIFY2(back.missing.empty(), json.c_str());
            QCOMPARE(actionToJson(back.action, *reader), json);
            QCOMPARE(back.action.value, each.value);
            QCOMPARE(back.action.kept, each.kept);
            QCOMPARE(back.action.on.findings, each.on.findings);
        }
        QVERIFY(actionToJson(edit, *reader).find("\"0.05 GBP\"") != std::string::npos);
        const auto gone = actionFromJson(
            R"({"action":"exclude","on":{"listings":["a","zz"],"images":["yy"]}})", *reader);
        QCOMPARE(gone.missing, (std::vector<std::string>{"zz", "yy"}));
    }

    void aThresholdLiesOnTheScaleOfItsRule_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("ofCategory");
        QTest::addColumn<bool>("sound");

        QTest::newRow("dark") << "dark"
                              << "0.25" << true << true;
        QTest::newRow("below the scale") << "dark"
                                         << "-3" << false << false;
        QTest::newRow("no number") << "dark"
                                   << "half" << false << false;
        QTest::newRow("compares nothing") << "price_missing"
                                          << "3" << false << false;
        QTest::newRow("yes or no") << "wrong_extension"
                                   << "0.5" << false << false;
        QTest::newRow("bits") << "near_duplicate"
                              << "8" << false << true;
        QTest::newRow("share of words") << "similar_listing"
                                        << "40" << false << false;
        QTest::newRow("too many bits") << "near_duplicate"
                                       << "40" << false << false;
        QTest::newRow("deviations") << "outlier"
                                    << "5" << false << true;
        QTest::newRow("likelihood") << "label_issue"
                                    << "0.6" << false << true;
        QTest::newRow("more than certain") << "label_issue"
                                           << "1.5" << false << false;
        QTest::newRow("area") << "category_shortcut"
                              << "0.9" << false << true;
        QTest::newRow("less than chance") << "category_shortcut"
                                          << "0.4" << false << false;
        QTest::newRow("a limit for each listing") << "listing_disagrees"
                                                  << "0.4" << false << false;
        QTest::newRow("words") << "title_too_long"
                               << "300" << false << true;
        QTest::newRow("rules about listings know no categories") << "title_too_long"
                                                                 << "300" << true << false;
    }
    void aThresholdLiesOnTheScaleOfItsRule()
    {
        QFETCH(QString, kind);
        QFETCH(QString, value);
        QFETCH(bool, ofCategory);
        QFETCH(bool, sound);
        const Shop shop;
        Action threshold = action(ActionKind::Threshold);
        threshold.finding = findingKindFromName(kind.toStdString());
        threshold.value = value.toStdString();
        if (ofCategory)
            threshold.category = shop.category("Sofas");
        const auto code = errorCodeOf([&] { shop.resolve(threshold); });
        QCOMPARE(code.has_value(), !sound);
        QVERIFY(sound || code == ErrorCode::InvalidArgument);
    }

    void aThresholdOfAnUnknownCategoryIsNoneOfAll()
    {
        const Shop shop;
        const auto local = actionFromJson(
            R"({"action":"threshold","finding":"dark","value":0.5,"category":"Nope"})",
            *shop.reader());
        QVERIFY(local.impossible.find("Nope") != std::string::npos);
        const auto known = actionFromJson(
            R"({"action":"threshold","finding":"dark","value":0.5,"category":"Sofas"})",
            *shop.reader());
        QVERIFY(known.impossible.empty());
        QCOMPARE(known.action.category, shop.category("Sofas"));
    }

    void recipesAreCheckedBeforeAnythingIsDone_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("no JSON") << QByteArray("exclude all");
        QTest::newRow("no recipe") << QByteArray(R"({"steps":[]})");
        QTest::newRow("no steps") << QByteArray(R"({"vitrine_recipe":1})");
        const auto step = [](const char* json) -> QByteArray {
            return QByteArray(R"({"vitrine_recipe":1,"steps":[)") + json + "]}";
        };
        QTest::newRow("unknown action") << step(R"({"action":"explode","on":{}})");
        QTest::newRow("no selection") << step(R"({"action":"exclude"})");
        QTest::newRow("no value") << step(R"({"action":"relabel","on":{}})");
        QTest::newRow("no field") << step(R"({"action":"edit","on":{},"value":"x"})");
        QTest::newRow("kind") << step(R"({"action":"threshold","finding":"ugly","value":1})");
        QTest::newRow("price") << step(
            R"({"action":"edit","on":{},"field":"price","value":"cheap"})");
        QTest::newRow("negative price")
            << step(R"({"action":"edit","on":{},"field":"price","value":"-3.00 GBP"})");
        QTest::newRow("enabled") << step(R"({"action":"mask","on":{},"enabled":"no"})");
        QTest::newRow("keep") << step(R"({"action":"merge","on":{},"keep":"prettiest"})");
        QTest::newRow("no object") << step("3");
        QTest::newRow("kind of open") << step(R"({"action":"exclude","on":{"open":"nonsense"}})");
        QTest::newRow("ids that are numbers")
            << step(R"({"action":"exclude","on":{"images":[1]}})");
        QTest::newRow("no list of ids") << step(R"({"action":"mask","on":{"listings":"a"}})");
        QTest::newRow("unknown selection") << step(R"({"action":"mask","on":{"listing":["a"]}})");
        QTest::newRow("finding without subject")
            << step(R"({"action":"accept","on":{"findings":[{"kind":"dark"}]}})");
        QTest::newRow("kind of a finding")
            << step(R"({"action":"accept","on":{"findings":[{"kind":"drak","image":"i"}]}})");
        QTest::newRow("what is fine") << step(R"({"action":"accept","on":{"images":["i"]}})");
        QTest::newRow("kind that is fine")
            << step(R"({"action":"accept","on":{"images":["i"]},"finding":"drak"})");
        QTest::newRow("kept of a wrong form")
            << step(R"({"action":"merge","on":{"images":["i1","i2"]},"kept":"i1"})");
        QTest::newRow("kept by number")
            << step(R"({"action":"merge","on":{"images":["i1","i2"]},"kept":{"image":1}})");
        QTest::newRow("kept of another sort")
            << step(R"({"action":"merge","on":{"images":["i1","i2"]},"kept":{"listing":"a"}})");
        QTest::newRow("kept of another sort of finding")
            << step(R"({"action":"merge","on":{"open":"near_duplicate"},"kept":{"listing":"a"}})");
        QTest::newRow("field") << step(R"({"action":"edit","on":{},"field":"id","value":"x"})");
        QTest::newRow("text as threshold")
            << step(R"({"action":"threshold","finding":"dark","value":"half"})");
        QTest::newRow("category by number")
            << step(R"({"action":"threshold","finding":"dark","value":0.5,"category":3})");
    }
    void recipesAreCheckedBeforeAnythingIsDone()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(errorCodeOf([&] { recipeFromJson(json.toStdString()); }), ErrorCode::Corrupt);
    }

    void recipesComeBack()
    {
        QCOMPARE(errorCodeOf([] { recipeFromJson(R"({"vitrine_recipe":2,"steps":[]})"); }),
            ErrorCode::NewerVersion);
        const Recipe recipe{"spring",
            {{R"({"action":"mask","on":{"open":"contact_details"}})", true},
                {R"({"action":"exclude","on":{"listings":["a"]}})", false}}};
        const Recipe back = recipeFromJson(recipeToJson(recipe));
        QCOMPARE(back.name, "spring");
        QCOMPARE(back.steps.size(), std::size_t(2));
        QCOMPARE(back.steps[0].action, recipe.steps[0].action);
        QVERIFY(!back.steps[1].enabled);
        QVERIFY(needsFindings(back.steps[0].action));
        QVERIFY(!needsFindings(back.steps[1].action));
    }
};

QTEST_GUILESS_MAIN(TstActions)
#include "tst_actions.moc"
