// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "tests/ui/train/faketraining.h"
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/guesspresenter.h"
#include "ui/pages/train/runmodel.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/sidepresenter.h"
#include "ui/pages/train/trainingpresenter.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

struct Fixture {
    explicit Fixture(std::shared_ptr<Workspace> shop)
        : source{std::move(shop), &training, nullptr}
    {
    }
    void open()
    {
        runs.setSource(source);
        QTRY_VERIFY(runs.state() != TrainState::Reading);
    }
    const RunRecord& current() { return *runs.run(runs.current()); }

    test::FakeTraining training;
    TrainSource source;
    JobRunner runner;
    RunsPresenter runs;
    TrainingPresenter desk{runs, runner};
};

TrainRequest request(const std::string& name, int epochs = 2)
{
    TrainRequest made;
    made.name = name;
    made.config.epochs = epochs;
    return made;
}

}

/// Runs, their training and what is asked of them, without a widget.
class TstTrainPresenters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatIsMissing();
    void readsRunsAndCurves();
    void thousandsOfPoints();
    void failsAndRecovers();
    void learnsLive();
    void pausesAndGoesOn();
    void keepsTheBest();
    void newsTellsBothFigures();
    void tellsOfFailure();
    void tellsOfAFileThatCouldNotBeWritten();
    void retriesByResuming();
    void sweeps();
    void forgetsAnotherWorkspace();
    void deletesWithUndo();
    void archivesAndRenames();
    void plansAndFindsRates();
    void measuresOtherSides();
    void asksAgainAfterEachEpoch();
    void waitsForTheFirstWeights();
    void answersAreOfTheirOwnRun();
    void modelIsSound();

private:
    test::TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_shop; ///< with clean photos
};

void TstTrainPresenters::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_shop = test::makeShop(m_folder.path(), {.listings = 12, .pictures = true});
    test::cleanPictures(*m_shop);
}

void TstTrainPresenters::saysWhatIsMissing()
{
    const test::TemporaryFolder folder;
    test::FakeTraining training;
    RunsPresenter runs;
    QCOMPARE(runs.state(), TrainState::NoWorkspace);
    runs.setSource({Workspace::create(folder / "empty.vitrine"), &training, nullptr});
    QCOMPARE(runs.state(), TrainState::Reading);
    QTRY_COMPARE(runs.state(), TrainState::NothingImported);
    runs.setSource(
        {test::makeShop(folder.path(), {.listings = 8, .pictures = true}), &training, nullptr});
    QTRY_COMPARE(runs.state(), TrainState::NotClean);
    // Two listings of one category: the second and the sixth.
    std::filesystem::create_directories(folder / "one");
    auto one = test::makeShop(folder / "one", {.listings = 2, .pictures = true});
    test::cleanPictures(*one);
    runs.setSource({one, &training, nullptr});
    QTRY_COMPARE(runs.state(), TrainState::TooFewCategories);
    runs.setSource({m_shop, &training, nullptr});
    QTRY_COMPARE(runs.state(), TrainState::NoRuns);
    training.add(test::scriptedRun(1, 1, 4));
    runs.refresh();
    QTRY_COMPARE(runs.state(), TrainState::Full);
}

void TstTrainPresenters::readsRunsAndCurves()
{
    Fixture f(m_shop);
    f.training.add(test::scriptedRun(1, 2, 10));
    f.training.add(test::scriptedRun(2, 3, 10), test::scriptedEvaluation({{1}, {2}}));
    f.open();
    QCOMPARE(f.runs.runs().size(), std::size_t{2});
    QCOMPARE(f.runs.current(), RunRow{2}); // the newest
    QVERIFY(f.runs.isShown({2}) && !f.runs.isShown({1}));
    QTRY_COMPARE(f.runs.curves({2}).batches.size(), std::size_t{30});
    QCOMPARE(f.runs.curves({2}).epochs.size(), std::size_t{3});
    QTRY_VERIFY(f.runs.evaluation().has_value());
    QCOMPARE(f.runs.curves({1}).batches.size(), std::size_t{0}); // not asked for yet
    f.runs.setShown({1}, true);
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{20});
    f.runs.setCurrent({1});
    QVERIFY(!f.runs.evaluation().has_value());
    f.runs.setAllShown(false);
    QVERIFY(f.runs.isShown({1}) && !f.runs.isShown({2}));
}

