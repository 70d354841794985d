// SPDX-License-Identifier: GPL-3.0-or-later
// With "--child FOLDER THREADS" it is the run that the test kills.
#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/jobs/outcome.h"
#include "tests/core/learning/colouredpictures.h"
#include "tests/support/testdata.h"

#include <sys/resource.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <bit>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <tuple>

using namespace vitrine;
using namespace vitrine::learning;
using test::ColouredPictures;
using test::trained;
using test::TrainLog;

namespace {

constexpr std::size_t kPictures = 24; ///< five batches an epoch, the last one smaller
constexpr std::size_t kValidation = 6;

/// The head alone learns; or, with `everything`, the last stage, which takes a decision at random
/// wherever there is one.
TrainingTask taskIn(
    const ColouredPictures& source, const std::filesystem::path& folder, bool everything)
{
    TrainingTask task = test::colourTask(source, kValidation, folder);
    task.trunkCache = folder / "trunk";
    task.config.batchSize = 4;
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

constexpr double kExactly = 0.0;
constexpr double kOnSeveralThreads = 1e-6;

void compareNumbers(double a, double b, double tolerance)
{
    QVERIFY2(std::abs(a - b) <= tolerance,
        qPrintable(QStringLiteral("%1 and %2").arg(a, 0, 'g', 17).arg(b, 0, 'g', 17)));
}

void compare(const Quality& a, const Quality& b, double tolerance)
{
    compareNumbers(a.loss, b.loss, tolerance);
    compareNumbers(a.top1, b.top1, tolerance);
    compareNumbers(a.top5, b.top5, tolerance);
    compareNumbers(a.macroF1, b.macroF1, tolerance);
    compareNumbers(a.calibrationError, b.calibrationError, tolerance);
    QCOMPARE(a.images, b.images);
}

/// What does not depend on the clock.
void compare(const TrainLog& a, const TrainLog& b, double tolerance = kExactly)
{
    QCOMPARE(a.batches.size(), b.batches.size());
    for (std::size_t i = 0; i < a.batches.size(); ++i) {
        QCOMPARE(a.batches[i].step, b.batches[i].step);
        compareNumbers(a.batches[i].loss, b.batches[i].loss, tolerance);
        QVERIFY(a.batches[i].accuracy == b.batches[i].accuracy);
        QVERIFY(a.batches[i].learningRate == b.batches[i].learningRate);
    }
    QCOMPARE(a.epochs.size(), b.epochs.size());
    for (std::size_t i = 0; i < a.epochs.size(); ++i) {
        compareNumbers(a.epochs[i].trainLoss, b.epochs[i].trainLoss, tolerance);
        QVERIFY(a.epochs[i].trainAccuracy == b.epochs[i].trainAccuracy);
        compare(a.epochs[i].validation, b.epochs[i].validation, tolerance);
        QCOMPARE(a.epochs[i].best, b.epochs[i].best);
    }
}

void compare(const TrainResult& a, const TrainResult& b, double tolerance = kExactly)
{
    compareNumbers(test::difference(a.weights, b.weights), 0.0, tolerance);
    QCOMPARE(a.bestEpoch, b.bestEpoch);
    QCOMPARE(a.epochs, b.epochs);
    compare(a.validation.quality, b.validation.quality, tolerance);
    if (tolerance == kExactly)
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

/// What a run gives when nothing interrupts it.
struct Uninterrupted {
    test::TemporaryFolder folder;
    TrainLog log;
    TrainResult result;
};

/// Learnt once for all tests that compare with it.
const Uninterrupted& uninterrupted(const TrainingTask& task, bool everything)
{
    static std::map<std::tuple<bool, int, Precision>, Uninterrupted> known;
    const auto [entry, isNew] =
        known.try_emplace({everything, task.config.threads, task.config.precision});
    Uninterrupted& run = entry->second;
    if (isNew) {
        TrainingTask elsewhere = task;
        elsewhere.folder = run.folder / "run";
        elsewhere.trunkCache = run.folder / "trunk";
        run.result = trained(elsewhere, run.log);
        run.log.published.clear(); // which are large
    }
    return run;
}

/// A run that has not begun, and what it gives when nothing interrupts it.
struct Whole {
    explicit Whole(bool everything, int threads = 1, std::optional<Precision> precision = {})
        : task(taskIn(source, folder.path(), everything))
    {
        task.config.threads = threads;
        task.config.precision = precision.value_or(task.config.precision);
        const Uninterrupted& run = uninterrupted(task, everything);
        log = run.log;
        result = run.result;
    }

    test::TemporaryFolder folder;
    ColouredPictures source{kPictures};
    TrainingTask task;
    TrainLog log;
    TrainResult result;
};

int runAsChild(const char* folder, const char* threads)
{
    const ColouredPictures source(kPictures);
    TrainingTask task = taskIn(source, folder, true);
    task.config.threads = std::atoi(threads);
    task.config.checkpointSeconds = 1;
    TrainLog log;
    log.afterBatch = [](const BatchStats& stats) {
        std::printf("%lld %lld\n", static_cast<long long>(stats.step),
            static_cast<long long>(std::bit_cast<std::int64_t>(stats.loss)));
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
    void equalsItOnSeveralThreads_data();
    void equalsItOnSeveralThreads();
    void stopsWhileItValidates();
    void survivesKilling_data();
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
    QTest::newRow("everything, again and again")
        << true << std::vector<std::int64_t>{0, 1, 4, 9, 10, 13};
}

void TstResume::equalsAnUninterruptedRun()
{
    QFETCH(bool, everything);
    QFETCH(std::vector<std::int64_t>, stops);
    const Whole whole(everything);
    TrainLog pieces;
    for (const std::int64_t last : stops)
        QVERIFY(pausedAfter(whole.task, pieces, last));
    const TrainResult result = trained(whole.task, pieces);
    QCOMPARE(pieces.resumed, static_cast<int>(stops.size()));
    compare(pieces, whole.log);
    compare(result, whole.result);
}

void TstResume::equalsItOnSeveralThreads_data()
{
    QTest::addColumn<bool>("everything"); ///< layer4, else the head
    QTest::addColumn<Precision>("precision");
    QTest::newRow("the head") << false << Precision::Float32;
    QTest::newRow("layer4, float32") << true << Precision::Float32;
    QTest::newRow("layer4, bfloat16") << true << Precision::Bfloat16;
}

void TstResume::equalsItOnSeveralThreads()
{
    QFETCH(bool, everything);
    QFETCH(Precision, precision);
    if (precision == Precision::Bfloat16 && !cpu::runsBfloat16())
        QSKIP("this processor computes nothing in bfloat16");
    const Whole whole(everything, 2, precision);
    TrainLog pieces;
    for (const std::int64_t last : {6, 9}) // within an epoch, and at the end of one
        QVERIFY(pausedAfter(whole.task, pieces, last));
    const TrainResult result = trained(whole.task, pieces);
    QCOMPARE(pieces.resumed, 2);
    compare(pieces, whole.log, kOnSeveralThreads);
    compare(result, whole.result, kOnSeveralThreads);
}

void TstResume::stopsWhileItValidates()
{
    const Whole whole(false);
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

void TstResume::survivesKilling_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("one thread, bit for bit") << 1 << kExactly;
    QTest::newRow("two threads") << 2 << kOnSeveralThreads;
}

/// The child dies at once, wherever it is; what it had told since its last checkpoint is told
/// again.
void TstResume::survivesKilling()
{
    QFETCH(int, threads);
    QFETCH(double, tolerance);
    const Whole whole(true, threads);
    for (const int line : {3, 8, 6}) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--child"), QString::fromStdString(whole.folder.path().string()),
                QString::number(threads)});
        QVERIFY(child.waitForStarted());
        for (int told = 0; told < line && child.waitForReadyRead(60'000);) {
            while (child.canReadLine()) {
                const QList<QByteArray> words = child.readLine().trimmed().split(' ');
                const auto step = static_cast<std::size_t>(words[0].toLongLong());
                compareNumbers(std::bit_cast<double>(words[1].toLongLong()),
                    whole.log.batches[step].loss, tolerance);
                ++told;
            }
        }
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
    }
    TrainLog rest;
    const TrainResult result = trained(whole.task, rest);
    QVERIFY(rest.resumed == 1); // the children had finished an epoch at least
    compare(result, whole.result, tolerance);
    const std::size_t told = rest.batches.size();
    const std::size_t before = whole.log.batches.size() - told;
    for (std::size_t i = 0; i < told; ++i)
        compareNumbers(rest.batches[i].loss, whole.log.batches[before + i].loss, tolerance);
}

/// No file may grow past a megabyte for a while, which writing meets as it meets a full disk.
void TstResume::keepsTheLastCheckpointOfAFullDisk()
{
    const Whole whole(false);
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
    const test::TemporaryFolder folder;
    const ColouredPictures source(18);
    const TrainingTask task = taskIn(source, folder.path(), false);
    trained(task);
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
    if (argc == 4 && std::string(argv[1]) == "--child")
        return runAsChild(argv[2], argv[3]);
    const QCoreApplication application(argc, argv);
    TstResume test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_resume.moc"
