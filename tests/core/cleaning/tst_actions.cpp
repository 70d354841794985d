// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/cleaning/deciding/recipe.h"
#include "core/cleaning/listings/listingrules.h"
#include "tests/core/cleaning/actionshop.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::cleaning;
using vitrine::cleaning::test::action;
using vitrine::cleaning::test::finding;
using vitrine::cleaning::test::Shop;
using vitrine::test::errorOf;
using vitrine::test::listingInput;

/// What each action changes, and what it refuses.
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

    void leavesOutNoWholeGroupOfDuplicates()
    {
        const Shop shop;
        shop.addSecondPhotos(); // no photo is its listing's last
        const auto group = [](FindingKind kind) {
            const bool images =
                kind == FindingKind::ExactDuplicate || kind == FindingKind::NearDuplicate;
            std::vector<Finding> all;
            for (const int row : {1, 2}) {
                all.push_back(finding(kind, {images ? 0 : row}, {images ? row : 0}));
                all.back().group = 1;
            }
            return all;
        };
        for (const auto kind : {FindingKind::RepeatedListing, FindingKind::SimilarListing,
                 FindingKind::ExactDuplicate, FindingKind::NearDuplicate}) {
            shop.found(kind, group(kind));
            Action out = action(ActionKind::Exclude);
            out.on.openOf = kind;
            QCOMPARE(errorOf([&] { shop.resolve(out); }), ErrorCode::InvalidArgument);
            out.kind = ActionKind::Merge;
            QCOMPARE(std::ranges::count(shop.resolve(out).cells, std::string("excluded"),
                         [](const CellEdit& edit) { return edit.cell.field; }),
                std::ptrdiff_t(1));
        }
        Action one = action(ActionKind::Exclude);
        one.on.findings = {
            shop.reader()->findings({FindingKind::RepeatedListing, {}, false}, 0, 1)[0].row};
        QCOMPARE(shop.resolve(one).cells.size(), std::size_t(1));
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

    void relabelsEachImageByItsOwnName()
    {
        const Shop shop;
        Action relabel = action(ActionKind::Relabel);
        relabel.on.images = {{99}, {3}, {1}, {3}}; // the first is not there
        relabel.values = {"None", " Lights ", "Lampz", "Later"};
        const std::string json = actionToJson(relabel, *shop.reader());
        const LocalAction back = actionFromJson(json, *shop.reader());
        QVERIFY2(back.missing.empty(), json.c_str());
        QCOMPARE(back.action.on.images, (std::vector<ImageRow>{{3}, {1}, {3}}));
        QCOMPARE(back.action.values, (std::vector<std::string>{" Lights ", "Lampz", "Later"}));
        shop.apply(relabel);
        QCOMPARE(shop.value(CellSubject::Listing, 3, "category"), "Lights");
        QCOMPARE(shop.value(CellSubject::Listing, 1, "category"), "Lampz");
        relabel.values.pop_back();
        QCOMPARE(errorOf([&] { shop.resolve(relabel); }), ErrorCode::InvalidArgument);
        relabel.values.push_back(" ");
        QCOMPARE(errorOf([&] { shop.resolve(relabel); }), ErrorCode::InvalidArgument);
        relabel.values.back() = "Sofas";
        relabel.on.listings = {{1}};
        QCOMPARE(errorOf([&] { shop.resolve(relabel); }), ErrorCode::InvalidArgument);
        // Of what another catalogue lacks, the name goes too.
        const LocalAction other = actionFromJson(
            R"({"action":"relabel","on":{"images":["zz","b1"]},"values":["Sofas","Lights"]})",
            *shop.reader());
        QCOMPARE(other.missing, std::vector<std::string>{"zz"});
        QCOMPARE(other.action.values, std::vector<std::string>{"Lights"});
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
        QCOMPARE(errorOf([&] { shop.resolve(edit); }), ErrorCode::InvalidArgument);
        edit.field.clear();
        QCOMPARE(errorOf([&] { shop.resolve(edit); }), ErrorCode::InvalidArgument);

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
        QCOMPARE(errorOf([&] { shop.resolve(edit); }), ErrorCode::InvalidArgument);
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

    void masksWhatTheFindingSuggests()
    {
        const Shop shop;
        const Cell description{CellSubject::Listing, 2, "description"};
        const auto write = [&](std::string_view text) {
            Action edit = action(ActionKind::Edit);
            edit.on.listings = {{2}};
            edit.field = "description";
            edit.value = std::string(text);
            shop.apply(edit);
        };
        constexpr std::string_view kText = "See shop .com or call 07712 345678"; // 0.6 and 0.95
        write(kText);
        Action threshold = action(ActionKind::Threshold);
        threshold.finding = FindingKind::ContactDetails;
        threshold.value = "0.8";
        shop.apply(threshold);

        vitrine::JobContext context;
        std::string suggestion;
        const auto table = readListingTable(*shop.reader(), context);
        for (const Finding& found :
            findInListings(table, {{FindingKind::ContactDetails, 0.8}}, context)) {
            if (found.kind == FindingKind::ContactDetails && found.listing == ListingRow{2})
                suggestion = found.suggestion;
        }
        QCOMPARE(suggestion, "See shop .com or call [phone]");
        Action mask = action(ActionKind::Mask);
        mask.on.listings = {{2}};
        const auto json = actionToJson(mask, *shop.reader());
        QVERIFY2(json.find("\"threshold\":0.8") != std::string::npos, json.c_str());
        const auto resolved = shop.resolve(mask);
        QCOMPARE(resolved.cells.size(), std::size_t(1));
        QCOMPARE(resolved.cells[0].operation, "mask 0.8");
        shop.apply(mask);
        QCOMPARE(shop.value(CellSubject::Listing, 2, "description"), suggestion);

        // The step says itself how sure it has to be: another threshold changes nothing of it.
        threshold.value = "0.5";
        shop.apply(threshold);
        write(kText);
        shop.apply(actionFromJson(json, *shop.reader()).action);
        QCOMPARE(shop.value(CellSubject::Listing, 2, "description"), suggestion);
        // One of an earlier version names none: it goes by what is set here.
        write(kText);
        shop.apply(
            actionFromJson(R"({"action":"mask","on":{"listings":["b"]}})", *shop.reader()).action);
        QCOMPARE(shop.value(CellSubject::Listing, 2, "description"), "See [link] or call [phone]");
        // And what an earlier version kept in its history masks everything.
        QCOMPARE(textOperations().at("mask")(kText, ""), "See [link] or call [phone]");

        mask.value = "7";
        QCOMPARE(errorOf([&] { shop.resolve(mask); }), ErrorCode::InvalidArgument);
        // Nothing is sure enough.
        write("See shop .com");
        mask.value = "0.9";
        QVERIFY(shop.resolve(mask).cells.empty());
    }
};

QTEST_GUILESS_MAIN(TstActions)
#include "tst_actions.moc"
