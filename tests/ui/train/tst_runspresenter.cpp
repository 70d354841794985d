// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/runsfixture.h"
#include "ui/pages/train/runmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::RunsFixture;

/// The runs of a workspace: what is read of them, and what is changed about them.
class TstRunsPresenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissing();
    void readsRunsAndCurves();
    void followsWhatAnotherProgramTeaches();
    void readsOnlyWhatIsNew();
    void readsAgainWhatWentOnMeanwhile();
    void thousandsOfPoints();
    void failsAndRecovers();
    void deletesWithUndo();
    void archivesAndRenames();
    void modelIsSound();

private:
    test::RunsShop m_shop;
};

void TstRunsPresenter::saysWhatIsMissing()
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
    runs.setSource({m_shop.workspace, &training, nullptr});
    QTRY_COMPARE(runs.state(), TrainState::NoRuns);
    training.add(test::scriptedRun(1, 1, 4));
    runs.refresh();
    QTRY_COMPARE(runs.state(), TrainState::Full);
}

void TstRunsPresenter::readsRunsAndCurves()
{
    RunsFixture f(m_shop.workspace);
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

void TstRunsPresenter::followsWhatAnotherProgramTeaches()
{
    const auto learning = [](int epochs) {
        test::ScriptedRun run = test::scriptedRun(1, epochs, 10);
        run.record.state = vitrine::RunState::Running;
        run.record.alive = true;
        return run;
    };
    RunsFixture f(m_shop.workspace);
    f.training.add(learning(1));
    f.open();
    QVERIFY(f.runs.learnsElsewhere());
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{10});
    QVERIFY(!f.runs.evaluation().has_value());

    f.training.replace(learning(2), test::scriptedEvaluation({{1}, {2}}));
    f.runs.refresh();
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{20});
    QTRY_VERIFY(f.runs.evaluation().has_value());

    f.training.replace(test::scriptedRun(1, 3, 10));
    f.runs.refresh();
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{30});
    QCOMPARE(f.runs.curves({1}).epochs.size(), std::size_t{3});
    QVERIFY(!f.runs.learnsElsewhere());
}

namespace {

/// Of ten batches an epoch, that another program teaches.
test::ScriptedRun learningElsewhere(int epochs)
{
    test::ScriptedRun run = test::scriptedRun(1, epochs, 10);
    run.record.state = vitrine::RunState::Running;
    run.record.alive = true;
    return run;
}

}

void TstRunsPresenter::readsOnlyWhatIsNew()
{
    RunsFixture f(m_shop.workspace);
    f.training.add(test::scriptedRun(2, 1, 10)); // older, and of no concern
    auto run = learningElsewhere(6);
    f.training.add(run);
    f.open();
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{60});
    QCOMPARE(f.training.reads(), (std::vector<std::string>{"all 1"}));
    QSignalSpy changed(&f.runs, &RunsPresenter::curvesChanged);

    // Nothing new: nobody is told.
    f.runs.refresh();
    QTRY_COMPARE(f.training.reads().size(), std::size_t{2});
    // More batches, and one more epoch: of this run alone.
    for (std::int64_t step = 60; step < 75; ++step)
        run.batches.push_back(test::scriptedBatch(1, step, 10, 9));
    run.epochs.push_back(test::scriptedEpoch(1, 6, 10, 9));
    f.training.replace(run);
    f.runs.refresh();
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{75});
    QVERIFY(f.runs.curves({1}).batches == run.batches);
    QCOMPARE(f.runs.curves({1}).epochs.size(), std::size_t{7});
    QCOMPARE(f.training.reads(), (std::vector<std::string>{"all 1", "1 after 59", "1 after 59"}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<RunRow>(), RunRow{1});

    // It was killed, and goes on from before: what comes again replaces what was.
    run.batches.resize(70);
    run.epochs.resize(6);
    for (std::int64_t step = 70; step < 80; ++step) {
        run.batches.push_back(test::scriptedBatch(1, step, 10, 9));
        run.batches.back().seconds += 30.0;
    }
    f.training.replace(run);
    f.runs.refresh();
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{80});
    QVERIFY(f.runs.curves({1}).batches == run.batches);
    QCOMPARE(f.runs.curves({1}).epochs.size(), std::size_t{6});
    QCOMPARE(f.training.reads().back(), std::string("all 1"));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed[1][0].value<RunRow>(), RunRow{1});
}

/// What was read before a run ended here is older than what it has told since.
void TstRunsPresenter::readsAgainWhatWentOnMeanwhile()
{
    RunsFixture f(m_shop.workspace);
    f.training.add(learningElsewhere(1));
    f.training.holdReads(true);
    f.open();
    QTRY_COMPARE(f.training.reads().size(), std::size_t{1}); // of ten batches, under way
    const auto ended = test::scriptedRun(1, 2, 10);
    f.training.replace(ended);
    LiveFeed::News news;
    news.runs = {ended.record};
    for (std::int64_t step = 15; step < 20; ++step)
        news.batches.emplace_back(RunRow{1}, ended.batches[static_cast<std::size_t>(step)]);
    news.epochs = {{RunRow{1}, ended.epochs[1]}};
    f.runs.take(std::move(news));
    f.training.holdReads(false);
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{20});
    QVERIFY(f.runs.curves({1}).batches == ended.batches);
    QCOMPARE(f.runs.curves({1}).epochs.size(), std::size_t{2});
}

void TstRunsPresenter::thousandsOfPoints()
{
    RunsFixture f(m_shop.workspace);
    for (std::int64_t row = 1; row <= 20; ++row)
        f.training.add(test::scriptedRun(row, 10, 500));
    f.open();
    f.runs.setAllShown(true);
    QTRY_COMPARE(f.runs.curves({1}).batches.size(), std::size_t{5'000});
    for (std::int64_t row = 1; row <= 20; ++row)
        QCOMPARE(f.runs.curves({row}).batches.size(), std::size_t{5'000});
}

void TstRunsPresenter::failsAndRecovers()
{
    RunsFixture f(m_shop.workspace);
    f.training.failRuns(Error(ErrorCode::Corrupt, "The runs are damaged.", "Restore them."));
    f.runs.setSource(f.source);
    QTRY_COMPARE(f.runs.state(), TrainState::Failed);
    QCOMPARE(f.runs.error()->code(), ErrorCode::Corrupt);
}

void TstRunsPresenter::deletesWithUndo()
{
    RunsFixture f(m_shop.workspace);
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

void TstRunsPresenter::archivesAndRenames()
{
    RunsFixture f(m_shop.workspace);
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

void TstRunsPresenter::modelIsSound()
{
    RunsFixture f(m_shop.workspace);
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

QTEST_MAIN(TstRunsPresenter)
#include "tst_runspresenter.moc"
