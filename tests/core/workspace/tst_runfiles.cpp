// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/workspace/training/batchlog.h"
#include "core/workspace/training/evaluationjson.h"
#include "core/workspace/training/rundata.h"
#include "core/workspace/training/trainconfigjson.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vitrine;
using namespace vitrine::workspace;
using vitrine::test::errorOf;
using vitrine::test::TemporaryFolder;

namespace {

BatchStats batch(std::int64_t step)
{
    BatchStats stats;
    stats.step = step;
    stats.epoch = static_cast<int>(step / 100);
    stats.loss = 1.0 / (1.0 + static_cast<double>(step)) + std::sin(static_cast<double>(step));
    stats.accuracy = 0.1;
    stats.learningRate = 1e-3;
    stats.imagesPerSecond = 74.0;
    stats.seconds = 0.4 * static_cast<double>(step);
    stats.memoryBytes = 1'000'000 + step;
    return stats;
}

std::vector<BatchStats> batchesFrom(std::int64_t first, std::int64_t end)
{
    std::vector<BatchStats> batches;
    for (std::int64_t step = first; step < end; ++step)
        batches.push_back(batch(step));
    return batches;
}

Evaluation sampleEvaluation()
{
    Evaluation evaluation;
    evaluation.quality = {0.123456789012345, 0.75, 1.0, 0.7, 0.05, 4};
    evaluation.classes = {{"Beds", 0.5, 1.0 / 3.0, 0.4, 3}, {"So\"fas", 1.0, 1.0, 1.0, 1}};
    evaluation.confusion = {1, 2, 0, 1};
    evaluation.reliability = {{0.1, 0.2, 1}, {0.9, 0.8, 3}};
    evaluation.predictions = {{{17}, 0, 1, 0.7F, 0.3F, 1.2F}, {{18}, 1, 1, 0.9F, 0.9F, 0.1F}};
    return evaluation;
}

}

class TstRunFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchesAreAppendedAndCutBack();
    void whatFollowedABatchIsReadAlone();
    void aBatchThatWasCutOffIsDropped();
    void anEarlierVersionsBatchesGoOn();
    void foreignBatchFilesAreRefused();
    void thinningKeepsTheExtremes();
    void settingsSurviveAndOlderOnesAreTaken();
    void everySettingIsCompared();
    void dataSurvivesAwkwardIds();
    void damagedDataIsRefused();
    void theHashOfDataKnowsImagesLabelsAndSides();
    void evaluationsSurvive();
};

void TstRunFiles::batchesAreAppendedAndCutBack()
{
    const TemporaryFolder folder;
    const auto file = folder / "batches.bin";
    QVERIFY(readBatches(file, 0).empty());
    {
        BatchLog log(file);
        for (const BatchStats& stats : batchesFrom(0, 250))
            log.append(stats);
        QVERIFY(readBatches(file, 0) == batchesFrom(0, 250)); // beside the one who writes
    }
    {
        BatchLog log(file); // goes on from a checkpoint
        log.cutBack(120);
        for (const BatchStats& stats : batchesFrom(120, 300))
            log.append(stats);
        log.sync();
    }
    QVERIFY(readBatches(file, 0) == batchesFrom(0, 300));
    BatchLog log(file);
    log.cutBack(1000);
    QCOMPARE(readBatches(file, 0).size(), std::size_t{300});
    log.cutBack(0);
    QVERIFY(readBatches(file, 0).empty());
}

void TstRunFiles::whatFollowedABatchIsReadAlone()
{
    const TemporaryFolder folder;
    const auto file = folder / "batches.bin";
    QVERIFY(!readBatchesAfter(file, batch(0))); // not there
    BatchLog log(file);
    QVERIFY(!readBatchesAfter(file, batch(0))); // nothing in it
    std::vector<BatchStats> all = batchesFrom(0, 150);
    all[120].loss = std::numeric_limits<double>::quiet_NaN(); // lost its way
    for (const BatchStats& stats : all)
        log.append(stats);
    for (const std::int64_t last : {0, 1, 74, 148, 149}) {
        const auto after = readBatchesAfter(file, batch(last));
        QVERIFY(after.has_value());
        QCOMPARE(after->size(), static_cast<std::size_t>(149 - last));
        if (!after->empty()) {
            QCOMPARE(after->front().step, last + 1);
            QVERIFY(after->back() == batch(149));
        }
    }
    QCOMPARE(readBatchesAfter(file, all[120])->size(), std::size_t{29});
    // It has gone on from before: what comes again is not what was.
    log.cutBack(100);
    QVERIFY(!readBatchesAfter(file, batch(149)));
    BatchStats again = batch(100);
    again.seconds += 7.0;
    log.append(again);
    QVERIFY(!readBatchesAfter(file, batch(100)));
    QVERIFY(readBatchesAfter(file, batch(99)).value() == std::vector<BatchStats>{again});
}

