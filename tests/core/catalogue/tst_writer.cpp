// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::errorOf;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;
using vitrine::test::withWords;

namespace {

ModelRecord model(const std::string& id, const std::string& created)
{
    return {id, "Test", "resnet18", "abc", false, "stretch", "float32", 3, created};
}

/// Two listings with an image each, cleaned, and a model.
void fill(Catalogue& catalogue)
{
    const auto writer = catalogue.writer();
    writer->begin();
    writer->putListing(listingInput("a", "Red sofa"));
    writer->putListing(listingInput("b", "Blue lamp", "Lamps"));
    writer->putImage(imageInput("a1", "a"));
    writer->putImage(imageInput("b1", "b"));
    writer->finishImport();
    writer->setCleaned({{1}, ImageState::Ready, "", "", 640, 480});
    writer->setCleaned({{2}, ImageState::Ready, "", "", 640, 480});
    writer->putModel(model("m", "2024-01-01T00:00:00Z"));
    writer->commit();
}

}

class TstWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsNewFromChangedFromSame()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->begin();
        auto sofa = listingInput("a", "Red sofa");
        QCOMPARE(writer->putListing(sofa), Change::Added);
        QCOMPARE(writer->putListing(listingInput("b", "Lamp")), Change::Added);
        QCOMPARE(writer->putListing(sofa), Change::Unchanged); // also right after new rows
        sofa.price = std::nullopt;
        QCOMPARE(writer->putListing(sofa), Change::Updated);
        sofa.givenPrice = "call me";
        QCOMPARE(writer->putListing(sofa), Change::Updated);
        QCOMPARE(writer->putListing(sofa), Change::Unchanged);
        sofa.rootCategory = "Chairs";
        QCOMPARE(writer->putListing(sofa), Change::Updated);
        sofa.description += "!";
        QCOMPARE(writer->putListing(sofa), Change::Updated);
        QCOMPARE(writer->putImage(imageInput("x", "a")), Change::Added);
        QCOMPARE(writer->putImage(imageInput("x", "a")), Change::Unchanged);
        QCOMPARE(writer->putImage(imageInput("x", "b")), Change::Updated);
        writer->finishImport();
        writer->commit();
        const auto reader = shop.reader();
        QCOMPARE(reader->counts().listings, 2);
        QVERIFY(!reader->listing({1})->price);
        QCOMPARE(reader->listing({1})->description, sofa.description);
        QCOMPARE(reader->imageById("x")->listing, reader->listingById("b").value());
    }

    void withoutCommitNothingHappened()
    {
        const TemporaryCatalogue shop;
        fill(*shop.catalogue);
        {
            const auto writer = shop.catalogue->writer();
            writer->begin();
            writer->putListing(listingInput("c", "Gone", "Gone"));
            writer->putListing(listingInput("a", "Changed"));
        }
        const auto reader = shop.reader();
        QCOMPARE(reader->counts().listings, 2);
        QCOMPARE(reader->listing({1})->title, std::string("Red sofa"));
        QCOMPARE(reader->countListings(withWords("gone")), 0);
        // The next row takes the number and category that were rolled back.
        const auto writer = shop.catalogue->writer();
        writer->begin();
        writer->putListing(listingInput("d", "Table", "Gone"));
        writer->finishImport();
        writer->commit();
        QCOMPARE(reader->listingById("d")->value, 3);
        QCOMPARE(reader->categories().back().name, std::string("Gone"));
    }

    void aRolledBackFirstImportKeepsTheIndexes()
    {
        const TemporaryCatalogue shop;
        {
            const auto writer = shop.catalogue->writer();
            writer->begin();
            writer->putListing(listingInput("a", "Red sofa"));
            writer->rollback();
        }
        fill(*shop.catalogue);
        QCOMPARE(shop.reader()->listings({}, ListingOrder::Title, 0, 10).front().listing.id,
            std::string("b"));
    }

    void readersSeeOnlyWhatIsCommitted()
    {
        const TemporaryCatalogue shop;
        const auto reader = shop.reader();
        const auto writer = shop.catalogue->writer();
        writer->begin();
        writer->putListing(listingInput("a", "Red sofa"));
        QCOMPARE(reader->counts().listings, 0);
        writer->commit();
        QCOMPARE(reader->counts().listings, 1);
        QCOMPARE(reader->countListings(withWords("red")), 1);
    }

    void wordsMayBeIndexedLater()
    {
        const TemporaryCatalogue shop;
        fill(*shop.catalogue);
        auto writer = shop.catalogue->writer();
        writer->begin();
        writer->putListing(listingInput("c", "Green table"));
        writer->putListing(listingInput("d", "Green bed"));
        writer->deferWords();
        writer->commit();
        // Changes of rows that are not indexed yet.
        writer->putListing(listingInput("d", "Yellow bed"));
        writer->setSetting("key", "value");
        writer.reset();
        const auto reader = shop.reader();
        QCOMPARE(reader->countListings(withWords("green")), 1);
        QCOMPARE(reader->countListings(withWords("yellow")), 1);
        QCOMPARE(reader->countListings(withWords("red")), 1);
        writer = shop.catalogue->writer();
        writer->putListing(listingInput("c", "Brown table"));
        QCOMPARE(reader->countListings(withWords("green")), 0);
        QCOMPARE(reader->countListings(withWords("brown")), 1);
    }

    void imagesMayComeBeforeTheirListing()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->putImage(imageInput("early", "a"));
        writer->putImage(imageInput("orphan", "nobody"));
        writer->finishImport();
        QCOMPARE(shop.reader()->counts().orphanImages, 2);
        writer->putListing(listingInput("a", "Red sofa"));
        writer->finishImport();
        const auto counts = shop.reader()->counts();
        QCOMPARE(counts.orphanImages, 1);
        QCOMPARE(counts.joined, 1);
        QCOMPARE(counts.listingsWithoutImages, 0);
    }

    void theEncoderKeepsKnownCategoriesInPlace()
    {
        const TemporaryCatalogue shop;
        const auto names = [&] {
            std::vector<std::string> found;
            for (const Category& category : shop.reader()->categories()) {
                [&] { QCOMPARE(category.encoderIndex, static_cast<int>(found.size())); }();
                found.push_back(category.name);
            }
            return found;
        };
        using Names = std::vector<std::string>;
        const auto writer = shop.catalogue->writer();
        writer->putListing(listingInput("1", "x", "Sofas"));
        writer->putListing(listingInput("2", "x", "Lamps"));
        writer->putListing(listingInput("3", "x", ""));
        writer->finishImport();
        QCOMPARE(names(), (Names{"Lamps", "Sofas"}));
        writer->putListing(listingInput("4", "x", "Beds"));
        writer->finishImport();
        QCOMPARE(names(), (Names{"Lamps", "Sofas", "Beds"}));
        writer->setEncoderOrder({"Sofas", "Beds", "Lamps"});
        QCOMPARE(names(), (Names{"Sofas", "Beds", "Lamps"}));
        writer->putListing(listingInput("1", "x", "Lamps")); // nothing is a sofa any more
        writer->finishImport();
        QCOMPARE(names(), (Names{"Beds", "Lamps"}));
        for (const Names& wrong : {Names{"Beds"}, Names{"Beds", "Beds"}, Names{"Beds", "lamps"}})
            QCOMPARE(errorOf([&] { writer->setEncoderOrder(wrong); }), ErrorCode::InvalidArgument);
    }

    void anotherPictureMakesTheImagePending()
    {
        const TemporaryCatalogue shop;
        fill(*shop.catalogue);
        const auto writer = shop.catalogue->writer();
        writer->putEmbedding("m", {1}, std::vector<float>{1, 2, 3});
        auto image = imageInput("a1", "a");
        image.source = "/elsewhere/a1.jpg";
        QCOMPARE(writer->putImage(image), Change::Updated); // moved, the same otherwise
        QCOMPARE(shop.reader()->image({1})->state, ImageState::Ready);
        QCOMPARE(shop.reader()->image({1})->source.string(), image.source);
        image.source.clear(); // not found this time
        image.sourceBytes = 0;
        QCOMPARE(writer->putImage(image), Change::Unchanged);
        image = imageInput("a1", "a");
        image.sourceModified += 1;
        QCOMPARE(writer->putImage(image), Change::Updated);
        QCOMPARE(shop.reader()->image({1})->state, ImageState::Pending);
        QCOMPARE(shop.reader()->image({1})->sourceWidth, 0);
        QCOMPARE(shop.reader()->countEmbeddings("m"), 0);
    }

    void vectorsComeBackAsTheyWere()
    {
        const TemporaryCatalogue shop;
        fill(*shop.catalogue);
        const auto writer = shop.catalogue->writer();
        const auto reader = shop.reader();
        QCOMPARE(reader->imagesWithoutEmbedding("m").size(), std::size_t{2});
        writer->putEmbedding("m", {2}, std::vector<float>{0.1F, -2.0F, 3e-30F});
        QCOMPARE(reader->imagesWithoutEmbedding("m").front().row, ImageRow{1});
        std::vector<std::pair<std::int64_t, std::vector<float>>> seen;
        reader->forEachEmbedding("m", [&](const EmbeddingRow& row) {
            seen.emplace_back(
                row.image.value, std::vector<float>(row.vector.begin(), row.vector.end()));
            return true;
        });
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen[0].first, 2);
        QCOMPARE(seen[0].second, (std::vector<float>{0.1F, -2.0F, 3e-30F}));
        QCOMPARE(reader->embedding("m", {2}), seen[0].second);
        QVERIFY(reader->embedding("m", {1}).empty());
        QVERIFY(reader->embedding("another", {2}).empty());
        QCOMPARE(errorOf([&] { writer->putEmbedding("m", {1}, std::vector<float>(4)); }),
            ErrorCode::InvalidArgument);
        QCOMPARE(errorOf([&] { writer->putEmbedding("no", {1}, std::vector<float>(3)); }),
            ErrorCode::NotFound);
        QVERIFY(errorOf([&] { writer->putEmbedding("m", {99}, std::vector<float>(3)); }));
    }

    void theStampChangesWithTheVectors()
    {
        const TemporaryCatalogue shop;
        fill(*shop.catalogue);
        const auto writer = shop.catalogue->writer();
        std::vector<std::string> stamps = {shop.reader()->embeddingsStamp("m")};
        const auto changed = [&] {
            stamps.push_back(shop.reader()->embeddingsStamp("m"));
            return stamps.back() != stamps[stamps.size() - 2];
        };
        writer->putEmbedding("m", {1}, std::vector<float>{1, 2, 3});
        QVERIFY(changed());
        writer->putEmbedding("m", {1}, std::vector<float>{1, 2, 4});
        QVERIFY(changed());
        writer->putModel(model("other", "2024-01-02T00:00:00Z"));
        writer->putEmbedding("other", {1}, std::vector<float>{1, 2, 3});
        writer->setSetting("key", "value");
        QVERIFY(!changed());
        writer->resetCleaning();
        QVERIFY(changed());
        QCOMPARE(shop.reader()->counts().imagesPending, 2);
        QCOMPARE(shop.reader()->models().front().id, std::string("other"));
    }

    void jobsThatWereKilledAreTold()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        const auto running = writer->startJob("embed", "{}");
        QVERIFY(shop.reader()->interruptedJobs().empty()); // this process runs
        writer->updateJob(running, JobRecordState::Succeeded, 5, 5, "");
        QVERIFY(shop.reader()->interruptedJobs().empty());
    }

    void settingsAndProblemsAreReplaced()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        const auto reader = shop.reader();
        QVERIFY(!reader->setting("side"));
        writer->setSetting("side", "512");
        writer->setSetting("side", "256");
        QCOMPARE(reader->setting("side"), std::string("256"));
        writer->replaceRowProblems(
            {{"P.csv", 3, 40, "price", "price_missing", "", "Fill it in.", true},
                {"P.csv", 4, 90, "", "field_count", "a,b", "Check.", false}});
        QCOMPARE(reader->rowProblems(0, 10).size(), std::size_t{2});
        const RowProblem second = reader->rowProblems(1, 10).front();
        QCOMPARE(second.byte, 90);
        QCOMPARE(second.kind, std::string("field_count"));
        QVERIFY(!second.kept);
        writer->replaceRowProblems({{"P.csv", 3, 40, "id", "bad_id", "?", "Check.", false},
            {"P.csv", 4, 90, "", "field_count", "a,b", "Check.", false},
            {"P.csv", 5, 95, "price", "price_missing", "", "Fill it in.", true},
            {"P.csv", 6, 99, "id", "bad_id", "!", "Check.", false}});
        const auto refused = reader->refusedRows();
        QCOMPARE(refused.size(), std::size_t{2});
        QCOMPARE(refused[0].kind, std::string("bad_id"));
        QCOMPARE(refused[0].rows, 2);
        QCOMPARE(refused[0].first.line, 3);
        QCOMPARE(refused[0].first.text, std::string("?"));
        QCOMPARE(refused[1].kind, std::string("field_count"));
        writer->replaceRowProblems({});
        QVERIFY(reader->refusedRows().empty());
        QVERIFY(reader->rowProblems(0, 10).empty());
    }
};

QTEST_GUILESS_MAIN(TstWriter)
#include "tst_writer.moc"
