// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/jobs/outcome.h"
#include "tests/core/learning/colouredpictures.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::learning;
using test::ColouredPictures;
using test::trained;
using test::TrainLog;

namespace {

/// The error that a run of `task` ends with.
Error failureOf(const TrainingTask& task)
{
    const Outcome outcome = runJob([&task] { trained(task); });
    return outcome.error ? *outcome.error : Error(ErrorCode::Internal, "it did not fail");
}

/// A run of one epoch that has ended; its checkpoint is there.
struct EndedRun {
    EndedRun(int pictures, int validation)
        : source(pictures)
        , task(test::colourTask(source, validation, folder.path()))
    {
        task.config.epochs = 1;
        trained(task);
    }
    /// `same` as it, it goes on.
    static bool goesOn(const TrainingTask& same)
    {
        TrainLog log;
        trained(same, log);
        return log.resumed == 1;
    }

    test::TemporaryFolder folder;
    ColouredPictures source;
    TrainingTask task;
};

}

/// What a run cannot do, and what it says then.
class TstTrainerFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatTheLossIsNoNumber();
    void saysThatTheValidationIsNoNumber();
    void keepsTheCheckpointBeforeTheLossWasLost();
    void saysThatTheFolderCannotBeMade();
    void leavesOutMissingPictures();
    void refusesOtherPictures();
    void refusesAnotherTasksCheckpoint();
    void refusesADamagedCheckpoint();
    void refusesWhatCannotBeLearnt();
};

void TstTrainerFaults::saysThatTheLossIsNoNumber()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(24);
    TrainingTask task = test::colourTask(source, 0, folder.path());
    task.config.epochs = 20;
    task.config.learningRate = 100.0;
    task.config.headFactor = 1e6;
    const Error error = failureOf(task);
    QCOMPARE(errorCodeName(error.code()), errorCodeName(ErrorCode::Diverged));
    QVERIFY(error.message().find("not a number") != std::string::npos);
    QVERIFY(!error.hint().empty());
}

/// One batch an epoch: its loss is that of the weights before, and validation meets those after.
void TstTrainerFaults::saysThatTheValidationIsNoNumber()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(24);
    TrainingTask task = test::colourTask(source, 6, folder.path());
    task.config.scope = LearningScope::LastStage;
    task.config.epochs = 3;
    task.config.batchSize = 32;
    task.config.learningRate = 100.0;
    task.config.headFactor = 10.0;
    for (int sitting = 0; sitting < 2; ++sitting) { // going on comes to the same end
        TrainLog log;
        const Outcome outcome = runJob([&] { trained(task, log); });
        QVERIFY(outcome.state == JobState::Failed);
        QCOMPARE(outcome.error->code(), ErrorCode::Diverged);
        QVERIFY(outcome.error->message().find("validation") != std::string::npos);
        QCOMPARE(log.resumed, sitting);
    }
}

/// Weight decay makes the head grow tenfold with every step.
void TstTrainerFaults::keepsTheCheckpointBeforeTheLossWasLost()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(24);
    TrainingTask task = test::colourTask(source, 6, folder.path());
    task.config.scope = LearningScope::Head;
    task.config.epochs = 40;
    task.config.learningRate = 1e-2;
    task.config.headFactor = 1e6;
    /// Remembers the files as each checkpoint left them.
    struct Log : TrainLog {
        explicit Log(std::filesystem::path from)
            : folder(std::move(from))
        {
        }
        void onCheckpoint(std::int64_t step, int epoch) override
        {
            TrainLog::onCheckpoint(step, epoch);
            checkpoint = readFile(folder / "checkpoint.safetensors");
        }
        std::filesystem::path folder;
        std::string checkpoint;
    } log(task.folder);
    const Outcome outcome = runJob([&] { trained(task, log); });
    QVERIFY(outcome.state == JobState::Failed);
    QCOMPARE(outcome.error->code(), ErrorCode::Diverged);
    QVERIFY2(!log.checkpoints.empty(), "it was lost before its first checkpoint");
    QVERIFY(log.batches.back().step + 1 >= log.checkpoints.back().first);
    QVERIFY(readFile(task.folder / "checkpoint.safetensors") == log.checkpoint);
    const PublishedWeights kept = checkpointWeights(task.folder);
    QCOMPARE(kept.step, log.checkpoints.back().first);
    for (const auto& [name, tensor] : kept.tensors.tensors) {
        if (!isFloating(tensor.dtype))
            continue;
        for (const float value : tensor.floats())
            QVERIFY2(std::isfinite(value), name.c_str());
    }
    // From there it comes to the same end, and keeps it again.
    TrainLog again;
    QCOMPARE(runJob([&] { trained(task, again); }).error->code(), ErrorCode::Diverged);
    QCOMPARE(again.resumed, 1);
    QVERIFY(readFile(task.folder / "checkpoint.safetensors") == log.checkpoint);
}

