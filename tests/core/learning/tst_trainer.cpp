// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/learning/files/torchwriter.h"
#include "tests/core/learning/colouredpictures.h"
#include "tests/core/learning/prngweights.h"
#include "tests/core/learning/pythonparity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace vitrine;
using namespace vitrine::learning;
using test::ColouredPictures;
using test::trained;
using test::TrainLog;

namespace {

double worstLossGap(const TrainLog& a, const TrainLog& b)
{
    double worst = a.batches.size() == b.batches.size() ? 0.0 : HUGE_VAL;
    for (std::size_t i = 0; i < std::min(a.batches.size(), b.batches.size()); ++i)
        worst = std::max(worst, std::abs(a.batches[i].loss - b.batches[i].loss));
    return worst;
}

/// What learning has added to each tensor of `start`.
StateDict movedFrom(const StateDict& start, const StateDict& learnt)
{
    const auto kept = std::make_shared<std::vector<std::vector<float>>>();
    StateDict moved;
    moved.owner = kept;
    for (const auto& [name, tensor] : start.tensors) {
        std::vector<float> values = learnt.at(name).floats();
        const std::vector<float> before = tensor.floats();
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] -= before[i];
        kept->push_back(std::move(values));
        moved.tensors.emplace(name,
            packedTensor(DType::Float32, tensor.shape, std::as_bytes(std::span(kept->back()))));
    }
    return moved;
}

}

class TstTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsASeparableTask_data();
    void learnsASeparableTask();
    void tellsWhatItDoes();
    void agreesWithPyTorch_data();
    void agreesWithPyTorch();
    void isTheSameWithoutTheTrunkCache();
    void bfloat16LearnsAlike();
    void leavesWhatIsFrozen();
    void keepsTheLastWithoutValidation();
    void finishesNow();
    void losesPatience();
    void publishesWhenAsked();
    void findsALearningRate();
    void measuresItself();
    void evaluatesWhatItLearnt();
};

void TstTrainer::learnsASeparableTask_data()
{
    QTest::addColumn<int>("scope");
    QTest::addColumn<bool>("adamW");
    QTest::addColumn<bool>("extras");
    QTest::newRow("head") << static_cast<int>(LearningScope::Head) << true << false;
    QTest::newRow("layer4") << static_cast<int>(LearningScope::LastStage) << false << false;
    QTest::newRow("layer3+4") << static_cast<int>(LearningScope::LastTwoStages) << true << false;
    QTest::newRow("all") << static_cast<int>(LearningScope::All) << false << false;
    QTest::newRow("layer4, everything on")
        << static_cast<int>(LearningScope::LastStage) << true << true;
}

void TstTrainer::learnsASeparableTask()
{
    QFETCH(int, scope);
    QFETCH(bool, adamW);
    QFETCH(bool, extras);
    const test::TemporaryFolder folder;
    const ColouredPictures source(72);
    TrainingTask task = test::colourTask(source, 24, folder.path());
    task.config.scope = static_cast<LearningScope>(scope);
    // Steps leave running statistics behind, which judging needs; epochs cost a checkpoint each.
    task.config.batchSize = 4;
    task.config.epochs = task.config.scope == LearningScope::Head ? 8 : 2;
    task.config.learningRate = adamW ? 3e-4 : 1e-3;
    task.config.optimiser = adamW ? Optimiser::AdamW : Optimiser::Sgd;
    if (extras) {
        task.config.mixup = 0.2;
        task.config.dropout = 0.2;
        task.config.labelSmoothing = 0.1;
        task.config.classWeights = true;
        task.config.clipNorm = 5.0;
        task.config.schedule = Schedule::OneCycle;
        task.config.augmentation = {true, true, false, 2};
    }
    TrainLog log;
    const TrainResult result = trained(task, log);
    QVERIFY2(result.validation.quality.top1 >= 0.95,
        qPrintable(QString::number(result.validation.quality.top1)));
    QVERIFY(log.epochs.back().trainLoss < log.epochs.front().trainLoss);
    const WeightsInfo info = describeWeights(result.weights); // a whole network
    QVERIFY(info.fineTuned);
    QCOMPARE(info.classes, 3);
    QVERIFY(result.peakBytes > 10'000'000);
}

