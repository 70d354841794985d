// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"

#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;

namespace {

using Ids = std::vector<std::string>;

Ids idsOf(const std::vector<ListingSummary>& page)
{
    Ids ids;
    for (const ListingSummary& summary : page)
        ids.push_back(summary.listing.id);
    return ids;
}

ListingFilter words(const std::string& text)
{
    ListingFilter filter;
    filter.words = text;
    return filter;
}

}

class TstListingReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto writer = m_shop.catalogue->writer();
        writer->begin();
        put(*writer, "a", "red Sofa", "Sofas", 5000, "York");
        put(*writer, "b", "Blue café lamp", "Lamps", std::nullopt, "Ayr");
        put(*writer, "c", "T-shirt 100% cotton", "", 100, "bath");
        put(*writer, "d", "Red lamp", "Lamps", 5000, "Ayr");
        put(*writer, "e", "Bed", "Beds", 0, "");
        writer->putImage(imageInput("d1", "d"));
        writer->putImage(imageInput("d2", "d"));
        writer->putImage(imageInput("a1", "a"));
        writer->putImage(imageInput("o1", "nobody"));
        writer->finishImport();
        writer->setCleaned({{1}, ImageState::Failed, "truncated", "It ends early.", 0, 0});
        writer->setCleaned({{2}, ImageState::Ready, "", "", 10, 20});
        writer->commit();
    }

    void countsEverything()
    {
        const CatalogueCounts counts = m_shop.reader()->counts();
        QCOMPARE(counts.listings, 5);
        QCOMPARE(counts.images, 4);
        QCOMPARE(counts.joined, 3);
        QCOMPARE(counts.orphanImages, 1);
        QCOMPARE(counts.listingsWithoutImages, 3);
        QCOMPARE(counts.imagesReady, 1);
        QCOMPARE(counts.imagesFailed, 1);
        QCOMPARE(counts.imagesPending, 2);
        QCOMPARE(counts.categories, 3);
        const auto categories = m_shop.reader()->categories();
        QCOMPARE(categories[1].name, std::string("Lamps"));
        QCOMPARE(categories[1].listings, 2);
        QCOMPARE(categories[1].images, 2);
    }

    void streamsEveryListing()
    {
        std::vector<std::string> seen;
        m_shop.reader()->forEachListing([&](const Listing& listing, int images) {
            seen.push_back(listing.id + std::to_string(images) + listing.description);
            return true;
        });
        QCOMPARE(seen,
            (std::vector<std::string>{"a1About red Sofa", "b0About Blue café lamp",
                "c0About T-shirt 100% cotton", "d2About Red lamp", "e0About Bed"}));
        int visited = 0;
        m_shop.reader()->forEachListing([&](const Listing&, int) { return ++visited < 2; });
        QCOMPARE(visited, 2);
    }

    void everyOrder_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char* name, ListingOrder order, const char* ids) {
            QTest::newRow(name) << static_cast<int>(order) << QString::fromLatin1(ids);
        };
        row("catalogue", ListingOrder::Catalogue, "abcde");
        row("title, in any case", ListingOrder::Title, "ebdac");
        row("price, none last", ListingOrder::PriceAscending, "ecadb");
        row("price down, none last", ListingOrder::PriceDescending, "daceb");
        row("category, none last", ListingOrder::Category, "ebdac");
        row("place, in any case", ListingOrder::Location, "ebdca");
        row("title down", ListingOrder::TitleDescending, "cadbe");
        row("category down, none last", ListingOrder::CategoryDescending, "adbec");
        row("place down", ListingOrder::LocationDescending, "acdbe");
    }

    void everyOrder()
    {
        QFETCH(int, order);
        const auto reader = m_shop.reader();
        const auto pages = [&](std::int64_t size) {
            std::string ids;
            for (std::int64_t offset = 0; offset < 5; offset += size) {
                for (const auto& id :
                    idsOf(reader->listings({}, static_cast<ListingOrder>(order), offset, size)))
                    ids += id;
            }
            return QString::fromStdString(ids);
        };
        QTEST(pages(10), "ids");
        QTEST(pages(2), "ids"); // pages fit together
        QVERIFY(reader->listings({}, static_cast<ListingOrder>(order), 5, 10).empty());
    }

    void wordsAllCountAndMayBePrefixes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("ids");
        QTest::newRow("none") << ""
                              << "abcde";
        QTest::newRow("only spaces and signs") << " \t & \" * "
                                               << "abcde";
        QTest::newRow("any case") << "RED"
                                  << "ad";
        QTest::newRow("all words") << "lamp red"
                                   << "d";
        QTest::newRow("prefix") << "so"
                                << "a";
        QTest::newRow("accents do not matter") << "cafe"
                                               << "b";
        QTest::newRow("in the description") << "about be"
                                            << "e";
        QTest::newRow("signs inside a word") << "t-shirt"
                                             << "c";
        QTest::newRow("operators are words") << "red NOT lamp"
                                             << "";
        QTest::newRow("quotes and stars") << "\"red\"* OR"
                                          << "";
        QTest::newRow("percent") << "100%"
                                 << "c";
        QTest::newRow("a sign that is no letter") << "red 💥"
                                                  << "ad";
    }

    void wordsAllCountAndMayBePrefixes()
    {
        QFETCH(QString, text);
        const auto reader = m_shop.reader();
        const ListingFilter filter = words(text.toStdString());
        std::string ids;
        for (const auto& id : idsOf(reader->listings(filter, ListingOrder::Catalogue, 0, 10)))
            ids += id;
        QTEST(QString::fromStdString(ids), "ids");
        QCOMPARE(reader->countListings(filter), static_cast<std::int64_t>(ids.size()));
    }

    void filtersCombine()
    {
        const auto reader = m_shop.reader();
        const auto categories = reader->categories(); // Beds, Lamps, Sofas
        ListingFilter filter;
        filter.categories = {categories[1].row, categories[2].row};
        QCOMPARE(
            idsOf(reader->listings(filter, ListingOrder::Category, 0, 10)), (Ids{"b", "d", "a"}));
        filter.pictures = {1, 2};
        QCOMPARE(
            idsOf(reader->listings(filter, ListingOrder::PriceDescending, 0, 10)), (Ids{"d", "a"}));
        QCOMPARE(reader->countListings(filter), 2);
        filter.words = "red";
        filter.categories = {categories[1].row};
        QCOMPARE(idsOf(reader->listings(filter, ListingOrder::PriceAscending, 0, 10)), (Ids{"d"}));
        filter = {};
        filter.pictures = {0};
        QCOMPARE(idsOf(reader->listings(filter, ListingOrder::Title, 0, 10)), (Ids{"e", "b", "c"}));
    }

    void theCoverIsTheFirstUsableImage()
    {
        const auto reader = m_shop.reader();
        const auto lamp = reader->summary(*reader->listingById("d"));
        QCOMPARE(lamp->cover, ImageRow{2});
        QCOMPARE(lamp->images, 2);
        QCOMPARE(lamp->categoryName, std::string("Lamps"));
        QVERIFY(lamp->listing.description.empty());
        QCOMPARE(reader->summary(*reader->listingById("a"))->cover, ImageRow{3});
        QVERIFY(!reader->summary(*reader->listingById("b"))->cover);
        QVERIFY(!reader->summary({99}));
        const auto failed = reader->image({1});
        QCOMPARE(failed->state, ImageState::Failed);
        QCOMPARE(failed->problem, std::string("truncated"));
    }

    void joinedRowsComeInTableOrderAndMayAskOn()
    {
        const auto reader = m_shop.reader();
        Ids seen;
        reader->forEachJoined(
            [&](const Listing& listing, const ListingImage& image, const Category* category) {
                seen.push_back(listing.id + image.id + (category ? category->name : ""));
                // The same reader, the same statement, within the loop.
                return reader->imageById(image.id)->row == image.row;
            });
        QCOMPARE(seen, (Ids{"dd1Lamps", "dd2Lamps", "aa1Sofas"}));
        int visited = 0;
        reader->forEachImage([&](const ListingImage&) { return ++visited < 2; });
        QCOMPARE(visited, 2);
    }

private:
    static void put(Writer& writer, const std::string& id, const std::string& title,
        const std::string& category, std::optional<std::int64_t> minor, const std::string& location)
    {
        ListingInput listing = listingInput(id, title, category);
        listing.price = minor ? std::optional(Money{*minor, "GBP"}) : std::nullopt;
        listing.location = location;
        writer.putListing(listing);
    }

    TemporaryCatalogue m_shop;
};

QTEST_GUILESS_MAIN(TstListingReader)
#include "tst_listingreader.moc"
