// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;

namespace {

constexpr int kListings = 240;
constexpr CategoryRow kSecondCategory{2};

Finding about(FindingKind kind, ListingRow listing, ImageRow image, CategoryRow category)
{
    Finding finding;
    finding.kind = kind;
    finding.listing = listing;
    finding.image = image;
    finding.category = category;
    return finding;
}

/// A shop whose values are drawn by a seed, with something of everything that facets count.
class Shop : public TemporaryCatalogue {
public:
    Shop()
    {
        const auto writer = catalogue->writer();
        writer->begin();
        for (int i = 0; i < kListings; ++i)
            put(*writer, i);
        writer->finishImport();
        writer->replaceFindings(FindingKind::CategoryRare,
            std::vector{about(FindingKind::CategoryRare, {}, {}, kSecondCategory)}, 4, {});
        writer->replaceFindings(
            FindingKind::PriceZero, listingFindings(FindingKind::PriceZero, 3), kListings, {});
        writer->replaceFindings(FindingKind::ContactDetails,
            listingFindings(FindingKind::ContactDetails, 4), kListings, {});
        writer->replaceFindings(FindingKind::Dark,
            std::vector{
                about(FindingKind::Dark, {}, {30}, {}), about(FindingKind::Dark, {}, {50}, {})},
            9, {});
        std::vector<CellEdit> edits;
        for (int row = 1; row + 2 <= kListings; row += 7) {
            edits.push_back({{CellSubject::Listing, row, "excluded"}, kSetValue, "yes"});
            edits.push_back({{CellSubject::Listing, row + 2, "title"}, kSetValue, "Chair"});
        }
        edits.push_back({{CellSubject::Listing, 8, "price"}, kSetValue, "777 GBP"});
        for (int row = 4; row <= kListings; row += 3) // not the photos that are too dark
            edits.push_back({{CellSubject::Image, row, "excluded"}, kSetValue, "yes"});
        const TextOperations none;
        writer->history(none)->add("Ann", "{}", edits);
        writer->commit();
    }

    std::int64_t count(const ListingFilter& filter) const
    {
        return reader()->countListings(filter);
    }

private:
    int draw(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    void put(Writer& writer, int i)
    {
        static const std::vector<std::string> categories{"Sofas", "Lamps", "Beds", ""};
        static const std::vector<std::string> places{"York", "Ayr", "Bath", "Berlin", "", "Ely"};
        const std::string id = std::to_string(i);
        ListingInput listing = listingInput(
            id, draw(2) == 0 ? "red thing" : "blue thing", categories[std::size_t(draw(4))]);
        listing.location = places[std::size_t(draw(6))];
        listing.price = std::nullopt;
        if (draw(5) > 0)
            listing.price = Money{draw(3) * 100 * draw(400), draw(10) == 0 ? "EUR" : "GBP"};
        writer.putListing(listing);
        for (int image = draw(6); image > 0; --image)
            writer.putImage(imageInput(id + "-" + std::to_string(image), id));
    }

    static std::vector<Finding> listingFindings(FindingKind kind, int step)
    {
        std::vector<Finding> findings;
        for (int row = step; row <= kListings; row += step)
            findings.push_back(about(kind, {row}, {}, {}));
        return findings;
    }

    std::mt19937 m_random{7};
};

std::vector<std::string> names(const std::vector<PlaceCount>& places)
{
    std::vector<std::string> names;
    for (const PlaceCount& place : places)
        names.push_back(place.name);
    return names;
}

}

class TstFacets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each count is what countListings, which asks SQL, gives for the filter with that choice.
    void countsAgreeWithTheFilters_data()
    {
        QTest::addColumn<int>("chosen"); // bits: which restrictions the filter has
        for (int chosen = 0; chosen < 128; ++chosen)
            QTest::addRow("%d", chosen) << chosen;
    }

    void countsAgreeWithTheFilters()
    {
        QFETCH(int, chosen);
        const ListingFilter filter = filterOf(chosen);
        const Facets facets = m_shop.reader()->facets(filter);
        QCOMPARE(facets.listings, m_shop.count(filter));

        const auto check = [&](std::int64_t counted, auto&& narrow) {
            ListingFilter narrowed = filter;
            narrow(narrowed);
            QCOMPARE(counted, m_shop.count(narrowed));
        };
        QCOMPARE(facets.categories.size(), std::size_t(4));
        for (const CategoryCount& category : facets.categories)
            check(category.listings, [&](ListingFilter& f) { f.categories = {category.row}; });
        for (const PlaceCount& place : facets.places)
            check(place.listings, [&](ListingFilter& f) { f.places = {place.name}; });
        for (int state = 0; state < kListingStates; ++state) {
            check(facets.states[std::size_t(state)],
                [&](ListingFilter& f) { f.states = {ListingState(state)}; });
        }
        for (int pictures = 0; pictures <= kManyPictures; ++pictures) {
            check(facets.pictures[std::size_t(pictures)],
                [&](ListingFilter& f) { f.pictures = {pictures}; });
        }
        QCOMPARE(facets.findings.size(), std::size_t(4));
        for (const FindingKindCount& finding : facets.findings)
            check(finding.listings, [&](ListingFilter& f) { f.findings = {finding.kind}; });
        const PriceHistogram& prices = facets.prices;
        QCOMPARE(prices.currency, std::string("GBP"));
        for (std::size_t bin = 0; bin < prices.listings.size(); ++bin) {
            check(prices.listings[bin], [&](ListingFilter& f) {
                f.price = PriceRange{prices.edges[bin], prices.edges[bin + 1] - 1, "GBP"};
            });
        }
        check(prices.foreign, [&](ListingFilter& f) { f.price = PriceRange{{}, {}, "EUR"}; });
    }