void TstTrainer::tellsWhatItDoes()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(25);
    TrainingTask task = test::colourTask(source, 6, folder.path());
    task.config.scope = LearningScope::Head; // soon saved
    TrainLog log;
    const TrainResult result = trained(task, log);
    QCOMPARE(log.batches.size(), std::size_t{9}); // 8, 8 and 3 of 19 pictures, three times
    for (std::size_t i = 0; i < log.batches.size(); ++i) {
        QCOMPARE(log.batches[i].step, static_cast<std::int64_t>(i));
        QCOMPARE(log.batches[i].epoch, static_cast<int>(i) / 3);
        QVERIFY(log.batches[i].imagesPerSecond > 0.0);
        QVERIFY(log.batches[i].memoryBytes > 10'000'000);
        QCOMPARE(log.batches[i].learningRate, task.config.learningRate);
    }
    QCOMPARE(log.epochs.size(), std::size_t{3});
    const double mean =
        (8.0 * log.batches[3].loss + 8.0 * log.batches[4].loss + 3.0 * log.batches[5].loss) / 19.0;
    QVERIFY(std::abs(log.epochs[1].trainLoss - mean) < 1e-9);
    QCOMPARE(log.epochs[1].validation.images, std::int64_t{6});
    QVERIFY(log.epochs[0].best);
    QCOMPARE(log.published.size(), std::size_t{3});
    QCOMPARE(log.published[2]->step, std::int64_t{9});
    QVERIFY(log.checkpoints.back() == std::pair(std::int64_t{9}, 3));
    QCOMPARE(result.epochs, 3);
    QVERIFY(!result.stoppedEarly);
    const auto& best = log.epochs[static_cast<std::size_t>(result.bestEpoch)];
    QVERIFY(best.best);
    QCOMPARE(result.validation.quality, best.validation);
    QCOMPARE(result.validation, log.best);
    QVERIFY(hasCheckpoint(task.folder));
    QCOMPARE(checkpointWeights(task.folder).step, std::int64_t{9});
    QCOMPARE(
        test::difference(checkpointWeights(task.folder).tensors, log.published[2]->tensors), 0.0);
}

void TstTrainer::agreesWithPyTorch_data()
{
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("steps");
    QTest::newRow("ResNet-18, basic blocks") << Backbone::ResNet18 << 18 << 2;
    QTest::newRow("ResNet-50, bottlenecks") << Backbone::ResNet50 << 50 << 1;
}

/// Everything learns, so that the pictures go through the whole network there as here.
void TstTrainer::agreesWithPyTorch()
{
    QFETCH(Backbone, backbone);
    QFETCH(int, depth);
    QFETCH(int, steps);
    const test::TemporaryFolder folder;
    const ColouredPictures source(6);
    TrainingTask task = test::colourTask(source, 0, folder.path());
    task.config.scope = LearningScope::All;
    task.config.epochs = steps; // of one batch
    task.config.learningRate = 1e-3;
    const Head head{true, 3};
    task.start = test::prngState(backbone, head, 5, 0.1F);
    writeTorchFile(folder / "start.pth", inTorchOrder(task.start, backbone, head));
    std::string pixels;
    for (std::size_t i = 0; i < 6; ++i) {
        const Picture picture = source.load(i, 64);
        pixels.append(picture.rgb.begin(), picture.rgb.end());
    }
    writeFileAtomically(folder / "pixels.bin", pixels);
    QByteArray output;
    const int code = test::runTrainingParity(
        {QStringLiteral("train"), QString::fromStdString(folder.path().string()),
            QString::number(depth), QString::number(steps)},
        output);
    if (code == 77)
        QSKIP("needs a Python with torchvision (Debian's python3-torchvision)");
    QCOMPARE(code, 0);
    TrainLog log;
    const TrainResult result = trained(task, log);
    const QJsonArray losses = QJsonDocument::fromJson(output).array();
    QCOMPARE(losses.size(), qsizetype{steps});
    for (qsizetype step = 0; step < losses.size(); ++step) {
        const double apart =
            std::abs(log.batches[static_cast<std::size_t>(step)].loss - losses[step].toDouble());
        QVERIFY2(apart < (step == 0 ? 1e-5 : 1e-4), qPrintable(QString::number(apart)));
    }
    const StateDict theirs = readStateDict(folder / "learnt.pth");
    const double apart = test::difference(result.weights, theirs);
    QVERIFY2(apart < 1e-4, qPrintable(QString::number(apart)));
    // Rounding changes a tenth of what hardly moves; a wrong gradient, as much as there is of it.
    const double moves =
        test::difference(movedFrom(task.start, result.weights), movedFrom(task.start, theirs));
    QVERIFY2(moves < 0.2, qPrintable(QString::number(moves)));
    const auto counted = static_cast<std::byte>(steps);
    QCOMPARE(theirs.at("bn1.num_batches_tracked").bytes[0], counted);
    QCOMPARE(result.weights.at("bn1.num_batches_tracked").bytes[0], counted);
}

