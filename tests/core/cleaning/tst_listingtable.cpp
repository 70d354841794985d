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
        QCOMPARE(table[2].images, 0);
        QVERIFY(table[3].category == sofa.category);
        QCOMPARE(table.categories().size(), 2U);
        QCOMPARE(table.categories()[0].listings, 2);
        QVERIFY(table.bytes() > 4 * 100);
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
