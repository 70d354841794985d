// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/runsfixture.h"

#include <QSignalSpy>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::runRequest;
using vitrine::test::RunsFixture;

/// What is asked of training, and what it tells while it goes on.
class TstTrainingPresenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsLive();
    void pausesAndGoesOn();
    void keepsTheBest();
    void newsTellsBothFigures();
    void tellsOfFailure();
    void tellsOfAFileThatCouldNotBeWritten();
    void retriesByResuming();
    void sweeps();
    void forgetsAnotherWorkspace();
    void plansAndFindsRates();

private:
    test::RunsShop m_shop;
};

void TstTrainingPresenter::learnsLive()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    f.training.setEvaluation(test::scriptedEvaluation({{1}}));
    f.training.holdAt(7);
    QSignalSpy curves(&f.runs, &RunsPresenter::curvesChanged);
    f.desk.start(runRequest("first", 3));
    QVERIFY(f.desk.isTraining());
    QTRY_COMPARE(f.runs.state(), TrainState::Full);
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{7});
    QCOMPARE(f.desk.running(), f.runs.current());
    QCOMPARE(f.runs.curves(f.runs.current()).epochs.size(), std::size_t{1});
    QCOMPARE(f.current().epochsDone, 1);
    QVERIFY(f.current().best.has_value());
    QTRY_VERIFY(f.runs.evaluation().has_value()); // after the first epoch already
    QVERIFY(curves.count() > 0);
    f.training.letGo();
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Finished);
    QCOMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{15});
    QVERIFY(!f.desk.running());
}

void TstTrainingPresenter::pausesAndGoesOn()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    f.training.holdAt(8);
    f.desk.start(runRequest("stopped", 3));
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{8});
    f.desk.pause();
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Paused);
    const QString words = f.runner.jobs().back().summary; // what the strip says
    QVERIFY2(words.contains(QStringLiteral("“stopped” is paused")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("Resume")));
    f.training.holdAt(9);
    f.desk.resume(f.runs.current());
    // The checkpoint was at the epoch's end: the later batches come again, once each.
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{9});
    const auto& batches = f.runs.curves(f.runs.current()).batches;
    for (std::size_t i = 0; i < batches.size(); ++i)
        QCOMPARE(batches[i].step, static_cast<std::int64_t>(i));
    f.training.letGo();
    QTRY_COMPARE(f.current().state, vitrine::RunState::Finished);
    QCOMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{15});
}

void TstTrainingPresenter::keepsTheBest()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    f.training.holdAt(6);
    f.desk.start(runRequest("long", 100));
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{6});
    QVERIFY(!f.desk.isFinishing());
    f.desk.finishNow();
    QVERIFY(f.desk.isFinishing());
    f.training.letGo();
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Finished);
    QVERIFY(f.current().epochsDone < 100);
}

