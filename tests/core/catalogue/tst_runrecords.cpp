// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/migrations.h"
#include "tests/core/catalogue/samples.h"

#include <sqlite3.h>

#include <QTest>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::TemporaryCatalogue;
using vitrine::test::TemporaryFolder;

namespace {

StoredRun sample(const std::string& name)
{
    StoredRun run;
    run.record.name = name;
    run.record.pretrained = true;
    run.record.split = SplitKind::ByImage;
    run.record.leaks = 7;
    run.record.trainImages = 80;
    run.record.validationImages = 20;
    run.record.startWeights = "resnet50";
    run.record.startSha256 = "0a";
    run.record.dataSha256 = "0b";
    run.record.codeVersion = "1.2.3";
    run.record.sweep = "grid";
    run.config = R"({"epochs":3})";
    run.tags = R"(["a"])";
    run.classes = R"(["Beds","Sofas"])";
    run.startFile = "/weights/resnet50.pth";
    run.useModel = false;
    return run;
}

EpochStats epoch(int number, double top1, bool best)
{
    EpochStats stats;
    stats.epoch = number;
    stats.trainLoss = 0.1 + number;
    stats.trainAccuracy = 0.25;
    stats.validation = {0.3, top1, 0.9, 0.45, 0.05, 20};
    stats.learningRate = 1e-3;
    stats.imagesPerSecond = 74.5;
    stats.seconds = 12.5 * (number + 1);
    stats.best = best;
    return stats;
}

void execute(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    char* message = nullptr;
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK)
        qFatal("%s", message);
    sqlite3_close(database);
}

}

class TstRunRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunComesBackAsItWasAdded()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        const StoredRun given = sample("first");
        const RunRow row = writer->addRun(given);
        const auto run = shop.reader()->run(row);
        QVERIFY(run.has_value());
        QCOMPARE(run->record.name, given.record.name);
        QCOMPARE(run->record.split, SplitKind::ByImage);
        QCOMPARE(run->record.leaks, 7);
        QCOMPARE(run->record.trainImages, 80);
        QCOMPARE(run->record.validationImages, 20);
        QCOMPARE(run->record.startSha256, given.record.startSha256);
        QCOMPARE(run->record.dataSha256, given.record.dataSha256);
        QCOMPARE(run->record.codeVersion, given.record.codeVersion);
        QCOMPARE(run->record.sweep, given.record.sweep);
        QCOMPARE(run->config, given.config);
        QCOMPARE(run->tags, given.tags);
        QCOMPARE(run->classes, given.classes);
        QCOMPARE(run->startFile, given.startFile);
        QVERIFY(!run->useModel && run->record.pretrained);
        QCOMPARE(run->record.state, RunState::Running);
        QVERIFY(run->record.alive); // in this process
        QCOMPARE(run->record.started.size(), std::size_t{20});
        QVERIFY(!run->record.best && !run->record.honest);
        QVERIFY(!shop.reader()->run({row.value + 1}));
    }

    void progressAndLabelsDoNotDisturbEachOther()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        const RunRow first = writer->addRun(sample("first"));
        const RunRow second = writer->addRun(sample("second"));
        writer->nameRun(first, "renamed");
        writer->tagRun(first, "[]");
        writer->archiveRun(first, true);
        writer->deleteRun(first, true);
        RunProgress progress;
        progress.state = RunState::Finished;
        progress.steps = 123;
        progress.seconds = 4.5;
        progress.peakBytes = 1 << 20;
        progress.missingImages = 2;
        progress.model = "abc";
        progress.honest = HonestFigure{0.5, 8};
        writer->updateRun(first, progress);
        const auto run = shop.reader()->run(first);
        QCOMPARE(run->record.name, std::string("renamed"));
        QCOMPARE(run->tags, std::string("[]"));
        QVERIFY(run->record.archived && run->record.deleted && !run->record.alive);
        QCOMPARE(run->record.stepsDone, 123);
        QCOMPARE(run->record.secondsSpent, 4.5);
        QCOMPARE(run->record.missingImages, 2);
        QCOMPARE(run->record.model, std::string("abc"));
        QVERIFY(run->record.honest == progress.honest);
        const auto all = shop.reader()->runs(); // newest first
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].record.row, second);
        QCOMPARE(all[1].record.row, first);
    }

    void epochsAreReplacedAndCutBack()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        const RunRow row = writer->addRun(sample("run"));
        const std::vector<EpochStats> told{
            epoch(0, 0.5, true), epoch(1, 0.75, true), epoch(2, 0.5, false)};
        for (const EpochStats& stats : told)
            writer->putEpoch(row, stats);
        writer->putEpoch(row, told[2]); // told twice
        QVERIFY(shop.reader()->epochs(row) == told);
        const auto run = shop.reader()->run(row);
        QCOMPARE(run->record.epochsDone, 3);
        QVERIFY(run->record.best == told[1]);
        QVERIFY(run->record.last == told[2]);
        writer->dropEpochsFrom(row, 1);
        QVERIFY(shop.reader()->epochs(row) == std::vector<EpochStats>{told[0]});
        writer->removeRun(row);
        QVERIFY(shop.reader()->runs().empty());
        QVERIFY(shop.reader()->epochs(row).empty());
    }

    void aKilledRunIsNotAlive()
    {
        const TemporaryCatalogue shop;
        const RunRow row = shop.catalogue->writer()->addRun(sample("run"));
        execute(shop.file, "UPDATE runs SET process = 'another-boot 1 1'");
        const auto run = shop.reader()->run(row);
        QCOMPARE(run->record.state, RunState::Running);
        QVERIFY(!run->record.alive);
        shop.catalogue->writer()->updateRun(row, {}); // goes on in this process
        QVERIFY(shop.reader()->run(row)->record.alive);
    }

    void itsReasonIsKept()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        const RunRow row = writer->addRun(sample("run"));
        RunProgress progress;
        progress.state = RunState::Failed;
        progress.error = "In whatever words.";
        progress.diverged = true;
        writer->updateRun(row, progress);
        QVERIFY(shop.reader()->run(row)->record.diverged);
        progress.diverged = false;
        writer->updateRun(row, progress);
        QVERIFY(!shop.reader()->run(row)->record.diverged);
    }

    /// Before there was a column for it, the end of the error's words told.
    void theReasonOfEarlierRunsIsFound()
    {
        const TemporaryFolder folder;
        const auto file = folder / "catalogue.sqlite";
        const auto steps = catalogueMigrations();
        createDatabase(file, std::vector<Migration>(steps.begin(), steps.begin() + 5));
        for (const char* error :
            {"The loss is not a number any more, at batch 3. Start another run with a lower "
             "learning rate, or with clipped gradients. This one''s last good checkpoint was kept.",
                "The disk is full. Free some space."}) {
            execute(file,
                std::string("INSERT INTO runs (name, state, pretrained, split, leaks, train_images,"
                            " validation_images, test_images, use_model, process, started, changed,"
                            " sweep, start_weights, start_file, start_sha256, data_sha256,"
                            " code_version, tags, classes, config, error) VALUES ('', 3, 1,"
                            " 'listing', 0, 1, 1, 0, 0, '', '', '', '', '', '', '', '', '', '[]',"
                            " '[]', '{}', '")
                    + error + "')");
        }
        const auto runs = Catalogue::open(file)->reader()->runs(); // newest first
        QCOMPARE(runs.size(), std::size_t{2});
        QVERIFY(!runs[0].record.diverged && runs[1].record.diverged);
    }

    void aModelGoesWithItsVectors()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->begin();
        writer->putListing(test::listingInput("L", "Sofa"));
        writer->putImage(test::imageInput("I", "L"));
        writer->finishImport();
        writer->setCleaned({{1}, ImageState::Ready, "", "", 640, 480});
        for (const char* id : {"one", "two"}) {
            ModelRecord model;
            model.id = id;
            model.length = 3;
            model.inputSide = 64;
            writer->putModel(model);
            writer->putEmbedding(id, {1}, std::vector<float>{1, 2, 3});
        }
        writer->commit();
        QCOMPARE(shop.reader()->models().front().inputSide, 64);
        writer->removeModel("one");
        QCOMPARE(shop.reader()->models().size(), std::size_t{1});
        QCOMPARE(shop.reader()->countEmbeddings("one"), 0);
        QCOMPARE(shop.reader()->countEmbeddings("two"), 1);
    }

    void anOlderCatalogueGetsRuns()
    {
        const TemporaryFolder folder;
        const auto file = folder / "catalogue.sqlite";
        auto steps = catalogueMigrations();
        QVERIFY(steps.size() >= 4);
        QCOMPARE(std::string(steps[3].name), std::string("004_training.sql"));
        const std::vector<Migration> before(steps.begin(), steps.begin() + 3);
        createDatabase(file, before);
        execute(file,
            "INSERT INTO models (id, name, backbone, weights_sha256, pretrained, preprocessing,"
            " precision, length, created) VALUES ('m', 'm', 'resnet18', '', 1, 'stretch',"
            " 'float32', 1000, '2024-01-01T00:00:00Z')");
        const auto catalogue = Catalogue::open(file);
        QVERIFY(std::filesystem::exists(backupPath(file, 3)));
        QCOMPARE(catalogue->reader()->models().at(0).inputSide, 224);
        QVERIFY(catalogue->reader()->runs().empty());
        catalogue->writer()->addRun(sample("run"));
        QCOMPARE(catalogue->reader()->runs().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TstRunRecords)
#include "tst_runrecords.moc"
