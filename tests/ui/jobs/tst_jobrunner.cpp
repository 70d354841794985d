// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobrunner.h"
#include "ui/jobs/rateestimator.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <semaphore>

using namespace vitrine;
using namespace vitrine::ui;

/// A job that reports until it is stopped or let go.
class Gate {
public:
    Job job(const QString& title)
    {
        Job job;
        job.title = title;
        job.work = [this](JobContext& context) {
            started.release();
            for (std::int64_t i = 0; !open; ++i) {
                context.throwIfStopped();
                context.report(Stage::Embedding, i, 0);
                std::this_thread::yield();
            }
            finishedWork = true;
        };
        return job;
    }

    std::atomic<bool> open = false;
    std::atomic<bool> finishedWork = false;
    std::counting_semaphore<8> started{0};
};

class TstJobRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finishesOnTheGuiThread()
    {
        JobRunner runner;
        QSignalSpy ended(&runner, &JobRunner::ended);
        std::atomic<bool> elsewhere = false;
        bool finishedHere = false;
        Job job;
        job.title = QStringLiteral("Count");
        job.work = [&](JobContext&) { elsewhere = QThread::currentThread() != thread(); };
        job.summary = [] { return QStringLiteral("3 counted"); };
        job.finished = [&](const Outcome& outcome) {
            finishedHere =
                QThread::currentThread() == thread() && outcome.state == JobState::Succeeded;
        };
        const JobId id = runner.start(job);
        QVERIFY(runner.isBusy());
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(elsewhere);
        QVERIFY(finishedHere);
        QVERIFY(!runner.isBusy());
        QCOMPARE(runner.status(id)->state, RunState::Succeeded);
        QCOMPARE(runner.status(id)->summary, QStringLiteral("3 counted"));
    }

    void cancelsHalfWay()
    {
        JobRunner runner;
        Gate gate;
        const JobId id = runner.start(gate.job(QStringLiteral("Long")));
        gate.started.acquire();
        runner.cancel(id);
        QTRY_COMPARE(runner.status(id)->state, RunState::Cancelled);
        QVERIFY(!gate.finishedWork);
        QVERIFY(!runner.status(id)->error);
    }

    void failsAndSaysWhyAndIsRetried()
    {
        JobRunner runner;
        int tries = 0;
        Job job;
        job.work = [&tries](JobContext&) {
            if (++tries == 1)
                throw Error(ErrorCode::DiskFull, "no room");
        };
        const JobId id = runner.start(job);
        QTRY_COMPARE(runner.status(id)->state, RunState::Failed);
        QCOMPARE(runner.status(id)->error->code(), ErrorCode::DiskFull);
        const JobId second = runner.retry(id);
        QVERIFY(second != 0 && !runner.status(id));
        QTRY_COMPARE(runner.status(second)->state, RunState::Succeeded);
        QCOMPARE(runner.retry(second), JobId(0));
    }

    void jobsOfALaneWaitForEachOther()
    {
        JobRunner runner;
        Gate first;
        Gate second;
        Gate other;
        const JobId a = runner.start(first.job(QStringLiteral("a")));
        const JobId b = runner.start(second.job(QStringLiteral("b")));
        Job download = other.job(QStringLiteral("c"));
        download.lane = QStringLiteral("download");
        const JobId c = runner.start(download);
        other.started.acquire(); // runs beside the first
        QCOMPARE(runner.status(b)->state, RunState::Waiting);
        runner.cancelAll(QStringLiteral("download"));
        QTRY_COMPARE(runner.status(c)->state, RunState::Cancelled);
        first.open = true;
        QTRY_COMPARE(runner.status(a)->state, RunState::Succeeded);
        QTRY_COMPARE(runner.status(b)->state, RunState::Running);
        runner.cancelAll();
        QTRY_VERIFY(!runner.isBusy());
    }

    void deliversProgressThrottled()
    {
        JobRunner runner;
        Gate gate;
        QSignalSpy changed(&runner, &JobRunner::changed);
        const JobId id = runner.start(gate.job(QStringLiteral("Fast")));
        QTRY_VERIFY(runner.status(id)->progress.done > 0);
        // The job reports as fast as it can; the window hears of it a few times.
        const auto reported = runner.status(id)->progress.done;
        QVERIFY2(changed.count() < 60, qPrintable(QString::number(changed.count())));
        QVERIFY(reported > changed.count());
        gate.open = true;
        QTRY_VERIFY(!runner.isBusy());
    }

    void isDestroyedWhileRunning()
    {
        Gate gate;
        bool told = false;
        {
            JobRunner runner;
            Job job = gate.job(QStringLiteral("Doomed"));
            job.finished = [&told](const Outcome&) { told = true; };
            runner.start(job);
            runner.start(gate.job(QStringLiteral("Never")));
            gate.started.acquire();
        }
        QCoreApplication::sendPostedEvents();
        QVERIFY(!told);
        QVERIFY(!gate.finishedWork);
    }

    void estimatesSpeedAndTimeLeft()
    {
        RateEstimator rate;
        for (int i = 0; i <= 40; ++i)
            rate.add({Stage::Embedding, i * 5, 1000, i * 5 / 1000.0}, i * 0.5);
        QVERIFY(rate.perSecond() && std::abs(*rate.perSecond() - 10) < 0.01);
        QVERIFY(rate.secondsLeft() && std::abs(*rate.secondsLeft() - 80) < 0.5);
        rate.add({Stage::BuildingIndex, 0, 10, 0.9}, 20.1);
        QVERIFY(!rate.perSecond()); // another stage counts other things
    }
};

QTEST_GUILESS_MAIN(TstJobRunner)
#include "tst_jobrunner.moc"