void TstRunFiles::aBatchThatWasCutOffIsDropped()
{
    const TemporaryFolder folder;
    const auto file = folder / "batches.bin";
    {
        BatchLog log(file);
        for (const BatchStats& stats : batchesFrom(0, 3))
            log.append(stats);
    }
    const std::string whole = readFile(file);
    for (const std::size_t cut : {1U, 63U, 65U}) {
        writeFileAtomically(file, whole.substr(0, whole.size() - cut), Durability::Renamed);
        const std::int64_t left = cut < 64 ? 2 : 1;
        QVERIFY(readBatches(file, 0) == batchesFrom(0, left));
        BatchLog log(file);
        log.append(batch(left));
        QVERIFY(readBatches(file, 0) == batchesFrom(0, left + 1));
    }
    for (const std::size_t length : {0U, 7U}) { // killed while the file was made
        writeFileAtomically(file, whole.substr(0, length), Durability::Renamed);
        QVERIFY(readBatches(file, 0).empty());
        BatchLog(file).append(batch(0));
        QVERIFY(readBatches(file, 0) == batchesFrom(0, 1));
    }
}

/// Version 1 knew no memory: a paused run's file is read, cut back and continued as it is.
void TstRunFiles::anEarlierVersionsBatchesGoOn()
{
    const TemporaryFolder folder;
    const auto file = folder / "batches.bin";
    {
        BatchLog log(file);
        for (const BatchStats& stats : batchesFrom(0, 5))
            log.append(stats);
    }
    const std::string now = readFile(file);
    std::string earlier("VTRBATCH\x01\0\0\0\x38\0\0\0", 16);
    for (std::size_t i = 0; i < 5; ++i)
        earlier += now.substr(16 + i * 64, 56);
    writeFileAtomically(file, earlier, Durability::Renamed);
    const auto withoutMemory = [](std::vector<BatchStats> batches) {
        for (BatchStats& stats : batches)
            stats.memoryBytes = 0;
        return batches;
    };
    QVERIFY(readBatches(file, 0) == withoutMemory(batchesFrom(0, 5)));
    {
        BatchLog log(file);
        log.cutBack(3);
        for (const BatchStats& stats : batchesFrom(3, 8))
            log.append(stats);
    }
    QVERIFY(readBatches(file, 0) == withoutMemory(batchesFrom(0, 8)));
    QVERIFY(readBatchesAfter(file, withoutMemory({batch(4)}).front()).value()
        == withoutMemory(batchesFrom(5, 8)));
    QCOMPARE(std::filesystem::file_size(file), std::uintmax_t{16 + 8 * 56});
}

void TstRunFiles::foreignBatchFilesAreRefused()
{
    const TemporaryFolder folder;
    const auto text = folder.write("text", std::string(100, 'x'));
    QCOMPARE(errorOf([&] { readBatches(text, 0); }), ErrorCode::Corrupt);
    QCOMPARE(errorOf([&] { BatchLog log(text); }), ErrorCode::Corrupt);
    const auto newer = folder.write("newer", std::string("VTRBATCH\x03\0\0\0\x48\0\0\0", 16));
    QCOMPARE(errorOf([&] { BatchLog log(newer); }), ErrorCode::NewerVersion);
    QCOMPARE(readFile(text), std::string(100, 'x'));
}