void TstTrainPresenters::thousandsOfPoints()
{
    Fixture f(m_shop);
    for (std::int64_t row = 1; row <= 20; ++row)
        f.training.add(test::scriptedRun(row, 10, 500));
    f.open();
    f.runs.setAllShown(true);
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{5'000});
    for (std::int64_t row = 1; row <= 20; ++row)
        QCOMPARE(f.runs.curves({row}).batches.size(), std::size_t{5'000});
}

void TstTrainPresenters::failsAndRecovers()
{
    Fixture f(m_shop);
    f.training.failRuns(Error(ErrorCode::Corrupt, "The runs are damaged.", "Restore them."));
    f.runs.setSource(f.source);
    QTRY_COMPARE(f.runs.state(), TrainState::Failed);
    QCOMPARE(f.runs.error()->code(), ErrorCode::Corrupt);
}

void TstTrainPresenters::learnsLive()
{
    Fixture f(m_shop);
    f.open();
    f.training.setEvaluation(test::scriptedEvaluation({{1}}));
    f.training.holdAt(7);
    QSignalSpy curves(&f.runs, &RunsPresenter::curvesChanged);
    f.desk.start(request("first", 3));
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

void TstTrainPresenters::pausesAndGoesOn()
{
    Fixture f(m_shop);
    f.open();
    f.training.holdAt(8);
    f.desk.start(request("stopped", 3));
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

void TstTrainPresenters::keepsTheBest()
{
    Fixture f(m_shop);
    f.open();
    f.training.holdAt(6);
    f.desk.start(request("long", 100));
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{6});
    QVERIFY(!f.desk.isFinishing());
    f.desk.finishNow();
    QVERIFY(f.desk.isFinishing());
    f.training.letGo();
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Finished);
    QVERIFY(f.current().epochsDone < 100);
}

void TstTrainPresenters::newsTellsBothFigures()
{
    Fixture f(m_shop);
    f.open();
    const auto summary = [&f] { return f.runner.jobs().back().summary; };
    f.training.setHonest(3, HonestFigure{0.5, 10});
    f.desk.start(request("leaking", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY2(summary().contains(QStringLiteral("and 50.0 %")), qPrintable(summary()));
    f.training.setHonest(3, std::nullopt);
    f.desk.start(request("nothing else", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY2(summary().contains(QStringLiteral("too high")), qPrintable(summary()));
    f.training.setHonest(0, std::nullopt);
    f.desk.start(request("sound", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY2(!summary().contains(QStringLiteral("relative")), qPrintable(summary()));
}

void TstTrainPresenters::tellsOfFailure()
{
    Fixture f(m_shop);
    f.open();
    f.training.failNextTraining(Error(ErrorCode::DiskFull, "The disk is full.", "Make room."));
    f.desk.start(request("full"));
    QTRY_VERIFY(!f.desk.isTraining());
    QTRY_COMPARE(f.current().state, vitrine::RunState::Failed);
    QVERIFY(f.current().error.find("The disk is full.") != std::string::npos);
}

void TstTrainPresenters::tellsOfAFileThatCouldNotBeWritten()
{
    Fixture f(m_shop);
    f.open();
    f.desk.start(request("whole", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QVERIFY(f.runs.news().text.isEmpty());
    f.training.failEmbeddingsFile("The disk is full.");
    f.desk.start(request("without", 1));
    QTRY_VERIFY(!f.desk.isTraining());
    QCOMPARE(f.current().state, vitrine::RunState::Finished);
    QVERIFY(f.runs.news().failed);
    QCOMPARE(f.runs.news().detail, QStringLiteral("The disk is full."));
}

void TstTrainPresenters::retriesByResuming()
{
    Fixture f(m_shop);
    f.open();
    f.training.failNextTraining(Error(ErrorCode::DiskFull, "The disk is full.", "Make room."));
    f.desk.start(request("full", 2));
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

void TstTrainPresenters::sweeps()
{
    Fixture f(m_shop);
    f.open();
    SweepRequest sweep;
    sweep.base = request({}, 1);
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

void TstTrainPresenters::forgetsAnotherWorkspace()
{
    Fixture f(m_shop);
    f.open();
    f.training.holdAt(2);
    f.desk.start(request("left behind"));
    QTRY_COMPARE(f.runs.state(), TrainState::Full);
    test::FakeTraining other;
    f.runs.setSource({m_shop, &other, nullptr});
    QVERIFY(!f.desk.isTraining());
    f.runner.cancelAll();
    QTRY_VERIFY(!f.runner.isBusy());
    QTRY_COMPARE(f.runs.state(), TrainState::NoRuns);
}

void TstTrainPresenters::deletesWithUndo()
{
    Fixture f(m_shop);
    for (std::int64_t row = 1; row <= 3; ++row)
        f.training.add(test::scriptedRun(row, 1, 4));
    f.open();
    f.runs.setDeleted({{3}, {2}}, true);
    QTRY_COMPARE(f.runs.runs().size(), std::size_t{1});
    QCOMPARE(f.runs.current(), RunRow{1}); // what is left
    QTRY_VERIFY(f.runs.canUndo());
    f.runs.undo();
    QTRY_COMPARE(f.runs.runs().size(), std::size_t{3});
    QVERIFY(!f.runs.canUndo());
    QCOMPARE(f.training.calls(),
        (std::vector<std::string>{"delete 3", "delete 2", "restore 3", "restore 2"}));
}

void TstTrainPresenters::archivesAndRenames()
{
    Fixture f(m_shop);
    f.training.add(test::scriptedRun(1, 1, 4));
    f.training.add(test::scriptedRun(2, 1, 4));
    f.open();
    f.runs.setArchived({{1}}, true);
    QTRY_COMPARE(f.runs.runs().size(), std::size_t{1});
    QCOMPARE(f.runs.archivedRuns(), 1);
    f.runs.setShowsArchived(true);
    QTRY_COMPARE(f.runs.runs().size(), std::size_t{2});
    f.runs.rename({1}, QStringLiteral("  the old one "));
    QTRY_COMPARE(f.runs.run({1})->name, std::string("the old one"));
    f.runs.rename({1}, QStringLiteral("   ")); // no name at all
    f.runs.setTags({1}, QStringLiteral(" a ,, b"));
    QTRY_COMPARE(f.runs.run({1})->tags, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(f.runs.run({1})->name, std::string("the old one"));
}

void TstTrainPresenters::measuresOtherSides()
{
    using Side = Training::Side;
    Fixture f(m_shop);
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

void TstTrainPresenters::plansAndFindsRates()
{
    Fixture f(m_shop);
    f.open();
    TrainPlan plan;
    plan.trainImages = 100;
    plan.seconds = 90.0;
    f.training.setPlan(plan);
    f.desk.plan(request("planned"));
    QVERIFY(f.desk.isPlanning());
    QTRY_VERIFY(f.desk.lastPlan().has_value());
    QCOMPARE(f.desk.lastPlan()->trainImages, std::int64_t{100});
    QVERIFY(f.desk.isPlanCurrent());
    f.desk.outdatePlan();
    QVERIFY(f.desk.lastPlan().has_value()); // it stays in place
    QVERIFY(!f.desk.isPlanCurrent());
    f.desk.plan(request("planned anew"));
    QVERIFY(!f.desk.isPlanCurrent());
    QTRY_VERIFY(f.desk.isPlanCurrent());
    Training::LearningRates rates;
    rates.rates = {1e-4, 1e-3, 1e-2};
    rates.losses = {2.0, 1.0, 4.0};
    rates.suggestion = 1e-3;
    f.training.setLearningRates(rates);
    f.desk.findLearningRate(request("looking"));
    QVERIFY(f.desk.isFinding());
    QTRY_VERIFY(!f.desk.isFinding());
    QCOMPARE(f.desk.learningRates()->suggestion, 1e-3);
    // What is cancelled leaves the last result.
    f.training.holdAt(0);
    f.desk.findLearningRate(request("looking"));
    f.desk.stopFinding();
    QTRY_VERIFY(!f.desk.isFinding());
    QVERIFY(f.desk.learningRates().has_value());
}

void TstTrainPresenters::asksAgainAfterEachEpoch()
{
    Fixture f(m_shop);
    f.open();
    GuessPresenter guesses(f.runs);
    f.training.holdAt(6);
    f.desk.start(request("asked", 2));
    QTRY_COMPARE(f.runs.curves(f.runs.current()).batches.size(), std::size_t{6});
    SearchQuery query;
    query.picture = ImageRow{1};
    guesses.ask(query);
    QTRY_VERIFY(guesses.guesses().has_value());
    QCOMPARE(guesses.guesses()->epoch, 1);
    QCOMPARE(guesses.guesses()->best.front().category, std::string("Sofas"));
    f.training.letGo();
    QTRY_VERIFY(guesses.guesses() && guesses.guesses()->epoch == 2);
    query.picture = m_folder / "absent.png";
    guesses.ask(query);
    QTRY_VERIFY(guesses.error().has_value());
    QVERIFY(!guesses.guesses().has_value());
}

void TstTrainPresenters::waitsForTheFirstWeights()
{
    Fixture f(m_shop);
    f.open();
    GuessPresenter guesses(f.runs);
    f.training.setAnswers(false);
    f.training.holdAt(2);
    f.desk.start(request("new", 2));
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

void TstTrainPresenters::answersAreOfTheirOwnRun()
{
    Fixture f(m_shop);
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

void TstTrainPresenters::modelIsSound()
{
    Fixture f(m_shop);
    RunModel model(f.runs);
    QAbstractItemModelTester tester(&model);
    f.training.add(test::scriptedRun(1, 1, 4));
    f.training.add(test::scriptedRun(2, 2, 4));
    f.training.setDifferences({{"epochs", {"2", "1"}}, {"batch_size", {"64", "32"}}});
    f.open();
    QCOMPARE(model.rowCount(), 2);
    // Of how many epochs stands in the column of those that are done.
    QCOMPARE(model.columnCount(), RunModel::FirstSettingColumn + 1);
    QCOMPARE(model.headerData(RunModel::FirstSettingColumn, Qt::Horizontal).toString(),
        QStringLiteral("Batch size"));
    QCOMPARE(model.index(0, RunModel::FirstSettingColumn).data().toString(), QStringLiteral("64"));
    const QModelIndex second = model.index(1, RunModel::NameColumn);
    QCOMPARE(second.data(Qt::CheckStateRole).toInt(), int{Qt::Unchecked});
    QVERIFY(model.setData(second, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(f.runs.isShown({1}));
    QVERIFY(model.setData(second, QStringLiteral("renamed")));
    QTRY_COMPARE(second.data().toString(), QStringLiteral("renamed"));
    QVERIFY(model.setData(model.index(0, RunModel::TagsColumn), QStringLiteral("x, y")));
    QTRY_COMPARE(model.index(0, RunModel::TagsColumn).data().toString(), QStringLiteral("x, y"));
    f.runs.setDeleted({{1}}, true);
    QTRY_COMPARE(model.rowCount(), 1);
}

QTEST_MAIN(TstTrainPresenters)
#include "tst_trainpresenters.moc"