void TstTrainer::isTheSameWithoutTheTrunkCache()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(24);
    TrainingTask task = test::colourTask(source, 6, folder.path());
    task.config.augmentation = {true, true, true, 2};
    TrainLog cached;
    const TrainResult a = trained(task, cached);
    task.config.trunkCache = false;
    task.folder = folder / "other";
    TrainLog computed;
    const TrainResult b = trained(task, computed);
    QVERIFY(worstLossGap(cached, computed) < 1e-3);
    QVERIFY(std::abs(a.validation.quality.loss - b.validation.quality.loss) < 1e-3);
}

void TstTrainer::bfloat16LearnsAlike()
{
    // Without AVX-512 what was asked for in bfloat16 is computed in float32: the very same.
    const bool rounds = cpu::runsBfloat16();
    const ColouredPictures source(72);
    std::vector<TrainLog> logs(2);
    for (const bool half : {false, true}) {
        const test::TemporaryFolder folder;
        TrainingTask task = test::colourTask(source, 24, folder.path());
        task.config.batchSize = 4; // fewer steps leave the running statistics behind
        task.config.epochs = rounds ? 3 : 1;
        task.config.learningRate = 1e-3;
        task.config.precision = half ? Precision::Bfloat16 : Precision::Float32;
        const TrainResult result = trained(task, logs[half ? 1 : 0]);
        QVERIFY(!rounds || result.validation.quality.top1 >= 0.9);
    }
    if (!rounds) {
        QCOMPARE(worstLossGap(logs[0], logs[1]), 0.0);
        QCOMPARE(logs[0].epochs[0].trainLoss, logs[1].epochs[0].trainLoss);
        QCOMPARE(logs[0].epochs[0].validation, logs[1].epochs[0].validation);
        return;
    }
    QVERIFY(std::abs(logs[0].batches[0].loss - logs[1].batches[0].loss) < 0.02);
    QVERIFY(std::abs(logs[0].epochs[0].trainLoss - logs[1].epochs[0].trainLoss) < 0.05);
}

void TstTrainer::leavesWhatIsFrozen()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(18);
    TrainingTask task = test::colourTask(source, 6, folder.path());
    task.config.epochs = 1;
    const TrainResult result = trained(task);
    for (const auto& [name, tensor] : task.start.tensors) {
        if (name.starts_with("fc."))
            continue;
        const bool same = result.weights.at(name).floats() == tensor.floats();
        QVERIFY2(same != name.starts_with("layer4"), name.c_str());
    }
    // Both layers of the head, the first of which was the plain one.
    QVERIFY(result.weights.at("fc.0.weight").floats() != task.start.at("fc.weight").floats());
    QVERIFY(!result.weights.find("fc.weight"));
}

void TstTrainer::keepsTheLastWithoutValidation()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(12);
    TrainLog log;
    TrainingTask task = test::colourTask(source, 0, folder.path());
    task.config.scope = LearningScope::Head; // soon saved
    const TrainResult result = trained(task, log);
    QCOMPARE(result.bestEpoch, 2);
    QVERIFY(result.validation.predictions.empty());
    StateDict learnt;
    for (const auto& [name, tensor] : log.published.back()->tensors.tensors)
        learnt.tensors.emplace(name, result.weights.at(name));
    QCOMPARE(test::difference(learnt, log.published.back()->tensors), 0.0);
}

