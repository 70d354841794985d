// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/runsfixture.h"
#include "ui/pages/train/guesspresenter.h"
#include "ui/pages/train/sidepresenter.h"

#include <algorithm>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::runRequest;
using vitrine::test::RunsFixture;

/// What a run is asked once it has learnt something: about a picture, and about other photos.
class TstRunQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresOtherSides();
    void asksAgainAfterEachEpoch();
    void waitsForTheFirstWeights();
    void answersAreOfTheirOwnRun();

private:
    test::RunsShop m_shop;
};

void TstRunQuestions::measuresOtherSides()
{
    using Side = Training::Side;
    RunsFixture f(m_shop.workspace);
    SidePresenter sides(f.runs, f.runner);
    auto run = test::scriptedRun(1, 1, 4);
    run.record.testImages = 40;
    f.training.add(run, test::scriptedEvaluation({{1}, {2}}));
    run.record.row = {2};
    run.record.state = vitrine::RunState::Paused;
    f.training.add(run, test::scriptedEvaluation({{1}, {2}}));
    f.open();
    f.runs.setCurrent({2});
    QVERIFY(!sides.canChoose(Side::Test)); // it has not finished
    f.runs.setCurrent({1});
    QTRY_VERIFY(f.runs.evaluation().has_value());
    QVERIFY(sides.canChoose(Side::Test) && sides.canChoose(Side::Train));
    QCOMPARE(sides.photos(Side::Test), std::int64_t{40});
    sides.choose(Side::Train);
    QVERIFY(sides.isMeasuring());
    QTRY_VERIFY(f.runs.side() == Side::Train);
    QVERIFY(!sides.isMeasuring());
    QCOMPARE(f.runs.evaluation()->quality.top1, 1.0);
    sides.choose(Side::Validation);
    QTRY_COMPARE(f.runs.evaluation()->quality.top1, 0.75);
    sides.choose(Side::Train); // known already
    QVERIFY(f.runs.side() == Side::Train);
    const auto calls = f.training.calls();
    QCOMPARE(std::count(calls.begin(), calls.end(), "evaluate 1 0"), 1);
    // What fails leaves what was there, and says why.
    f.training.failNextTraining(Error(ErrorCode::Io, "It cannot be read.", "Look at the disk."));
    sides.choose(Side::Test);
    QTRY_VERIFY(!sides.isMeasuring());
    QVERIFY(sides.chosen() == Side::Train && f.runs.side() == Side::Train);
    QVERIFY(f.runs.news().failed);
    // Another run begins with its validation, and what was asked for the last one is given up.
    f.training.holdAt(0);
    sides.choose(Side::Test);
    f.runs.setCurrent({2});
    QVERIFY(sides.chosen() == Side::Validation && !sides.isMeasuring());
    QTRY_VERIFY(!f.runner.isBusy());
    QVERIFY(f.runs.side() == Side::Validation);
}

void TstRunQuestions::asksAgainAfterEachEpoch()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    GuessPresenter guesses(f.runs);
    f.training.holdAt(6);
    f.desk.start(runRequest("asked", 2));
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{6});
    SearchQuery query;
    query.picture = ImageRow{1};
    guesses.ask(query);
    QTRY_VERIFY(guesses.guesses().has_value());
    QCOMPARE(guesses.guesses()->epoch, 1);
    QCOMPARE(guesses.guesses()->best.front().category, std::string("Sofas"));
    f.training.letGo();
    QTRY_VERIFY(guesses.guesses() && guesses.guesses()->epoch == 2);
    query.picture = m_shop.folder / "absent.png";
    guesses.ask(query);
    QTRY_VERIFY(guesses.error().has_value());
    QVERIFY(!guesses.guesses().has_value());
}

void TstRunQuestions::waitsForTheFirstWeights()
{
    RunsFixture f(m_shop.workspace);
    f.open();
    GuessPresenter guesses(f.runs);
    f.training.setAnswers(false);
    f.training.holdAt(2);
    f.desk.start(runRequest("new", 2));
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{2});
    SearchQuery query;
    query.picture = ImageRow{1};
    guesses.ask(query);
    QTRY_VERIFY(guesses.isWaiting());
    QVERIFY(!guesses.error().has_value());
    f.training.setAnswers(true); // no epoch has ended, nothing else has happened
    QTRY_VERIFY(guesses.guesses().has_value());
    QVERIFY(!guesses.isWaiting());
    // Of a run that stands still it is an error, until it learns.
    f.training.setAnswers(false);
    f.desk.pause();
    QTRY_COMPARE(f.current().state, vitrine::RunState::Paused);
    guesses.ask(query);
    QTRY_VERIFY(guesses.error().has_value());
    QVERIFY(!guesses.isWaiting());
    f.desk.resume(f.runs.current());
    QTRY_VERIFY(guesses.isWaiting());
    f.training.setAnswers(true);
    QTRY_VERIFY(guesses.guesses().has_value());
    f.training.letGo();
    QTRY_VERIFY(!f.desk.isTraining());
}

void TstRunQuestions::answersAreOfTheirOwnRun()
{
    RunsFixture f(m_shop.workspace);
    f.training.add(test::scriptedRun(1, 1, 4));
    f.training.add(test::scriptedRun(2, 2, 4));
    f.open();
    GuessPresenter guesses(f.runs);
    SearchQuery query;
    query.picture = ImageRow{1};
    guesses.ask(query);
    QVERIFY(!guesses.picture().has_value());
    QTRY_VERIFY(guesses.guesses().has_value());
    QCOMPARE(guesses.guesses()->epoch, 2);
    f.runs.setCurrent({1});
    QVERIFY(!guesses.guesses().has_value()); // the other run's is none of this one
    QVERIFY(guesses.picture().has_value()); // it is asked about the same
    QTRY_VERIFY(guesses.guesses().has_value());
    QCOMPARE(guesses.guesses()->epoch, 1);
}

QTEST_MAIN(TstRunQuestions)
#include "tst_runquestions.moc"
