// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;

class TstStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto writer = m_shop.catalogue->writer();
        writer->begin();
        for (const int price : {500, 100, 900, 300, 700})
            put(*writer, "s" + std::to_string(price), "Sofas", Money{price, "GBP"});
        put(*writer, "gone", "Sofas", Money{1'000'000, "GBP"});
        put(*writer, "euro", "Lamps", Money{50, "EUR"});
        put(*writer, "lamp", "Lamps", Money{40, "GBP"});
        put(*writer, "none", "", std::nullopt);
        for (int i = 0; i < 12; ++i)
            writer->putImage(imageInput("i" + std::to_string(i), "s100"));
        ImageInput large = imageInput("large", "s300");
        large.sourceBytes = 9'000'000;
        writer->putImage(large);
        writer->putImage(imageInput("hidden", "gone"));
        writer->finishImport();
        writer->setCleaned({{1}, ImageState::Ready, "", "", 300, 400});
        MeasuredImage measured;
        measured.image = {2};
        measured.measures.width = 1000;
        measured.measures.height = 200;
        writer->putMeasures(measured, 1);
        const TextOperations none;
        const std::vector<CellEdit> edits{{{CellSubject::Listing, 6, "excluded"}, kSetValue, "yes"},
            {{CellSubject::Listing, 1, "description"}, kSetValue, ""},
            {{CellSubject::Listing, 1, "location"}, kSetValue, ""}};
        writer->history(none)->add("Ann", "{}", edits);
        writer->commit();
    }

    void pricesByCategoryWithoutWhatIsLeftOut()
    {
        const CatalogueStatistics statistics = m_shop.reader()->statistics();
        QCOMPARE(statistics.listings, std::int64_t(8));
        QCOMPARE(statistics.counts.listings, std::int64_t(9));
        QCOMPARE(statistics.categories.size(), std::size_t(3));
        const CategoryStatistics& sofas = statistics.categories[0];
        QCOMPARE(sofas.name, std::string("Sofas"));
        QCOMPARE(sofas.listings, std::int64_t(5));
        QCOMPARE(sofas.prices.count, std::int64_t(5));
        QCOMPARE(sofas.prices.least, std::int64_t(100));
        QCOMPARE(sofas.prices.lower, std::int64_t(300));
        QCOMPARE(sofas.prices.median, std::int64_t(500));
        QCOMPARE(sofas.prices.upper, std::int64_t(700));
        QCOMPARE(sofas.prices.most, std::int64_t(900));
        QCOMPARE(statistics.categories[1].prices.count, std::int64_t(1)); // the pounds only
        QCOMPARE(statistics.categories[2].row, CategoryRow{});
        QCOMPARE(statistics.prices.currency, std::string("GBP"));
        QCOMPARE(statistics.prices.foreign, std::int64_t(1));
        QCOMPARE(statistics.prices.without, std::int64_t(1));
        QCOMPARE(statistics.allPrices.count, std::int64_t(6));
        std::int64_t inBins = 0;
        for (const std::int64_t count : statistics.prices.listings)
            inBins += count;
        QCOMPARE(inBins, std::int64_t(6));
    }

    void whatIsMissing()
    {
        const MissingValues missing = m_shop.reader()->statistics().missing;
        QCOMPARE(missing.titles, std::int64_t(0));
        QCOMPARE(missing.descriptions, std::int64_t(1));
        QCOMPARE(missing.categories, std::int64_t(1));
        QCOMPARE(missing.prices, std::int64_t(1));
        QCOMPARE(missing.places, std::int64_t(1));
        QCOMPARE(missing.pictures, std::int64_t(6));
    }

    void picturesAndTheirSizes()
    {
        const CatalogueStatistics statistics = m_shop.reader()->statistics();
        QCOMPARE(statistics.pictures[0], std::int64_t(6));
        QCOMPARE(statistics.pictures[1], std::int64_t(1));
        QCOMPARE(statistics.pictures.back(), std::int64_t(1)); // twelve
        QCOMPARE(statistics.pictureBytes.count, std::int64_t(13));
        QCOMPARE(statistics.pictureBytes.most, std::int64_t(9'000'000));
        QCOMPARE(statistics.bytesInAll, std::int64_t(9'000'000 + 12 * 1234));
        QCOMPARE(statistics.pictureSides.count, std::int64_t(2));
        QCOMPARE(statistics.pictureSides.least, std::int64_t(400)); // as cleaned
        QCOMPARE(statistics.pictureSides.most, std::int64_t(1000)); // as measured
    }

private:
    static void put(Writer& writer, const std::string& id, const std::string& category,
        const std::optional<Money>& price)
    {
        ListingInput listing = listingInput(id, "Thing " + id, category);
        listing.price = price;
        writer.putListing(listing);
    }

    TemporaryCatalogue m_shop;
};

QTEST_GUILESS_MAIN(TstStatistics)
#include "tst_statistics.moc"
