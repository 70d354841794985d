// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/jobs/outcome.h"
#include "tests/core/catalogue/samples.h"
#include "tests/core/importing/tables.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include <csignal>

using namespace vitrine;
using namespace vitrine::test;
using Kinds = std::vector<std::string>;

namespace {

const std::vector<JobContext::StageWeight> kStages = {
    {Stage::ReadingProducts, 6}, {Stage::ReadingImages, 3}, {Stage::Writing, 1}};

/// Kills its own process, as kill -9 does, when the job has come that far.
class KillingSink : public ProgressSink {
public:
    explicit KillingSink(double fraction)
        : m_fraction(fraction)
    {
    }
    void onProgress(const Progress& progress) override
    {
        if (progress.fraction >= m_fraction)
            ::kill(::getpid(), SIGKILL);
    }

private:
    double m_fraction;
};

bool importIsKilledAt(Shop& shop, double fraction)
{
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            const auto catalogue = catalogue::Catalogue::open(shop.folder / "catalogue.sqlite");
            KillingSink sink(fraction);
            JobContext context({}, &sink);
            context.setStages(kStages);
            importing::importTables(shop.request, *catalogue, context);
        } catch (...) {
        }
        ::_exit(1);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status)
        && WTERMSIG(status) == SIGKILL;
}

}

class TstTableImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleansAndJoins()
    {
        Shop shop;
        shop.products(kProductHeader
            + "0,a,\"Red  sofa | in Leeds, York | Gumtree\",Home & Garden / Sofas,\"Line 1\rLine "
              "2\","
              "\"£1,234.50\",\"Leeds, York\"\n"
              "1,b,Lamp | in Ayr | Gumtree,Lamps,Bright,€5,\n");
        shop.images(kImageHeader + "0,x,a\n1,y,a\n2,z,nobody\n");
        shop.picture("x.JPG");
        shop.picture("Y.webp", "two");
        shop.picture("y.txt");
        shop.picture("stray.png");
        const ImportReport report = shop.import();
        QCOMPARE(kindsOf(report), Kinds{});
        QCOMPARE(report.products, 2);
        QCOMPARE(report.images, 3);
        QCOMPARE(report.joined, 2);
        QCOMPARE(report.orphanImages, 1);
        QCOMPARE(report.categories, 2);
        QCOMPARE(report.listingsWithoutImages, 1);
        QCOMPARE(report.imagesWithoutFile, 1);
        QCOMPARE(report.added, 5);
        const auto reader = shop.catalogue->reader();
        const auto sofa = reader->listing(*reader->listingById("a"));
        QCOMPARE(sofa->title, std::string("Red sofa"));
        QCOMPARE(sofa->description, std::string("Line 1\nLine 2"));
        QCOMPARE(sofa->categoryPath, std::string("Home & Garden / Sofas"));
        QCOMPARE(toString(*sofa->price), std::string("£1,234.50"));
        QCOMPARE(reader->categories()[0].name, std::string("Home & Garden"));
        QCOMPARE(reader->listing(*reader->listingById("b"))->location, std::string("Ayr"));
        QCOMPARE(reader->imageById("x")->source.filename().string(), std::string("x.JPG"));
        QVERIFY(reader->imageById("x")->source.is_absolute());
        QCOMPARE(reader->imageById("y")->source.filename().string(), std::string("Y.webp"));
        QVERIFY(reader->imageById("z")->source.empty());
        QVERIFY(!reader->imageById("z")->listing);
    }

    void takesColumnsInAnyOrderAndName()
    {
        Shop shop;
        shop.products("\xEF\xBB\xBF"
                      "Place;Title;Price;UUID;CATEGORY;Description;colour\n"
                      "Ayr;Lamp;5,50;u1;Lamps;Bright;red\n");
        shop.images("Listing-ID\tImage ID\nu1\ti1\n");
        const ImportReport report = shop.import();
        QCOMPARE(kindsOf(report), Kinds{});
        QCOMPARE(report.joined, 1);
        const auto reader = shop.catalogue->reader();
        const auto lamp = reader->listing({1});
        QCOMPARE(lamp->location, std::string("Ayr"));
        QCOMPARE(lamp->price->minor, 550);
        QCOMPARE(lamp->description, std::string("Bright"));
    }

    void tellsEveryKindOfBadRow()
    {
        Shop shop;
        shop.products(kProductHeader
            + "0,a,Sofa,Sofas,Text,free,Leeds\n" // line 2
              "1,b,,Sofas,Text,,Leeds\n"
              "2,c,Chair, / Wood,Text,-£3.00,Leeds\n"
              "3,,Chair,Chairs,Text,£5,Leeds\n"
              "4,a,Twice,Sofas,Text,£5,Leeds\n"
              "5,d,Short,Sofas\n"
              "6,e,Caf\xE9 table,Tables,Text,\xA3"
              "5,Leeds\n"
              "7,f/g,Path,Sofas,Text,£5,Leeds\n"
              "8,h,\"Open,Sofas,Text,£5,Leeds\n");
        shop.images(kImageHeader + "0,x,a\n1,x,a\n2,,a\n");
        const ImportReport report = shop.import();
        QCOMPARE(kindsOf(report),
            (Kinds{"price_unreadable", "title_missing", "price_missing", "category_missing",
                "price_negative", "bad_id", "duplicate_id", "field_count", "encoding", "bad_id",
                "unclosed_quote", "duplicate_id", "bad_id"}));
        const RowProblem& first = report.problems.front();
        QCOMPARE(first.file, std::string("Products.csv"));
        QCOMPARE(first.line, 2);
        QCOMPARE(first.byte, static_cast<std::int64_t>(kProductHeader.size()));
        QCOMPARE(first.column, std::string("price"));
        QCOMPARE(first.text, std::string("free"));
        QVERIFY(first.kept);
        QVERIFY(!first.hint.empty());
        QCOMPARE(report.problems[7].line, 7);
        QVERIFY(!report.problems[7].kept);
        QCOMPARE(report.problems[7].text, std::string("5,d,Short,Sofas"));
        QCOMPARE(report.problems.back().file, std::string("Images.csv"));
        QCOMPARE(report.problems.back().line, 4);
        QCOMPARE(report.products, 4);
        QCOMPARE(report.images, 1);
        const auto reader = shop.catalogue->reader();
        QVERIFY(!reader->listing(*reader->listingById("c"))->price);
        QVERIFY(!reader->listing(*reader->listingById("c"))->category);
        QCOMPARE(reader->listing(*reader->listingById("a"))->title, std::string("Sofa"));
        const auto givenPrice = [&](const char* id) {
            return reader->listing(*reader->listingById(id))->givenPrice;
        };
        QCOMPARE(givenPrice("a"), std::string("free"));
        QCOMPARE(givenPrice("b"), std::string());
        QCOMPARE(givenPrice("c"), std::string("-£3.00"));
        QCOMPARE(givenPrice("e"), std::string()); // it has a price
        const auto cafe = reader->listing(*reader->listingById("e"));
        QCOMPARE(cafe->title, std::string("Café table"));
        QCOMPARE(cafe->price->currency, std::string("GBP"));
        QCOMPARE(reader->rowProblems(0, 100).size(), report.problems.size());
        QCOMPARE(reader->rowProblems(7, 1).front().hint, report.problems[7].hint);
    }

    void saysHowARepeatedIdDiffers()
    {
        Shop shop;
        shop.products(kProductHeader
            + ",a,Sofa,Sofas,Text,£5,Leeds\n"
              ",b,Lamp,Lamps,Text,call me,Leeds\n"
              ",a,Sofa,Sofas / Red,Text,£6,Leeds\n" // line 4
              ",a,Sofa,Sofas,Text,£5,Leeds\n"
              ",b,Lamp,Lamps,\xFF,free,\n");
        shop.images(kImageHeader + ",x,a\n,x,b\n,x,a\n");
        const auto check = [&] {
            const ImportReport report = shop.import();
            QCOMPARE(kindsOf(report),
                (Kinds{"price_unreadable", "duplicate_id", "duplicate_id", "duplicate_id",
                    "duplicate_id", "duplicate_id"}));
            const auto reader = shop.catalogue->reader();
            const auto ids = reader->refusedIds();
            QCOMPARE(ids.size(), std::size_t{5});
            QCOMPARE(ids[0].line, 4);
            QCOMPARE(ids[0].listing, *reader->listingById("a"));
            QCOMPARE(ids[0].differs, std::string("category, price"));
            QCOMPARE(ids[1].listing, *reader->listingById("a"));
            QCOMPARE(ids[1].differs, std::string());
            QCOMPARE(ids[2].listing, *reader->listingById("b"));
            QCOMPARE(ids[2].differs, std::string("price, location, description"));
            QVERIFY(!ids[3].listing);
            QCOMPARE(ids[3].image, reader->imageById("x")->row);
            QCOMPARE(ids[3].differs, std::string("listing"));
            QCOMPARE(ids[4].differs, std::string());
            QCOMPARE(reader->listing(*reader->listingById("a"))->price->minor, 500);
        };
        check();
        check(); // the same again changes nothing
    }

    void saysWhichListingsAreGone()
    {
        Shop shop;
        shop.images(kImageHeader);
        const auto gone = [&](const std::string& rows) {
            shop.products(kProductHeader + rows);
            std::string ids;
            for (const ListingRow row : shop.import().gone)
                ids += shop.catalogue->reader()->listing(row)->id;
            return ids;
        };
        QCOMPARE(gone(",a,Sofa,Sofas,,£5,\n,b,Lamp,Lamps,,£5,\n,c,Mug,Mugs,,£5,\n"), std::string());
        QCOMPARE(gone(",d,Hat,Hats,,£5,\n,b,Lamp,Lamps,,£6,\n"), std::string("ac"));
        QCOMPARE(gone(",a,Sofa,Sofas,,£5,\n,b,Lamp,Lamps,,£6,\n"), std::string("cd"));
    }

    void damagedUuidsStandOut()
    {
        Shop shop;
        const std::string uuid = "3d5decdf-d674-55eb-b150-a1d27be56a";
        std::string products = kProductHeader;
        for (int i = 10; i < 30; ++i)
            products += "," + uuid + std::to_string(i) + ",Sofa,Sofas,,£5,\n";
        shop.products(products + ",not-a-uuid,Sofa,Sofas,,£5,\n," + uuid + "zz,Sofa,Sofas,,£5,\n");
        shop.images(kImageHeader);
        const ImportReport report = shop.import();
        QCOMPARE(kindsOf(report), (Kinds{"bad_id", "bad_id"}));
        QCOMPARE(report.problems[0].text, std::string("not-a-uuid"));
        QCOMPARE(report.products, 20);
    }

    void aFileOfAnotherEncodingIsSaidOnce()
    {
        Shop shop;
        std::string products = kProductHeader;
        for (int i = 0; i < 50; ++i)
            products += ",p" + std::to_string(i)
                + ",Caf\xE9 \x80"
                  "5,Tables,\x81,\xA3"
                  "5,\n";
        shop.products(products);
        shop.images(kImageHeader);
        const ImportReport report = shop.import();
        QCOMPARE(kindsOf(report), Kinds{"encoding"});
        QCOMPARE(report.problems[0].line, 2);
        QVERIFY(report.problems[0].hint.find("all 50") != std::string::npos);
        const auto reader = shop.catalogue->reader();
        QCOMPARE(reader->listing({50})->title, std::string("Café €5"));
        QCOMPARE(reader->listing({50})->description, std::string("\uFFFD"));
    }

    void zeroBytesAreLeftOut()
    {
        Shop shop;
        using namespace std::string_literals;
        shop.products(kProductHeader + ",a,So\0fa,Sofas,,£5,\n"s + ",b\0,Sofa,Sofas,,£5,\n"s);
        shop.images(kImageHeader);
        const ImportReport report = shop.import();
        QCOMPARE(kindsOf(report), (Kinds{"encoding", "bad_id"}));
        QCOMPARE(shop.catalogue->reader()->listing({1})->title, std::string("Sofa"));
    }

    void filesThatCannotBeTablesStopTheImport()
    {
        Shop shop;
        manyRows(shop, 3);
        const auto good = shop.request;
        const auto failure = [&shop] {
            const Outcome outcome = runJob([&] { shop.import(); });
            return outcome.error.value_or(Error(ErrorCode::Internal, "nothing failed"));
        };
        shop.request.products = good.images; // swapped
        Error error = failure();
        QCOMPARE(error.code(), ErrorCode::Unsupported);
        QVERIFY(error.message().find("product_name (or title, name)") != std::string::npos);
        QVERIFY(error.message().find("product_id") != std::string::npos);
        shop.request = good;
        shop.request.images = shop.folder / "none.csv";
        QCOMPARE(failure().code(), ErrorCode::NotFound);
        shop.request = good;
        shop.request.pictures = shop.folder / "no folder";
        QCOMPARE(failure().code(), ErrorCode::NotFound);
        shop.request = good;
        shop.images("");
        QCOMPARE(failure().code(), ErrorCode::Corrupt);
        QCOMPARE(shop.catalogue->reader()->counts().listings, 0);
    }

    void aSecondImportChangesOnlyWhatChanged()
    {
        Shop shop;
        manyRows(shop, 300);
        shop.picture("i5.jpg");
        QCOMPARE(shop.import().added, 600);
        const std::vector<Category> before = shop.catalogue->reader()->categories();
        ImportReport again = shop.import();
        QCOMPARE(again.added, 0);
        QCOMPARE(again.updated, 0);
        QCOMPARE(again.unchanged, 600);
        QCOMPARE(again.products, 300);
        shop.picture("i5.jpg", "another picture");
        shop.products(kProductHeader + ",p7,Other title,C1 / Sub,,£1,\n,new,New,A / B,,£1,\n");
        again = shop.import();
        QCOMPARE(again.added, 1);
        QCOMPARE(again.updated, 2);
        QCOMPARE(again.products, 301); // what the file no longer has stays
        const auto reader = shop.catalogue->reader();
        QCOMPARE(reader->countListings(test::withWords("other title")), 1);
        QCOMPARE(reader->countListings(test::withWords("thing")), 299);
        QCOMPARE(reader->categories()[0].name, before[0].name);
        QCOMPARE(reader->categories().back().name, std::string("A"));
        QCOMPARE(reader->listingById("new")->value, 301);
    }

    void progressCoversTheWhole()
    {
        Shop shop;
        manyRows(shop, 1000);
        ProgressProbe probe;
        JobContext context = probe.context();
        context.setStages(kStages);
        shop.import(context);
        QCOMPARE(probe.seen().back().fraction, 1.0);
        bool products = false;
        bool images = false;
        for (const Progress& progress : probe.seen()) {
            products = products
                || (progress.stage == Stage::ReadingProducts && progress.done == progress.total);
            images = images || (progress.stage == Stage::ReadingImages && progress.done > 0);
        }
        QVERIFY(products && images);
    }

    void cancelledHalfWayItLeavesNothing_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("products") << static_cast<int>(Stage::ReadingProducts);
        QTest::newRow("images") << static_cast<int>(Stage::ReadingImages);
        QTest::newRow("writing") << static_cast<int>(Stage::Writing);
    }

    void cancelledHalfWayItLeavesNothing()
    {
        QFETCH(int, stage);
        Shop shop;
        manyRows(shop, 2000);
        ProgressProbe probe(
            [stage](const Progress& p) { return static_cast<int>(p.stage) == stage; });
        JobContext context = probe.context();
        const Outcome outcome = runJob([&] { shop.import(context); });
        QCOMPARE(outcome.state, JobState::Cancelled);
        const auto reader = shop.catalogue->reader();
        QCOMPARE(reader->counts().listings, 0);
        QCOMPARE(reader->counts().images, 0);
        QVERIFY(reader->categories().empty());
        QCOMPARE(shop.import().added, 4000);
    }

    void killedAtAnyMomentTheCatalogueIsWhole_data()
    {
        QTest::addColumn<double>("fraction");
        QTest::newRow("at the start") << 0.01;
        QTest::newRow("products") << 0.4;
        QTest::newRow("images") << 0.8;
        QTest::newRow("writing") << 0.9;
    }

    void killedAtAnyMomentTheCatalogueIsWhole()
    {
        QFETCH(double, fraction);
        Shop shop;
        manyRows(shop, 500);
        shop.import();
        shop.catalogue.reset();
        manyRows(shop, 3000, " anew");
        QVERIFY(importIsKilledAt(shop, fraction));
        shop.catalogue = catalogue::Catalogue::open(shop.folder / "catalogue.sqlite");
        const auto counts = shop.catalogue->reader()->counts();
        QCOMPARE(counts.listings, 500);
        QCOMPARE(counts.joined, 500);
        QCOMPARE(shop.catalogue->reader()->countListings(test::withWords("anew")), 0);
        const ImportReport report = shop.import();
        QCOMPARE(report.added, 5000);
        QCOMPARE(report.updated, 500);
        QCOMPARE(shop.catalogue->reader()->countListings(test::withWords("anew")), 3000);
    }
};

QTEST_GUILESS_MAIN(TstTableImport)
#include "tst_tableimport.moc"