void TstTrainer::finishesNow()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(40);
    TrainingTask task = test::colourTask(source, 8, folder.path());
    task.config.scope = LearningScope::Head; // soon saved
    TrainControl control;
    TrainLog log;
    log.afterBatch = [&control](const BatchStats& stats) {
        if (stats.step == 5)
            control.finishNow();
    };
    const TrainResult result = trained(task, log, &control);
    QCOMPARE(log.batches.size(), std::size_t{6});
    QCOMPARE(result.epochs, 2); // the second one was cut short
    QCOMPARE(log.epochs.size(), std::size_t{2});
    QVERIFY(result.stoppedEarly);
    QCOMPARE(result.validation.quality.images, std::int64_t{8});
    TrainLog again; // it stays finished
    QVERIFY(trained(task, again).stoppedEarly);
    QVERIFY(again.batches.empty());
}

void TstTrainer::losesPatience()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(24);
    TrainingTask task = test::colourTask(source, 6, folder.path());
    task.config.epochs = 40;
    task.config.patience = 2;
    task.config.learningRate = 1e-12; // nothing changes but batch norm's statistics
    task.config.scope = LearningScope::Head;
    TrainLog log;
    const TrainResult result = trained(task, log);
    QVERIFY(result.stoppedEarly);
    QVERIFY(result.epochs < 40);
    QCOMPARE(result.epochs, result.bestEpoch + 3);
}

void TstTrainer::publishesWhenAsked()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(32);
    TrainingTask task = test::colourTask(source, 0, folder.path());
    task.config.scope = LearningScope::Head; // soon saved
    task.config.epochs = 1;
    TrainControl control;
    TrainLog log;
    log.afterBatch = [&control](const BatchStats& stats) {
        if (stats.step == 1)
            control.askForWeights();
    };
    trained(task, log, &control);
    QCOMPARE(log.published.size(), std::size_t{2}); // then, and at the end
    QCOMPARE(log.published[0]->step, std::int64_t{2});
    QVERIFY(test::difference(log.published[0]->tensors, log.published[1]->tensors) > 1e-6);
}

void TstTrainer::findsALearningRate()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(48);
    TrainingTask task = test::colourTask(source, 0, folder.path());
    task.config.batchSize = 4;
    JobContext context;
    const LearningRateCurve curve = findLearningRate(task, context);
    QVERIFY(curve.rates.size() > 40);
    QCOMPARE(curve.rates.size(), curve.losses.size());
    QVERIFY(curve.suggestion >= 1e-5 && curve.suggestion <= 1e-1);
    QVERIFY(!hasCheckpoint(task.folder));
}

void TstTrainer::measuresItself()
{
    const StateDict start = randomNetwork();
    TrainConfig config;
    config.inputSide = 64;
    config.batchSize = 8;
    JobContext context;
    TrainingSpeed speed = measureTraining(start, config, 5, context);
    QVERIFY(speed.trunkImagesPerSecond > 1.0 && std::isfinite(speed.trunkImagesPerSecond));
    QVERIFY(speed.trainImagesPerSecond > 1.0);
    QVERIFY(speed.evaluateImagesPerSecond > 1.0);
    QCOMPARE(speed.trunkBytesPerImage, std::int64_t{256 * 4 * 4 * 2}); // behind layer3
    QVERIFY(speed.memoryBytes > 50'000'000);
    config.scope = LearningScope::All;
    speed = measureTraining(start, config, 5, context);
    QVERIFY(std::isinf(speed.trunkImagesPerSecond));
    QCOMPARE(speed.trunkBytesPerImage, std::int64_t{0});
}

void TstTrainer::evaluatesWhatItLearnt()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(36);
    TrainingTask task = test::colourTask(source, 12, folder.path());
    task.config.scope = LearningScope::Head; // soon saved
    const TrainResult result = trained(task);
    JobContext context;
    const Evaluation evaluation = evaluate(result.weights, source, task.data.validation,
        task.data.classes, task.config, task.trunkCache, context);
    QCOMPARE(evaluation, result.validation);
    QVERIFY_THROWS_EXCEPTION(Error,
        evaluate(result.weights, source, task.data.validation, {"red", "green"}, task.config, {},
            context));
}

QTEST_GUILESS_MAIN(TstTrainer)
#include "tst_trainer.moc"
