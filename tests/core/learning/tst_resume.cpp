// SPDX-License-Identifier: GPL-3.0-or-later
// With "--child FOLDER LOG" it is the run that the test kills.
#include "core/base/atomicfile.h"
#include "core/jobs/outcome.h"
#include "tests/core/learning/colouredpictures.h"
#include "tests/support/testdata.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <bit>
#include <cstdio>

using namespace vitrine;
using namespace vitrine::learning;
using test::ColouredPictures;
using test::TrainLog;

namespace {

constexpr std::size_t kPictures = 42;
constexpr std::size_t kValidation = 6;

/// `everything` takes a decision at random wherever there is one.
TrainingTask taskIn(
    const ColouredPictures& source, const std::filesystem::path& folder, bool everything)
{
    TrainingTask task = test::colourTask(source, kValidation, folder);
    task.trunkCache = folder / "trunk";
    if (everything) {
        task.config.optimiser = Optimiser::AdamW;
        task.config.schedule = Schedule::Cosine;
        task.config.warmUpEpochs = 0.5;
        task.config.precision = Precision::Bfloat16;
        task.config.mixup = 0.4;
        task.config.dropout = 0.3;
        task.config.clipNorm = 1.0;
        task.config.labelSmoothing = 0.1;
        task.config.augmentation = {true, true, true, 2};
    }
    return task;
}

/// What does not depend on the clock.
void compare(const TrainLog& a, const TrainLog& b)
{
    QCOMPARE(a.batches.size(), b.batches.size());
    for (std::size_t i = 0; i < a.batches.size(); ++i) {
        QCOMPARE(a.batches[i].step, b.batches[i].step);
        QVERIFY(a.batches[i].loss == b.batches[i].loss);
        QVERIFY(a.batches[i].accuracy == b.batches[i].accuracy);
        QVERIFY(a.batches[i].learningRate == b.batches[i].learningRate);
    }
    QCOMPARE(a.epochs.size(), b.epochs.size());
    for (std::size_t i = 0; i < a.epochs.size(); ++i) {
        QVERIFY(a.epochs[i].trainLoss == b.epochs[i].trainLoss);
        QVERIFY(a.epochs[i].trainAccuracy == b.epochs[i].trainAccuracy);
        QCOMPARE(a.epochs[i].validation, b.epochs[i].validation);
        QCOMPARE(a.epochs[i].best, b.epochs[i].best);
    }
}

void compare(const TrainResult& a, const TrainResult& b)
{
    QCOMPARE(test::difference(a.weights, b.weights), 0.0);
    QCOMPARE(a.bestEpoch, b.bestEpoch);
    QCOMPARE(a.epochs, b.epochs);
    QCOMPARE(a.validation, b.validation);
}

TrainResult uninterrupted(const TrainingTask& task, TrainLog& log)
{
    JobContext context;
    return train(task, log, nullptr, context);
}

int runAsChild(const char* folder)
{
    const ColouredPictures source(kPictures);
    TrainingTask task = taskIn(source, folder, true);
    task.config.checkpointSeconds = 1;
    TrainLog log;
    log.afterBatch = [](const BatchStats& stats) {
        std::printf("%lld %d\n", static_cast<long long>(stats.step),
            std::bit_cast<int>(static_cast<float>(stats.loss)));
        std::fflush(stdout);
    };
    uninterrupted(task, log);
    return 0;
}

}

class TstResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsAnUninterruptedRun_data();
    void equalsAnUninterruptedRun();
    void equalsItOnSeveralThreads();
    void stopsWhileItValidates();
    void survivesKilling();
    void leavesNoRubbish();
};

void TstResume::equalsAnUninterruptedRun_data()
{
    QTest::addColumn<bool>("everything");
    QTest::addColumn<std::vector<std::int64_t>>("stops"); // after these steps
    QTest::newRow("plain, once") << false << std::vector<std::int64_t>{7};
    QTest::newRow("plain, at epochs' ends") << false << std::vector<std::int64_t>{4, 9};
    QTest::newRow("everything, thrice") << true << std::vector<std::int64_t>{0, 6, 11};
    QTest::newRow("everything, again and again")
        << true << std::vector<std::int64_t>{0, 1, 4, 9, 10, 13};
}

