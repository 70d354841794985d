// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"
#include "tests/core/cleaning/listings.h"

#include <QTest>

using namespace vitrine;
using vitrine::cleaning::ListingView;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;

class TstListingTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatTheCatalogueHolds()
    {
        TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->begin();
        writer->putListing(listingInput("a", "Red sofa"));
        writer->putListing(listingInput("b", "Lamp", "Lamps"));
        catalogue::ListingInput bare;
        bare.id = "c";
        bare.givenPrice = "call me";
        writer->putListing(bare);
        writer->putListing(listingInput("d", "Blue sofa"));
        writer->putImage(imageInput("a1", "a"));
        writer->putImage(imageInput("a2", "a"));
        writer->finishImport();
        writer->commit();

        JobContext context;
        const auto table = cleaning::readListingTable(*shop.reader(), context);
        QCOMPARE(table.size(), 4U);
        const ListingView sofa = table[0];
        QCOMPARE(sofa.row.value, 1);
        QCOMPARE(sofa.id, std::string_view("a"));
        QCOMPARE(sofa.title, std::string_view("Red sofa"));
        QCOMPARE(sofa.description, std::string_view("About Red sofa"));
        QCOMPARE(sofa.categoryPath, std::string_view("Sofas / Second hand"));
        QCOMPARE(sofa.categoryName, std::string_view("Sofas"));
        QCOMPARE(sofa.location, std::string_view("Leeds"));
        QCOMPARE(sofa.price->minor, 1000);
        QCOMPARE(sofa.images, 2);
        QCOMPARE(table[1].categoryName, std::string_view("Lamps"));
        QVERIFY(!table[2].category && table[2].categoryName.empty());
        QVERIFY(table[2].price == nullptr);
        QCOMPARE(table[2].givenPrice, std::string_view("call me"));
        QVERIFY(sofa.givenPrice.empty());
        QCOMPARE(table[2].images, 0);
        QVERIFY(table[3].category == sofa.category);
        QCOMPARE(table.categories().size(), 2U);
        QCOMPARE(table.categories()[0].listings, 2);
        QVERIFY(table.bytes() > 4 * 100);
    }

    void statisticsCountWhatTheRulesFind()
    {
        TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->begin();
        const char* const texts[] = {"Sofa", "", " ", "N/A", "null", " -- \u00A0\u200B", "🔥",
            "Nan knitted it", "...........................................", "none", "Ünder", "0"};
        int number = 0;
        for (const char* const text : texts) {
            for (int field = 0; field < 4; ++field) {
                auto listing = listingInput("p" + std::to_string(number++), "Thing");
                if (field == 0)
                    listing.title = text;
                else if (field == 1)
                    listing.description = text;
                else if (field == 2)
                    listing.location = text;
                else
                    listing.categoryPath = listing.rootCategory = text;
                listing.price = number % 3 == 0 ? std::nullopt : listing.price;
                writer->putListing(listing);
                if (number % 2 == 0)
                    writer->putImage(imageInput("i" + listing.id, listing.id));
            }
        }
        writer->finishImport();
        const catalogue::TextOperations none;
        const std::vector<CellEdit> edits{
            {{CellSubject::Listing, 13, "excluded"}, kSetValue, "yes"}, // its title is "N/A"
            {{CellSubject::Image, 2, "excluded"}, kSetValue, "yes"}};
        writer->history(none)->add("Ann", "{}", edits);
        writer->commit();

        JobContext context;
        const auto reader = shop.reader();
        const auto table = cleaning::readListingTable(*reader, context);
        const auto found = [&](FindingKind kind) {
            return static_cast<std::int64_t>(test::findingsOf(table, kind).size());
        };
        const MissingValues missing = reader->statistics().missing;
        QCOMPARE(missing.titles, std::int64_t(6));
        QCOMPARE(missing.titles, found(FindingKind::TitleEmpty));
        QCOMPARE(missing.descriptions, std::int64_t(7));
        QCOMPARE(missing.descriptions, found(FindingKind::DescriptionEmpty));
        QCOMPARE(missing.places, std::int64_t(7));
        QCOMPARE(missing.places, found(FindingKind::LocationMissing));
        QCOMPARE(missing.categories, std::int64_t(7));
        QCOMPARE(missing.categories, found(FindingKind::CategoryMissing));
        QCOMPARE(missing.prices, std::int64_t(16));
        QCOMPARE(missing.prices, found(FindingKind::PriceMissing));
        QCOMPARE(missing.pictures, found(FindingKind::NoImages));
        QVERIFY(missing.pictures > 0);
    }

    void anEmptyCatalogueIsAnEmptyTable()
    {
        TemporaryCatalogue shop;
        JobContext context;
        QCOMPARE(cleaning::readListingTable(*shop.reader(), context).size(), 0U);
        QVERIFY(cleaning::findInListings({}, {}, context).empty());
    }

    void readingCanBeStopped()
    {
        TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->begin();
        for (int i = 0; i < 1000; ++i)
            writer->putListing(listingInput("p" + std::to_string(i), "Sofa"));
        writer->finishImport();
        writer->commit();
        test::ProgressProbe probe([](const Progress& progress) { return progress.done >= 500; });
        JobContext context = probe.context();
        const auto reader = shop.reader();
        QVERIFY_THROWS_EXCEPTION(Cancelled, cleaning::readListingTable(*reader, context));
        QVERIFY(probe.seen().back().done < 1000);
        QCOMPARE(probe.seen().back().total, 1000);
        QCOMPARE(reader->counts().listings, 1000); // it still reads
    }
};

QTEST_GUILESS_MAIN(TstListingTable)
#include "tst_listingtable.moc"