void TstTrainerFaults::saysThatTheFolderCannotBeMade()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(6);
    folder.write("file", "in the way");
    const TrainingTask task = test::colourTask(source, 0, folder / "file");
    const Error error = failureOf(task);
    QVERIFY(error.code() == ErrorCode::Io || error.code() == ErrorCode::PermissionDenied
        || error.code() == ErrorCode::NotFound);
    QVERIFY(error.message().find("file") != std::string::npos);
}

void TstTrainerFaults::leavesOutMissingPictures()
{
    const test::TemporaryFolder folder;
    ColouredPictures source(20);
    source.missing = {3, 17};
    for (const LearningScope scope : {LearningScope::LastStage, LearningScope::All}) {
        TrainingTask task = test::colourTask(source, 4, folder.path());
        task.config.scope = scope;
        task.config.epochs = 1;
        task.folder = folder / std::string(learningScopeName(scope));
        const TrainResult result = trained(task);
        QCOMPARE(result.missingImages, std::int64_t{2});
        QCOMPARE(result.validation.quality.images, std::int64_t{3});
    }
    // One more is gone when the run goes on, and was never kept.
    TrainingTask task = test::colourTask(source, 4, folder.path());
    task.config.scope = LearningScope::All;
    task.config.epochs = 1;
    task.folder = folder / "all";
    source.missing.insert(5);
    const Error gone = failureOf(task);
    QVERIFY(gone.code() == ErrorCode::NotFound);
    QVERIFY2(gone.message().find("read: 6.") != std::string::npos, gone.what()); // its name alone
    QVERIFY(hasCheckpoint(task.folder));
    // One that the run began without is back: it goes on without it.
    source.missing = {17};
    TrainLog log;
    QCOMPARE(trained(task, log).missingImages, std::int64_t{2});
    QCOMPARE(log.resumed, 1);
}

void TstTrainerFaults::refusesOtherPictures()
{
    EndedRun run(20, 4);
    run.source.repainted = {2, 18};
    const Error changed = failureOf(run.task);
    QVERIFY(changed.code() == ErrorCode::NotReady);
    QVERIFY2(changed.message().find("began: 3, 19.") != std::string::npos, changed.what());
    run.source.repainted.clear();
    QVERIFY(EndedRun::goesOn(run.task));
}

void TstTrainerFaults::refusesAnotherTasksCheckpoint()
{
    const EndedRun run(12, 3);
    TrainingTask other = run.task;
    other.config.learningRate = 1e-4;
    QVERIFY(failureOf(other).code() == ErrorCode::NotReady);
    other = run.task;
    std::swap(other.data.train[0].label, other.data.train[1].label);
    QVERIFY(failureOf(other).code() == ErrorCode::NotReady);
    other = run.task;
    other.config.checkpointSeconds = 7; // decides no number
    QVERIFY(EndedRun::goesOn(other));
}

void TstTrainerFaults::refusesADamagedCheckpoint()
{
    const EndedRun run(12, 3);
    const auto file = run.task.folder / "checkpoint.safetensors";
    const std::string good = readFile(file);
    const std::vector<std::string> bad{good.substr(0, good.size() / 2), good.substr(0, 4),
        "12345678{}", std::string(good).replace(40, 8, "garbage!"), std::string(200, '{')};
    for (const std::string& bytes : bad) {
        writeFileAtomically(file, bytes);
        QCOMPARE(errorCodeName(failureOf(run.task).code()), errorCodeName(ErrorCode::Corrupt));
    }
}

void TstTrainerFaults::refusesWhatCannotBeLearnt()
{
    const test::TemporaryFolder folder;
    const ColouredPictures source(6);
    const TrainingTask good = test::colourTask(source, 3, folder.path());
    std::vector<TrainingTask> bad(4, good);
    bad[0].data.classes.resize(1);
    bad[1].data.train.clear();
    bad[2].config.epochs = 0;
    bad[3].data.train[0].label = 3;
    for (const TrainingTask& task : bad)
        QVERIFY(failureOf(task).code() == ErrorCode::InvalidArgument);
    TrainingTask noResNet = good;
    noResNet.start.tensors.erase("conv1.weight");
    QVERIFY(failureOf(noResNet).code() == ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TstTrainerFaults)
#include "tst_trainerfaults.moc"