void TstResume::equalsAnUninterruptedRun()
{
    QFETCH(bool, everything);
    QFETCH(std::vector<std::int64_t>, stops);
    const test::TemporaryFolder folder;
    const ColouredPictures source(kPictures);
    TrainingTask task = taskIn(source, folder.path(), everything);
    TrainLog whole;
    const TrainResult expected = uninterrupted(task, whole);

    task.folder = folder / "pieces";
    TrainLog pieces;
    for (const std::int64_t last : stops) {
        std::stop_source stop;
        pieces.afterBatch = [&](const BatchStats& stats) {
            if (stats.step == last)
                stop.request_stop();
        };
        JobContext context(stop.get_token());
        QVERIFY_THROWS_EXCEPTION(Cancelled, train(task, pieces, nullptr, context));
        QCOMPARE(checkpointWeights(task.folder).step, last + 1);
    }
    pieces.afterBatch = {};
    const TrainResult result = uninterrupted(task, pieces);
    QCOMPARE(pieces.resumed, static_cast<int>(stops.size()));
    compare(pieces, whole);
    compare(result, expected);
}

void TstResume::equalsItOnSeveralThreads()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(kPictures);
    TrainingTask task = taskIn(source, folder.path(), false);
    task.config.threads = 2;
    TrainLog whole;
    uninterrupted(task, whole);
    task.folder = folder / "pieces";
    TrainLog pieces;
    std::stop_source stop;
    pieces.afterBatch = [&](const BatchStats& stats) {
        if (stats.step == 6)
            stop.request_stop();
    };
    JobContext context(stop.get_token());
    QVERIFY_THROWS_EXCEPTION(Cancelled, train(task, pieces, nullptr, context));
    pieces.afterBatch = {};
    uninterrupted(task, pieces);
    QCOMPARE(pieces.batches.size(), whole.batches.size());
    for (std::size_t i = 0; i < whole.batches.size(); ++i)
        QVERIFY(std::abs(pieces.batches[i].loss - whole.batches[i].loss) < 1e-6);
}

void TstResume::stopsWhileItValidates()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(kPictures);
    TrainingTask task = taskIn(source, folder.path(), false);
    TrainLog whole;
    const TrainResult expected = uninterrupted(task, whole);
    task.folder = folder / "pieces";
    TrainLog pieces;
    test::ProgressProbe probe([&pieces](const Progress& progress) {
        return progress.stage == Stage::Training && pieces.batches.size() == 5;
    });
    JobContext context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, train(task, pieces, nullptr, context));
    QCOMPARE(pieces.batches.size(), std::size_t{5}); // the whole epoch
    QVERIFY(pieces.epochs.empty()); // not yet judged
    const TrainResult result = uninterrupted(task, pieces);
    compare(pieces, whole);
    compare(result, expected);
}

/// The child dies at once, wherever it is; what it had told since its last checkpoint is told
/// again.
void TstResume::survivesKilling()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(kPictures);
    TrainingTask task = taskIn(source, folder.path(), true);
    task.folder = folder / "whole";
    TrainLog whole;
    const TrainResult expected = uninterrupted(task, whole);
    task.folder = folder / "run"; // the child's
    for (const int line : {3, 8, 6}) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--child"), QString::fromStdString(folder.path().string())});
        QVERIFY(child.waitForStarted());
        for (int told = 0; told < line && child.waitForReadyRead(60'000);) {
            while (child.canReadLine()) {
                const QList<QByteArray> words = child.readLine().trimmed().split(' ');
                const auto step = static_cast<std::size_t>(words[0].toLongLong());
                QCOMPARE(std::bit_cast<float>(words[1].toInt()),
                    static_cast<float>(whole.batches[step].loss));
                ++told;
            }
        }
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
    }
    TrainLog rest;
    const TrainResult result = uninterrupted(task, rest);
    QVERIFY(rest.resumed == 1); // the children had finished an epoch at least
    compare(result, expected);
    const std::size_t told = rest.batches.size();
    for (std::size_t i = 0; i < told; ++i)
        QVERIFY(rest.batches[i].loss == whole.batches[whole.batches.size() - told + i].loss);
}

void TstResume::leavesNoRubbish()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(18);
    const TrainingTask task = taskIn(source, folder.path(), false);
    TrainLog log;
    uninterrupted(task, log);
    std::size_t files = 0;
    for (const auto& item : std::filesystem::directory_iterator(task.folder)) {
        const std::string name = item.path().filename().string();
        QVERIFY2(name == "checkpoint.safetensors" || name.starts_with("best-"), name.c_str());
        ++files;
    }
    QCOMPARE(files, std::size_t{2});
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string(argv[1]) == "--child")
        return runAsChild(argv[2]);
    const QCoreApplication application(argc, argv);
    TstResume test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_resume.moc"
