// SPDX-License-Identifier: GPL-3.0-or-later
// With "--child FOLDER" it is the run that the test kills.
#include "core/base/atomicfile.h"
#include "core/jobs/outcome.h"
#include "tests/core/learning/colouredpictures.h"
#include "tests/support/testdata.h"

#include <sys/resource.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <bit>
#include <csignal>
#include <cstdio>

using namespace vitrine;
using namespace vitrine::learning;
using test::ColouredPictures;
using test::trained;
using test::TrainLog;

namespace {

constexpr std::size_t kPictures = 42;
constexpr std::size_t kValidation = 6;

/// The head alone learns; or, with `everything`, the last stage, which takes a decision at random
/// wherever there is one.
TrainingTask taskIn(
    const ColouredPictures& source, const std::filesystem::path& folder, bool everything)
{
    TrainingTask task = test::colourTask(source, kValidation, folder);
    task.trunkCache = folder / "trunk";
    if (!everything) {
        task.config.scope = LearningScope::Head; // soon saved
    } else {
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

/// Stops `task` after the batch `last`; false where it did not stop.
bool pausedAfter(const TrainingTask& task, TrainLog& log, std::int64_t last)
{
    std::stop_source stop;
    log.afterBatch = [&](const BatchStats& stats) {
        if (stats.step == last)
            stop.request_stop();
    };
    JobContext context(stop.get_token());
    const Outcome outcome = runJob([&] { train(task, log, nullptr, context); });
    log.afterBatch = {};
    return outcome.state == JobState::Cancelled && checkpointWeights(task.folder).step == last + 1;
}

/// A run and what it gives when nothing interrupts it; `task` is then set to begin again elsewhere.
struct Whole {
    Whole(std::size_t pictures, bool everything)
        : source(pictures)
        , task(taskIn(source, folder.path(), everything))
    {
    }
    void learn()
    {
        result = trained(task, log);
        task.folder = folder / "pieces";
    }

    test::TemporaryFolder folder;
    ColouredPictures source;
    TrainingTask task;
    TrainLog log;
    TrainResult result;
};

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
    trained(task, log);
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
    void keepsTheLastCheckpointOfAFullDisk();
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
    Whole whole(kPictures, everything);
    whole.learn();
    TrainLog pieces;
    for (const std::int64_t last : stops)
        QVERIFY(pausedAfter(whole.task, pieces, last));
    const TrainResult result = trained(whole.task, pieces);
    QCOMPARE(pieces.resumed, static_cast<int>(stops.size()));
    compare(pieces, whole.log);
    compare(result, whole.result);
}

void TstResume::equalsItOnSeveralThreads()
{
    Whole whole(kPictures, false);
    whole.task.config.threads = 2;
    whole.learn();
    TrainLog pieces;
    QVERIFY(pausedAfter(whole.task, pieces, 6));
    trained(whole.task, pieces);
    QCOMPARE(pieces.batches.size(), whole.log.batches.size());
    for (std::size_t i = 0; i < pieces.batches.size(); ++i)
        QVERIFY(std::abs(pieces.batches[i].loss - whole.log.batches[i].loss) < 1e-6);
}

void TstResume::stopsWhileItValidates()
{
    Whole whole(kPictures, false);
    whole.learn();
    TrainLog pieces;
    test::ProgressProbe probe([&pieces](const Progress& progress) {
        return progress.stage == Stage::Training && pieces.batches.size() == 5;
    });
    JobContext context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, train(whole.task, pieces, nullptr, context));
    QCOMPARE(pieces.batches.size(), std::size_t{5}); // the whole epoch
    QVERIFY(pieces.epochs.empty()); // not yet judged
    const TrainResult result = trained(whole.task, pieces);
    compare(pieces, whole.log);
    compare(result, whole.result);
}

/// The child dies at once, wherever it is; what it had told since its last checkpoint is told
/// again.
void TstResume::survivesKilling()
{
    Whole whole(kPictures, true);
    const auto childs = whole.task.folder;
    whole.task.folder = whole.folder / "whole";
    whole.learn();
    whole.task.folder = childs;
    for (const int line : {3, 8, 6}) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--child"), QString::fromStdString(whole.folder.path().string())});
        QVERIFY(child.waitForStarted());
        for (int told = 0; told < line && child.waitForReadyRead(60'000);) {
            while (child.canReadLine()) {
                const QList<QByteArray> words = child.readLine().trimmed().split(' ');
                const auto step = static_cast<std::size_t>(words[0].toLongLong());
                QCOMPARE(std::bit_cast<float>(words[1].toInt()),
                    static_cast<float>(whole.log.batches[step].loss));
                ++told;
            }
        }
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
    }
    TrainLog rest;
    const TrainResult result = trained(whole.task, rest);
    QVERIFY(rest.resumed == 1); // the children had finished an epoch at least
    compare(result, whole.result);
    const std::size_t told = rest.batches.size();
    const std::size_t before = whole.log.batches.size() - told;
    for (std::size_t i = 0; i < told; ++i)
        QVERIFY(rest.batches[i].loss == whole.log.batches[before + i].loss);
}

/// No file may grow past a megabyte for a while, which writing meets as it meets a full disk.
void TstResume::keepsTheLastCheckpointOfAFullDisk()
{
    Whole whole(kPictures, false);
    whole.learn();
    TrainLog pieces;
    QVERIFY(pausedAfter(whole.task, pieces, 2));

    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit small{std::min<rlim_t>(1'000'000, usual.rlim_max), usual.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Outcome outcome = runJob([&] { trained(whole.task, pieces); });
    ::setrlimit(RLIMIT_FSIZE, &usual);
    std::signal(SIGXFSZ, handler);
    QVERIFY(outcome.state == JobState::Failed);
    QVERIFY(outcome.error->code() == ErrorCode::DiskFull || outcome.error->code() == ErrorCode::Io);
    QCOMPARE(checkpointWeights(whole.task.folder).step, std::int64_t{3});

    const TrainResult result = trained(whole.task, pieces);
    compare(pieces, whole.log);
    compare(result, whole.result);
}

void TstResume::leavesNoRubbish()
{
    Whole whole(18, false);
    const auto folder = whole.task.folder;
    whole.learn();
    std::size_t files = 0;
    for (const auto& item : std::filesystem::directory_iterator(folder)) {
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