    void photosThatAreLeftOutAreNotCounted()
    {
        TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->begin();
        for (const char* id : {"one", "two"})
            writer->putListing(listingInput(id, "Lamp", "Lamps"));
        writer->putImage(imageInput("a", "one"));
        writer->putImage(imageInput("b", "two"));
        writer->putImage(imageInput("c", "two"));
        writer->finishImport();
        writer->commit();
        const auto withPhotos = [&] {
            const auto counts = shop.reader()->facets({}).pictures;
            return std::vector<std::int64_t>(counts.begin(), counts.begin() + 3);
        };
        QCOMPARE(withPhotos(), (std::vector<std::int64_t>{0, 1, 1}));

        writer->begin();
        const std::vector<CellEdit> edits{{{CellSubject::Image, 1, "excluded"}, kSetValue, "yes"},
            {{CellSubject::Image, 2, "excluded"}, kSetValue, "yes"}};
        const TextOperations none;
        writer->history(none)->add("Ann", "{}", edits);
        writer->commit();
        QCOMPARE(withPhotos(), (std::vector<std::int64_t>{1, 1, 0}));
        QCOMPARE(shop.reader()->summary({2})->images, 1);

        writer->begin();
        writer->history(none)->undo();
        writer->commit();
        QCOMPARE(withPhotos(), (std::vector<std::int64_t>{0, 1, 1}));
    }

    void theScaleOfPricesIgnoresTheFilter()
    {
        const auto reader = m_shop.reader();
        const auto all = reader->facets({}).prices;
        QVERIFY(all.edges.size() > 6);
        QVERIFY(std::is_sorted(all.edges.begin(), all.edges.end()));
        QCOMPARE(all.edges.front(), std::int64_t(0)); // free things
        ListingFilter narrow;
        narrow.words = "red";
        narrow.pictures = {0};
        QCOMPARE(reader->facets(narrow).prices.edges, all.edges);
    }

    void placesAreTheMostCommonOnesAndTheChosen()
    {
        const auto reader = m_shop.reader();
        const auto all = reader->facets({}, {99, ""});
        QCOMPARE(all.places.size(), std::size_t(6));
        QCOMPARE(all.placesInAll, std::int64_t(6));
        QVERIFY(std::is_sorted(all.places.begin(), all.places.end(),
            [](const auto& a, const auto& b) { return a.listings > b.listings; }));
        const auto two = reader->facets({}, {2, ""});
        QCOMPARE(
            names(two.places), (std::vector<std::string>{all.places[0].name, all.places[1].name}));
        ListingFilter filter;
        filter.places = {all.places[5].name};
        QCOMPARE(names(reader->facets(filter, {2, ""}).places),
            (std::vector<std::string>{all.places[0].name, all.places[1].name, all.places[5].name}));
        const auto searched = reader->facets({}, {99, "b"});
        auto found = names(searched.places);
        std::sort(found.begin(), found.end());
        QCOMPARE(found, (std::vector<std::string>{"Bath", "Berlin"}));
        QCOMPARE(searched.placesInAll, std::int64_t(2));
    }

    void findingsCountWhileTheyAreOpen()
    {
        Shop shop;
        const auto lamps = [&] {
            for (const FindingKindCount& finding : shop.reader()->facets({}).findings) {
                if (finding.kind == FindingKind::CategoryRare)
                    return finding.listings;
            }
            return std::int64_t(-1);
        };
        QVERIFY(lamps() > 30); // all of the category
        const auto writer = shop.catalogue->writer();
        writer->begin();
        const TextOperations none;
        const std::vector<CellEdit> fine{
            {{CellSubject::Category, kSecondCategory.value, "fine:category_rare"}, kSetValue,
                "yes"}};
        writer->history(none)->add("Ann", "{}", fine);
        writer->commit();
        QCOMPARE(lamps(), std::int64_t(-1));
    }

    void anEmptyCatalogueHasNoFacets()
    {
        const TemporaryCatalogue empty;
        const Facets facets = empty.reader()->facets({});
        QCOMPARE(facets.listings, std::int64_t(0));
        QVERIFY(facets.categories.empty());
        QVERIFY(facets.places.empty());
        QVERIFY(facets.prices.edges.empty());
        QCOMPARE(empty.reader()->statistics().listings, std::int64_t(0));
    }

    void rowsAreThoseOfTheListings()
    {
        const auto reader = m_shop.reader();
        const ListingFilter filter = filterOf(0b10001);
        const auto rows = reader->listingRows(filter, ListingOrder::PriceAscending, 3, 9);
        const auto page = reader->listings(filter, ListingOrder::PriceAscending, 3, 9);
        QCOMPARE(rows.size(), std::size_t(9));
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(page[i].listing.row, rows[i]);
    }

private:
    ListingFilter filterOf(int chosen) const
    {
        ListingFilter filter;
        if (chosen & 1)
            filter.words = "red";
        if (chosen & 2)
            filter.categories = {{1}, {2}, {}};
        if (chosen & 4)
            filter.price = PriceRange{500, 60'000, "GBP"};
        if (chosen & 8)
            filter.places = {"York", "Ayr", ""};
        if (chosen & 16)
            filter.states = {ListingState::Included, ListingState::Edited};
        if (chosen & 32)
            filter.pictures = {1, kManyPictures};
        if (chosen & 64)
            filter.findings = {
                FindingKind::CategoryRare, FindingKind::PriceZero, FindingKind::Dark};
        return filter;
    }

    Shop m_shop;
};

QTEST_GUILESS_MAIN(TstFacets)
#include "tst_facets.moc"
