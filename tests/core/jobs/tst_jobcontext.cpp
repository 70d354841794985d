// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/jobcontext.h"
#include "core/jobs/outcome.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <new>
#include <stdexcept>

using namespace vitrine;
using vitrine::test::ProgressProbe;

class TstJobContext : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJobWithoutStagesIsOneStage()
    {
        ProgressProbe probe;
        JobContext context = probe.context();
        context.report(Stage::Embedding, 1, 4);
        QCOMPARE(probe.seen().back().fraction, 0.25);
    }

    void weightsSpreadTheWhole()
    {
        ProgressProbe probe;
        JobContext context = probe.context();
        context.setStages({{Stage::LoadingModel, 1.0}, {Stage::Embedding, 3.0}});
        context.report(Stage::LoadingModel, 1, 2);
        QCOMPARE(probe.seen().back().fraction, 0.125);
        context.report(Stage::Embedding, 0, 10);
        QCOMPARE(probe.seen().back().fraction, 0.25);
        context.report(Stage::Embedding, 10, 10);
        QCOMPARE(probe.seen().back().fraction, 1.0);
    }

    void theWholeNeverFalls()
    {
        ProgressProbe probe;
        JobContext context = probe.context();
        context.setStages({{Stage::ReadingProducts, 1.0}, {Stage::Writing, 1.0}});
        context.report(Stage::Writing, 1, 2);
        context.report(Stage::ReadingProducts, 0, 1); // a stage again
        context.report(Stage::Searching, 1, 1); // a stage nobody named
        for (std::size_t i = 1; i < probe.seen().size(); ++i)
            QVERIFY(probe.seen()[i].fraction >= probe.seen()[i - 1].fraction);
        QCOMPARE(probe.seen().back().fraction, 0.75);
    }

    void progressBeyondTheTotalIsClamped()
    {
        ProgressProbe probe;
        JobContext context = probe.context();
        context.report(Stage::Embedding, 9, 4);
        QCOMPARE(probe.seen().back().fraction, 1.0);
    }

    void withoutSinkAndTokenNothingHappens()
    {
        JobContext context;
        context.report(Stage::Embedding, 1, 2);
        context.throwIfStopped();
        QVERIFY(!context.stopRequested());
    }

    void stopBecomesCancelled()
    {
        ProgressProbe probe([](const Progress& progress) { return progress.done == 3; });
        int steps = 0;
        const Outcome outcome = runJob([&] {
            JobContext context = probe.context();
            for (; steps < 10; ++steps) {
                context.throwIfStopped();
                context.report(Stage::Embedding, steps + 1, 10);
            }
        });
        QCOMPARE(outcome.state, JobState::Cancelled);
        QVERIFY(!outcome.error);
        QCOMPARE(steps, 3);
    }

    void outcomesOfExceptions()
    {
        QCOMPARE(runJob([] {}).state, JobState::Succeeded);
        const Outcome own = runJob([] { throw Error(ErrorCode::DiskFull, "Full.", "Free some."); });
        QCOMPARE(own.state, JobState::Failed);
        QCOMPARE(own.error->code(), ErrorCode::DiskFull);
        QCOMPARE(own.error->hint(), std::string("Free some."));
        const Outcome memory = runJob([] { throw std::bad_alloc(); });
        QVERIFY(memory.error->message().find("memory") != std::string::npos);
        const Outcome other = runJob([] { throw std::runtime_error("boom"); });
        QCOMPARE(other.error->code(), ErrorCode::Internal);
        QVERIFY(other.error->message().find("boom") != std::string::npos);
    }

    void everyStageHasItsOwnName()
    {
        QSet<QByteArray> names;
        const int last = static_cast<int>(Stage::Evaluating);
        for (int stage = 0; stage <= last; ++stage)
            names.insert(stageName(static_cast<Stage>(stage)));
        QCOMPARE(names.size(), last + 1);
        QVERIFY(!names.contains("unknown"));
    }
};

QTEST_GUILESS_MAIN(TstJobContext)
#include "tst_jobcontext.moc"