void TstTrainingPresenter::newsTellsBothFigures()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    const auto summary = [&f] { return f.runner.jobs().back().summary; };
    f.training.setHonest(3, HonestFigure{0.5, 10});
    f.desk.start(runRequest("leaking", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY2(summary().contains(QStringLiteral("and 50.0 %")), qPrintable(summary()));
    f.training.setHonest(3, std::nullopt);
    f.desk.start(runRequest("nothing else", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY2(summary().contains(QStringLiteral("too high")), qPrintable(summary()));
    f.training.setHonest(0, std::nullopt);
    f.desk.start(runRequest("sound", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY2(!summary().contains(QStringLiteral("relative")), qPrintable(summary()));
}

void TstTrainingPresenter::tellsOfFailure()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    f.training.failNextTraining(Error(ErrorCode::DiskFull, "The disk is full.", "Make room."));
    f.desk.start(runRequest("full"));
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Failed);
    QVERIFY(f.current().error.find("The disk is full.") != std::string::npos);
}

void TstTrainingPresenter::retriesByResuming()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    f.training.failNextTraining(Error(ErrorCode::DiskFull, "The disk is full.", "Make room."));
    f.desk.start(runRequest("full", 2));
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Failed);
    // As the strip's "Try again" does.
    QVERIFY(f.runner.retry(f.runner.jobs().front().id) != 0);
    QVERIFY(f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Finished);
    QTRY_VERIFY(!f.desk.isTraining());
    QCOMPARE(f.runs.runs().size(), std::size_t{1}); // the same run, not another
    QCOMPARE(f.training.calls().back(), std::string("resume 1"));
}

void TstTrainingPresenter::tellsOfAFileThatCouldNotBeWritten()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    f.desk.start(runRequest("whole", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY(f.runs.news().text.isEmpty());
    f.training.failEmbeddingsFile("The disk is full.");
    f.desk.start(runRequest("without", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QCOMPARE(f.current().state, vitrine::RunState::Finished);
    QVERIFY(f.runs.news().failed);
    QCOMPARE(f.runs.news().detail, QStringLiteral("The disk is full."));
}

void TstTrainingPresenter::sweeps()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    SweepRequest sweep;
    sweep.base = runRequest({}, 1);
    sweep.name = "sizes";
    sweep.batchSizes = {16, 32, 64};
    f.desk.sweep(sweep);
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.runs.runs().size(), std::size_t{3});
    QCOMPARE(f.training.swept().size(), std::size_t{1});
    QCOMPARE(f.runs.runs().front().name, std::string("sizes 64"));
    // One that is lost is named, and the others go on.
    f.training.failNextTraining(Error(ErrorCode::Diverged, "The loss is not a number.", "Less."));
    sweep.name = "lost";
    f.desk.sweep(sweep);
    QTRY_VERIFY(!f.desk.isTraining());
    const QString summary = f.runner.jobs().back().summary;
    QVERIFY2(summary.startsWith(QStringLiteral("2 ")), qPrintable(summary));
    QVERIFY2(summary.endsWith(QStringLiteral("lost 16")), qPrintable(summary));
}

void TstTrainingPresenter::forgetsAnotherWorkspace()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    f.training.holdAt(2);
    f.desk.start(runRequest("left behind"));
    QTRY_COMPARE(f.runs.state(), TrainState::Full);
    test::FakeTraining other;
    f.runs.setSource({m_shop.workspace, &other, nullptr});
    QVERIFY(!f.desk.isTraining());
    f.runner.cancelAll();
    QTRY_VERIFY(!f.runner.isBusy());
    QTRY_COMPARE(f.runs.state(), TrainState::NoRuns);
}

void TstTrainingPresenter::plansAndFindsRates()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    TrainPlan plan;
    plan.trainImages = 100;
    plan.seconds = 90.0;
    f.training.setPlan(plan);
    f.desk.plan(runRequest("planned"));
    QVERIFY(f.desk.isPlanning());
    QTRY_VERIFY(f.desk.lastPlan().has_value());
    QCOMPARE(f.desk.lastPlan()->trainImages, std::int64_t{100});
    QVERIFY(f.desk.isPlanCurrent());
    f.desk.outdatePlan();
    QVERIFY(f.desk.lastPlan().has_value()); // it stays in place
    QVERIFY(!f.desk.isPlanCurrent());
    f.desk.plan(runRequest("planned anew"));
    QVERIFY(!f.desk.isPlanCurrent());
    QTRY_VERIFY(f.desk.isPlanCurrent());
    Training::LearningRates rates;
    rates.rates = {1e-4, 1e-3, 1e-2};
    rates.losses = {2.0, 1.0, 4.0};
    rates.suggestion = 1e-3;
    f.training.setLearningRates(rates);
    f.desk.findLearningRate(runRequest("looking"));
    QVERIFY(f.desk.isFinding());
    QTRY_VERIFY(!f.desk.isFinding());
    QCOMPARE(f.desk.learningRates()->suggestion, 1e-3);
    // What is cancelled leaves the last result.
    f.training.holdAt(0);
    f.desk.findLearningRate(runRequest("looking"));
    f.desk.stopFinding();
    QTRY_VERIFY(!f.desk.isFinding());
    QVERIFY(f.desk.learningRates().has_value());
}

QTEST_MAIN(TstTrainingPresenter)
#include "tst_trainingpresenter.moc"