void TstRunFiles::thinningKeepsTheExtremes()
{
    const auto all = batchesFrom(0, 10'000);
    QVERIFY(thinned(all, 0) == all);
    QVERIFY(thinned(all, 10'000) == all);
    const auto few = thinned(all, 500);
    QVERIFY(few.size() <= 500 && few.size() > 400);
    QVERIFY(std::ranges::is_sorted(few, {}, &BatchStats::step));
    const auto [least, most] = std::ranges::minmax(all, {}, &BatchStats::loss);
    QVERIFY(std::ranges::find(few, least) != few.end());
    QVERIFY(std::ranges::find(few, most) != few.end());
    QCOMPARE(thinned(all, 1).size(), std::size_t{1});
    QCOMPARE(thinned(batchesFrom(0, 3), 2).size(), std::size_t{2});
}

void TstRunFiles::settingsSurviveAndOlderOnesAreTaken()
{
    TrainConfig config;
    config.scope = LearningScope::LastTwoStages;
    config.optimiser = Optimiser::AdamW;
    config.schedule = Schedule::OneCycle;
    config.epochs = 3;
    config.learningRate = 0.1 + 0.2;
    config.classWeights = true;
    config.augmentation = {true, false, true, 7};
    config.precision = Precision::Float32;
    config.device = Device::Cpu;
    config.seed = 0xFFFFFFFFFFFFFFFFU;
    config.trunkCache = false;
    QCOMPARE(trainConfigFromJson(jsonOf(config)), config);

    const TrainConfig older = trainConfigFromJson(
        R"({"epochs": 5, "schedule": "spiral", "batch_size": "many", "momentum": 1,
            "flip": true, "gone": [1]})");
    TrainConfig expected;
    expected.epochs = 5;
    expected.momentum = 1.0;
    expected.augmentation.flip = true;
    QCOMPARE(older, expected);
    QCOMPARE(errorOf([] { trainConfigFromJson("[]"); }), ErrorCode::Corrupt);
    QCOMPARE(errorOf([] { trainConfigFromJson("{"); }), ErrorCode::Corrupt);
}

void TstRunFiles::everySettingIsCompared()
{
    TrainConfig other;
    other.learningRate = 0.01;
    other.schedule = Schedule::Cosine;
    other.augmentation.crop = true;
    const auto defaults = settingsOf({});
    const auto changed = settingsOf(other);
    std::vector<std::string> differing;
    for (std::size_t i = 0; i < defaults.size(); ++i) {
        if (defaults[i] != changed[i])
            differing.push_back(changed[i].first + "=" + changed[i].second);
    }
    const std::vector<std::string> expected{"schedule=cosine", "learning_rate=0.01", "crop=true"};
    QCOMPARE(differing, expected);
}

void TstRunFiles::dataSurvivesAwkwardIds()
{
    const std::vector<RunImage> images{{{1}, "plain", 0, kTrainSide, 1},
        {{2}, "with, comma", 1, kValidationSide, 2}, {{3}, "a \"quote\"", 0, kTestSide, 2},
        {{4}, "two\nlines,\"and\" more", 2, kTrainSide, 3}, {{5}, "", 1, kTrainSide, 4},
        {{6}, "\"", 1, kTrainSide, 5}};
    QVERIFY(runImagesFromCsv(csvOf(images)) == images);
    QVERIFY(runImagesFromCsv(csvOf({})).empty());
}

void TstRunFiles::damagedDataIsRefused()
{
    const std::string csv = csvOf({{{1}, "plain", 0, kTrainSide, 1}});
    QCOMPARE(errorOf([&] { runImagesFromCsv("x" + csv); }), ErrorCode::Corrupt);
    for (std::size_t cut = 1; cut < 15; ++cut) {
        const std::string part = csv.substr(0, csv.size() - cut);
        QCOMPARE(errorOf([&] { runImagesFromCsv(part); }), ErrorCode::Corrupt);
    }
    std::string side = csv;
    side.replace(side.find("train"), 5, "brain");
    QCOMPARE(errorOf([&] { runImagesFromCsv(side); }), ErrorCode::Corrupt);
}

void TstRunFiles::theHashOfDataKnowsImagesLabelsAndSides()
{
    RunData data;
    data.classes = {"Beds", "Sofas"};
    data.images = {{{1}, "a", 0, kTrainSide, 1}, {{2}, "b", 1, kValidationSide, 2}};
    const std::string hash = dataSha256(data);
    QCOMPARE(hash.size(), std::size_t{64});
    RunData same = data; // in another workspace
    same.images[0].row = {100};
    QCOMPARE(dataSha256(same), hash);
    RunData other = data;
    other.images[0].side = kTestSide;
    QVERIFY(dataSha256(other) != hash);
    other = data;
    other.images[0].label = 1;
    QVERIFY(dataSha256(other) != hash);
    other = data;
    other.classes[0] = "Chairs";
    QVERIFY(dataSha256(other) != hash);
    QCOMPARE(data.counts(), (std::array<std::int64_t, 3>{1, 1, 0}));
}

void TstRunFiles::evaluationsSurvive()
{
    const Evaluation evaluation = sampleEvaluation();
    const std::string json = jsonOf(evaluation);
    QVERIFY(evaluationFromJson(json) == evaluation);
    QCOMPARE(
        errorOf([&] { evaluationFromJson(json.substr(0, json.size() / 2)); }), ErrorCode::Corrupt);
    QCOMPARE(errorOf([&] { evaluationFromJson("{}"); }), ErrorCode::Corrupt);
    std::string wrong = json;
    wrong.replace(wrong.find("[1,2,0,1]"), 9, "[1,2,0]");
    QCOMPARE(errorOf([&] { evaluationFromJson(wrong); }), ErrorCode::Corrupt);
    wrong = json;
    wrong.replace(wrong.find("[17,0,1"), 7, "[17,0,9");
    QCOMPARE(errorOf([&] { evaluationFromJson(wrong); }), ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TstRunFiles)
#include "tst_runfiles.moc"
