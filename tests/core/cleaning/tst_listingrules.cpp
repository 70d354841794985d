// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/cleaning/text/editdistance.h"
#include "tests/core/cleaning/listings.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace vitrine;
using vitrine::test::findingsOf;
using vitrine::test::rowsOf;
using vitrine::test::TableBuilder;

namespace {

using Rows = std::vector<std::int64_t>;

/// Enough sound listings that the category is not rare.
TableBuilder soundShop()
{
    TableBuilder shop;
    shop.addCategory({1}, "Sofas", 30);
    return shop;
}

/// Of one listing beside sound ones, what the rule finds.
std::vector<Finding> findingsOfOne(const Listing& listing, FindingKind kind)
{
    TableBuilder shop = soundShop();
    shop.add(listing);
    return findingsOf(shop.table, kind);
}

Listing sound()
{
    return TableBuilder::sound("Green velvet sofa", "Three seats, hardly used.");
}

}

class TstListingRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsARuleForEveryKind()
    {
        std::vector<FindingKind> kinds;
        for (const auto& rule : cleaning::listingRules()) {
            kinds.push_back(rule->kind());
            QVERIFY(rule->defaultThreshold() >= 0.0);
        }
        QCOMPARE(kinds.size(), static_cast<std::size_t>(FindingKind::NoImages) + 1);
        for (std::size_t i = 0; i < kinds.size(); ++i)
            QVERIFY(kinds[i] == static_cast<FindingKind>(i));
    }

    void soundListingsAreLeftAlone()
    {
        TableBuilder shop = soundShop();
        JobContext context;
        QVERIFY(cleaning::findInListings(shop.table, {}, context).empty());
    }

    void missingValues()
    {
        TableBuilder shop = soundShop();
        Listing bare;
        shop.add(bare, "", 0);
        Listing blank = sound();
        blank.title = " -- \u00A0\u200B";
        blank.description = "N/A";
        blank.location = "null";
        shop.add(blank);
        Listing emoji = sound();
        emoji.title = "🔥";
        emoji.description = "Nan knitted it";
        shop.add(emoji);
        const auto rows = [&](FindingKind kind) { return rowsOf(findingsOf(shop.table, kind)); };
        QCOMPARE(rows(FindingKind::PriceMissing), Rows{31});
        QCOMPARE(rows(FindingKind::TitleEmpty), (Rows{31, 32}));
        QCOMPARE(rows(FindingKind::DescriptionEmpty), (Rows{31, 32}));
        QCOMPARE(rows(FindingKind::CategoryMissing), Rows{31});
        QCOMPARE(rows(FindingKind::LocationMissing), (Rows{31, 32}));
        QCOMPARE(rows(FindingKind::NoImages), Rows{31});
    }

    void pricesThatAreNoneShowWhatWasGiven()
    {
        Listing listing = sound();
        listing.price.reset();
        QCOMPARE(findingsOfOne(listing, FindingKind::PriceMissing)[0].text, std::string());
        listing.givenPrice = "-£5.00";
        QCOMPARE(findingsOfOne(listing, FindingKind::PriceMissing)[0].text, std::string("-£5.00"));
        listing.price = Money{500, "GBP"}; // somebody filled it in
        QVERIFY(findingsOfOne(listing, FindingKind::PriceMissing).empty());
    }

    void zeroPrices()
    {
        Listing listing = sound();
        listing.price = Money{0, "GBP"};
        const auto found = findingsOfOne(listing, FindingKind::PriceZero);
        QCOMPARE(rowsOf(found), Rows{31});
        QCOMPARE(found[0].field, std::string("price"));
        QCOMPARE(found[0].text, std::string("£0.00"));
        listing.price = Money{1, "GBP"};
        QVERIFY(findingsOfOne(listing, FindingKind::PriceZero).empty());
    }

    void outlyingPrices()
    {
        TableBuilder shop = soundShop();
        for (const std::int64_t pounds : {1'234'567, 100, 2'000}) {
            Listing listing = sound();
            listing.price = Money{pounds * 100, "GBP"};
            shop.add(listing);
        }
        const auto found = findingsOf(shop.table, FindingKind::PriceOutlier);
        QCOMPARE(rowsOf(found), (Rows{31, 33})); // 40 times the usual price
        QVERIFY(found[0].value > found[0].threshold);
        for (const Finding& each : found) // jokes too: as it is set
            QCOMPARE(each.threshold, 3.5);
        QVERIFY(found[0].score > found[1].score && found[1].score >= 0.5);
        QCOMPARE(found[0].text, std::string("£1,234,567.00"));
        QCOMPARE(rowsOf(findingsOf(
                     shop.table, FindingKind::PriceOutlier, {{FindingKind::PriceOutlier, 4.0}})),
            Rows{31});
    }

    void longTextsAreMeasuredInCharacters()
    {
        Listing listing = sound();
        listing.title.clear();
        for (int i = 0; i < 120; ++i)
            listing.title += "é";
        QVERIFY(findingsOfOne(listing, FindingKind::TitleTooLong).empty());
        listing.title += "é";
        listing.description = std::string(20'000, 'x');
        const auto titles = findingsOfOne(listing, FindingKind::TitleTooLong);
        QCOMPARE(rowsOf(titles), Rows{31});
        QCOMPARE(titles[0].value, 121.0);
        QCOMPARE(titles[0].threshold, 120.0);
        const auto descriptions = findingsOfOne(listing, FindingKind::DescriptionTooLong);
        QCOMPARE(descriptions[0].value, 20'000.0);
        QVERIFY(descriptions[0].text.size() < 200);
        QVERIFY(descriptions[0].score > titles[0].score);
    }

    void thresholdsCanBeOverridden()
    {
        TableBuilder shop = soundShop();
        QCOMPARE(findingsOf(shop.table, FindingKind::TitleTooLong, {{FindingKind::TitleTooLong, 3}})
                     .size(),
            30U);
        JobContext context;
        for (const double bad : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
            QVERIFY_THROWS_EXCEPTION(Error,
                cleaning::findInListings(shop.table, {{FindingKind::CategoryRare, bad}}, context));
        }
        // Not about listings.
        QVERIFY(
            cleaning::findInListings(shop.table, {{FindingKind::Blurry, -1.0}}, context).empty());
    }

    void damagedEncoding()
    {
        Listing listing = sound();
        listing.title = "CafÃ© table";
        listing.description = "Only Â£5 â€“ donâ€™t wait";
        listing.location = "Ârhus";
        const auto found = findingsOfOne(listing, FindingKind::WrongEncoding);
        QCOMPARE(rowsOf(found), (Rows{31, 31}));
        QCOMPARE(found[0].field, std::string("description"));
        QCOMPARE(found[0].suggestion, std::string("Only £5 – don’t wait"));
        QCOMPARE(found[0].value, 3.0);
        QCOMPARE(found[1].field, std::string("title"));
        QCOMPARE(found[1].suggestion, std::string("Café table"));
    }

    void contactDetails()
    {
        Listing listing = sound();
        listing.description = "Call 07712 345678 or mail jo@example.com. Size W30 L32.";
        const auto found = findingsOfOne(listing, FindingKind::ContactDetails);
        QCOMPARE(rowsOf(found), Rows{31});
        QCOMPARE(found[0].field, std::string("description"));
        QCOMPARE(found[0].text, std::string("07712 345678, jo@example.com"));
        QCOMPARE(found[0].suggestion, std::string("Call [phone] or mail [e-mail]. Size W30 L32."));
        QCOMPARE(found[0].score, 1.0);
        listing.description = found[0].suggestion;
        QVERIFY(findingsOfOne(listing, FindingKind::ContactDetails).empty());
    }

    void rareCategories()
    {
        TableBuilder shop = soundShop();
        shop.addCategory({2}, "Ornaments", 9);
        shop.addCategory({3}, "Mirrors", 10);
        shop.addCategory({4}, "Rugs", 1);
        const auto found = findingsOf(shop.table, FindingKind::CategoryRare);
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0].category.value, 2);
        QCOMPARE(found[0].text, std::string("Ornaments"));
        QCOMPARE(found[0].value, 9.0);
        QVERIFY(!found[0].listing);
        QCOMPARE(found[1].category.value, 4);
        QVERIFY(found[1].score > found[0].score);
    }

    void misspeltCategories()
    {
        TableBuilder shop;
        shop.addCategory({1}, "Home & Garden", 40);
        shop.addCategory({2}, "home & garden", 20);
        shop.addCategory({3}, "Home and Garden", 2);
        shop.addCategory({4}, "Hoem & Gardn", 1);
        shop.addCategory({5}, "Fashion", 40);
        shop.addCategory({6}, "Fashoin", 2);
        shop.addCategory({7}, "Shirts", 30);
        shop.addCategory({8}, "Shorts", 3); // too many for a slip
        shop.addCategory({9}, "Toys", 1);
        shop.addCategory({10}, "日本", 30);
        std::vector<std::pair<std::int64_t, std::string>> found;
        for (const Finding& finding : findingsOf(shop.table, FindingKind::CategoryMisspelt)) {
            found.emplace_back(finding.category.value, finding.suggestion);
            QVERIFY(finding.value >= finding.threshold);
        }
        QCOMPARE(found,
            (std::vector<std::pair<std::int64_t, std::string>>{
                {2, "Home & Garden"}, {3, "Home & Garden"}, {4, "Home & Garden"}, {6, "Fashion"}}));
    }

    void editDistances()
    {
        using cleaning::editDistance;
        QCOMPARE(editDistance(U"", U""), 0U);
        QCOMPARE(editDistance(U"", U"abc"), 3U);
        QCOMPARE(editDistance(U"fashoin", U"fashion"), 1U);
        QCOMPARE(editDistance(U"kitten", U"sitting"), 3U);
        QCOMPARE(editDistance(U"ca", U"abc"), 3U); // the restricted form
        QCOMPARE(editDistance(U"möbel", U"mobel"), 1U);
    }

    void findingsComeInAStableOrder()
    {
        TableBuilder shop;
        for (int i = 0; i < 50; ++i) {
            Listing listing =
                TableBuilder::sound("Call 07712 345678", "Only Â£5 or jo@example.com");
            if (i % 3 == 0)
                listing.price.reset();
            shop.add(listing, "Sofas", i % 2);
        }
        JobContext context;
        const auto once = cleaning::findInListings(shop.table, {}, context);
        const auto twice = cleaning::findInListings(shop.table, {}, context);
        QCOMPARE(once.size(), twice.size());
        std::set<FindingKind> kinds;
        for (std::size_t i = 0; i < once.size(); ++i) {
            kinds.insert(once[i].kind);
            QVERIFY(once[i].kind == twice[i].kind && once[i].listing == twice[i].listing);
            QVERIFY(once[i].field == twice[i].field && once[i].group == twice[i].group);
            QVERIFY(once[i].score >= 0.0 && once[i].score <= 1.0);
            QVERIFY(i == 0 || once[i - 1].kind <= once[i].kind);
        }
        QCOMPARE(kinds.size(), 5U);
    }

    void progressRisesToTheEnd()
    {
        TableBuilder shop;
        shop.addCategory({1}, "Sofas", 5000);
        test::ProgressProbe probe;
        JobContext context = probe.context();
        cleaning::findInListings(shop.table, {}, context);
        QVERIFY(probe.seen().size() > 10);
        for (const Progress& progress : probe.seen()) {
            QVERIFY(progress.stage == Stage::CheckingRows);
            QVERIFY(progress.done <= progress.total);
        }
        QCOMPARE(probe.seen().back().fraction, 1.0);
    }
};

QTEST_GUILESS_MAIN(TstListingRules)
#include "tst_listingrules.moc"
