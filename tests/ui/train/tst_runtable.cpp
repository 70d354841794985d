// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/runcolumns.h"
#include "ui/pages/train/runmodel.h"
#include "ui/widgets/notice.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::TrainPageFixture;

/// The table of runs: what it does with them, and with the model that searches use.
class TstRunTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tableShowsHidesDeletes();
    void tableRenamesTagsArchives();
    void namesHaveRoom();
    void tableRemembersWidths();
    void tableMarksWhatSearchesUse();
    void oneRunOfAModelIsMarked();
    void tableChangesTheSearchModel();
    void looksAtPhotosBeforeItChangesOver();
    void tellsWhatChangingOverDid();
    void changingOverIsUndoneAtOnce();
    void whyItCannotBeUsed();

private:
    test::CleanShop m_shop;
};

void TstRunTable::tableShowsHidesDeletes()
{
    TrainPageFixture f;
    f.add(m_shop, 3);
    auto* table = f.child<QTableView>("trainRunTable");
    QCOMPARE(table->model()->rowCount(), 3);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QCOMPARE(f.page.runs().current(), RunRow{2});
    QCOMPARE(f.text("trainRunName"), QStringLiteral("run 2"));
    QVERIFY(f.page.runs().isShown({2}));
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(!f.page.runs().isShown({2}));
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTRY_VERIFY(f.page.canPerform(ActionId::Undo));
    QVERIFY(f.child<Notice>("trainNews")->isVisible());
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    f.child<QLineEdit>("trainRunFilter")->setText(QStringLiteral("run 3"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void TstRunTable::tableRenamesTagsArchives()
{
    TrainPageFixture f;
    f.add(m_shop, 2);
    QVERIFY(QTest::qWaitForWindowActive(&f.page));
    auto* table = f.child<QTableView>("trainRunTable");
    auto* archived = f.child<QAbstractButton>("trainShowArchived");
    const auto type = [table](const QString& text) {
        auto* editor = table->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    };
    const auto cell = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    table->setCurrentIndex(table->model()->index(0, 0));
    f.click("trainRename");
    type(QStringLiteral("the best"));
    QTRY_COMPARE(cell(0, RunModel::NameColumn), QStringLiteral("the best"));
    QTRY_COMPARE(f.text("trainRunName"), QStringLiteral("the best"));
    f.click("trainTag");
    type(QStringLiteral("autumn,  lamps"));
    QTRY_COMPARE(cell(0, RunModel::TagsColumn), QStringLiteral("autumn, lamps"));
    QVERIFY(!archived->isVisible());
    f.click("trainArchive");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(cell(0, RunModel::NameColumn), QStringLiteral("run 1"));
    QTRY_VERIFY(archived->isVisible());
    f.click("trainShowArchived");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(cell(0, RunModel::StateColumn).contains(QStringLiteral("archived")));
    table->setCurrentIndex(table->model()->index(0, 0));
    auto* archive = f.child<QAbstractButton>("trainArchive");
    QTRY_COMPARE(archive->text(), QStringLiteral("Take out of the archive"));
    f.click("trainArchive");
    QTRY_COMPARE(cell(0, RunModel::StateColumn), QStringLiteral("Finished"));
    QCOMPARE(archive->text(), QStringLiteral("Archive"));
    f.click("trainShowArchived");
    QTRY_VERIFY(!archived->isVisible());
    QCOMPARE(f.training.calls(),
        (std::vector<std::string>{"rename 2 the best", "archive 2", "unarchive 2"}));
}

void TstRunTable::namesHaveRoom()
{
    TrainPageFixture f;
    auto run = test::scriptedRun(1, 3, 40);
    run.record.name = "clothing of spring, layer4 and head, learning rate 0.001, batch 32, seed 1";
    f.training.add(run);
    f.training.add(test::scriptedRun(2, 3, 40));
    f.open(m_shop.workspace);
    auto* table = f.child<QTableView>("trainRunTable");
    const QModelIndex name = table->model()->index(1, RunModel::NameColumn);
    const auto width = [&] { return table->columnWidth(RunModel::NameColumn); };
    const auto needed = [&] {
        return table->fontMetrics().horizontalAdvance(name.data().toString());
    };
    f.page.resize(700, 600);
    QTRY_VERIFY(width() < needed());
    QVERIFY(width() * 100 >= table->viewport()->width() * 44);
    f.page.resize(2400, 800);
    QTRY_VERIFY(width() >= table->sizeHintForIndex(name).width());
    QVERIFY(width() > needed());
    QVERIFY(name.data(Qt::ToolTipRole).toString().startsWith(name.data().toString()));
    // Where it is cut, its end stays.
    QStyleOptionViewItem option;
    struct Delegate : QStyledItemDelegate {
        using QStyledItemDelegate::initStyleOption;
    };
    auto* delegate = qobject_cast<QStyledItemDelegate*>(table->itemDelegateForIndex(name));
    QVERIFY(delegate);
    (delegate->*(&Delegate::initStyleOption))(&option, name);
    QCOMPARE(option.textElideMode, Qt::ElideMiddle);
}

void TstRunTable::tableRemembersWidths()
{
    QSettings().remove(QStringLiteral("train"));
    {
        TrainPageFixture f;
        f.add(m_shop, 2);
        auto* table = f.child<QTableView>("trainRunTable");
        const int usual = table->columnWidth(RunModel::TagsColumn);
        const QString kept = QStringLiteral("train/columns/name");
        for (int width = 300; width <= 333; ++width) // a drag, step by step
            table->horizontalHeader()->resizeSection(RunModel::NameColumn, width);
        QVERIFY(!QSettings().contains(kept));
        QTRY_COMPARE(QSettings().value(kept).toInt(), 333); // when it is over
        table->horizontalHeader()->resizeSection(RunModel::TagsColumn, usual + 100);
        table->selectAll();
        f.page.runs().rename({1}, QStringLiteral("another"));
        QTRY_COMPARE(table->model()->index(1, RunModel::NameColumn).data().toString(),
            QStringLiteral("another"));
        f.page.resize(900, 600);
        QCOMPARE(table->columnWidth(RunModel::NameColumn), 333);
        QCOMPARE(table->columnWidth(RunModel::TagsColumn), usual + 100);
    }
    TrainPageFixture f;
    f.add(m_shop, 1);
    auto* table = f.child<QTableView>("trainRunTable");
    QCOMPARE(table->columnWidth(RunModel::NameColumn), 333);
    QVERIFY(QSettings().contains(QStringLiteral("train/columns/tags"))); // kept at the end
    table->horizontalHeader()->resizeSection(RunModel::NameColumn, 444);
    f.child<RunColumns>("trainRunColumns")->forgetChosen();
    QVERIFY(table->columnWidth(RunModel::NameColumn) != 333);
    QVERIFY(!QSettings().contains(QStringLiteral("train/columns/name")));
}

void TstRunTable::tableMarksWhatSearchesUse()
{
    TrainPageFixture f;
    auto used = test::scriptedRun(1, 3, 40);
    used.record.model = "aaaa";
    f.training.add(used);
    auto other = test::scriptedRun(2, 3, 40);
    other.record.model = "bbbb";
    f.training.add(other);
    f.training.setModels({}, "aaaa");
    f.open(m_shop.workspace);
    auto* table = f.child<QTableView>("trainRunTable");
    const auto state = [table](int row) {
        return table->model()->index(row, RunModel::StateColumn).data().toString();
    };
    QCOMPARE(state(0), QStringLiteral("Finished"));
    QCOMPARE(state(1), QStringLiteral("Finished, searches use it"));
    JobContext context;
    f.training.useModel("bbbb", context);
    f.page.runs().refresh();
    QTRY_COMPARE(state(0), QStringLiteral("Finished, searches use it"));
    QCOMPARE(state(1), QStringLiteral("Finished"));
}

/// Runs that came to the same weights have made the same model.
void TstRunTable::oneRunOfAModelIsMarked()
{
    TrainPageFixture f;
    for (const int row : {1, 2, 3}) {
        auto run = test::scriptedRun(row, 3, 40);
        run.record.model = row == 3 ? "other" : "same";
        f.training.add(run);
    }
    f.training.setModels({}, "same");
    f.open(m_shop.workspace);
    auto* table = f.child<QTableView>("trainRunTable");
    QStringList states;
    for (int row = 0; row < 3; ++row)
        states << table->model()->index(row, RunModel::StateColumn).data().toString();
    const QString done = QStringLiteral("Finished");
    QCOMPARE(states, (QStringList{done, QStringLiteral("Finished, searches use it"), done}));
}

void TstRunTable::tableChangesTheSearchModel()
{
    TrainPageFixture f;
    for (const char* model : {"first", "second"}) {
        auto run = test::scriptedRun(model[0] == 'f' ? 1 : 2, 3, 40);
        run.record.model = model;
        f.training.add(run);
    }
    f.training.setModels(test::scriptedModels({"second", "first", "start"}), "second");
    f.open(m_shop.workspace);
    auto* table = f.child<QTableView>("trainRunTable");
    auto* use = f.child<QAbstractButton>("trainUse");
    auto* back = f.child<QAbstractButton>("trainModelBack");
    QVERIFY(!use->isEnabled() && use->toolTip().contains(QStringLiteral("already")));
    QVERIFY(!back->isEnabled() && back->toolTip().contains(QStringLiteral("no other model")));
    table->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(use->isEnabled());
    f.click("trainUse");
    QVERIFY(!use->isEnabled()); // it changes over
    QTRY_COMPARE(f.training.searchModel(), std::string("first"));
    QTRY_VERIFY(f.child<Notice>("trainNews")->isVisible());
    QVERIFY(f.child<Notice>("trainNews")->text().contains(QStringLiteral("“first”")));
    QTRY_VERIFY(back->isEnabled() && back->toolTip().contains(QStringLiteral("“second”")));
    f.click("trainModelBack");
    QTRY_COMPARE(f.training.searchModel(), std::string("second"));
    QTRY_VERIFY(f.page.canPerform(ActionId::Undo));
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.training.searchModel(), std::string("first"));
    // Where training began from is no run; it has a place of its own.
    QVERIFY(f.child<QAbstractButton>("trainModels")->isVisible());
    QTRY_VERIFY(back->isEnabled());
    QTimer::singleShot(0, &f.page, [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu && menu->actions().size() == 1);
        menu->actions().front()->trigger();
        menu->close();
    });
    f.click("trainModels");
    QTRY_COMPARE(f.training.searchModel(), std::string("start"));
}

void TstRunTable::looksAtPhotosBeforeItChangesOver()
{
    TrainPageFixture f;
    auto run = test::scriptedRun(1, 3, 40);
    run.record.model = "first";
    f.training.add(run);
    f.training.setModels(test::scriptedModels({"first", "start"}), "start");
    f.training.failNextUse(Error(ErrorCode::NotReady, "Photos have no embedding.", "Embed."));
    f.open(m_shop.workspace);
    f.click("trainUse");
    // The shop itself knows no such model: looking at its photos with it fails, and says so.
    QTRY_VERIFY(!f.runner.isBusy());
    QCOMPARE(f.runner.jobs().size(), std::size_t{2});
    QVERIFY(f.runner.jobs().front().state == ui::RunState::Succeeded);
    QVERIFY(f.runner.jobs().back().state == ui::RunState::Failed);
    QCOMPARE(f.training.searchModel(), std::string("start"));
    QVERIFY(f.child<QAbstractButton>("trainUse")->isEnabled());
}

void TstRunTable::tellsWhatChangingOverDid()
{
    TrainPageFixture f;
    f.training.setModels(test::scriptedModels({"made", "start"}), "start");
    f.add(m_shop, 1);
    SearchChange change{
        {"start", "the old one", 0.6231}, {"made", "the new one", 0.7104}, 93, "validation"};
    const auto trainWith = [&](const SearchChange& told) {
        f.training.setSearchChange(told);
        f.page.runs().setNews({});
        f.click("trainNew");
        f.child<QSpinBox>("trainEpochs")->setValue(1);
        f.click("trainStart");
        QTRY_VERIFY(!f.page.runs().news().text.isEmpty());
        QTRY_COMPARE(f.page.runs().searchModel(), told.after.id);
        QVERIFY(f.child<Notice>("trainNews")->isVisible());
    };
    const auto* news = f.child<Notice>("trainNews");
    trainWith(change);
    QVERIFY(news->kind() == Notice::Kind::Success);
    QVERIFY2(news->text().contains(QStringLiteral("71.0 %")), qPrintable(news->text()));
    QVERIFY2(news->text().contains(QStringLiteral("62.3 %")), qPrintable(news->text()));
    QVERIFY(f.page.runs().news().detail.contains(QStringLiteral("93")));

    // One that finds less is used all the same, and the way back is at hand.
    f.training.setModels(test::scriptedModels({"made", "start"}), "start");
    change.after.precisionAt10 = 0.4812;
    trainWith(change);
    QVERIFY(news->kind() == Notice::Kind::Warning);
    QVERIFY2(news->text().contains(QStringLiteral("find less")), qPrintable(news->text()));
    QVERIFY(f.page.runs().news().detail.contains(QStringLiteral("“the old one”")));
    QCOMPARE(f.training.searchModel(), std::string("made"));
    QTRY_VERIFY(f.page.canPerform(ActionId::Undo));
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.training.searchModel(), std::string("start"));
    QTRY_VERIFY(!f.runner.isBusy());

    // A missing file of embeddings does not hide it.
    f.training.failEmbeddingsFile("The disk is full.");
    trainWith(change);
    QVERIFY(news->kind() == Notice::Kind::Failure);
    QVERIFY(news->text().contains(QStringLiteral("find less")));
    QVERIFY(f.page.runs().news().detail.contains(QStringLiteral("The disk is full.")));
}

/// Before the runs and the model that searches use are read again.
void TstRunTable::changingOverIsUndoneAtOnce()
{
    TrainPageFixture f;
    f.training.setModels(test::scriptedModels({"made", "start"}), "start");
    f.add(m_shop, 1);
    f.training.setSearchChange(SearchChange{
        {"start", "the old one", 0.6231}, {"made", "the new one", 0.4812}, 93, "validation"});
    bool undone = false;
    connect(&f.page.runs(), &RunsPresenter::newsChanged, this, [&] {
        if (!undone && f.page.runs().news().warns) {
            undone = true;
            QCOMPARE(f.training.searchModel(), std::string("made"));
            f.page.runs().undo();
        }
    });
    f.click("trainNew");
    f.child<QSpinBox>("trainEpochs")->setValue(1);
    f.click("trainStart");
    QTRY_VERIFY(undone);
    QTRY_COMPARE(f.training.searchModel(), std::string("start"));
    QTRY_COMPARE(f.page.runs().searchModel(), std::string("start"));
    QTRY_VERIFY(!f.runner.isBusy());
}

void TstRunTable::whyItCannotBeUsed()
{
    TrainPageFixture f;
    auto run = test::scriptedRun(1, 3, 40);
    run.record.state = vitrine::RunState::Paused;
    f.training.add(run);
    run = test::scriptedRun(2, 3, 40);
    run.record.model = "gone";
    f.training.add(run);
    f.open(m_shop.workspace);
    auto* table = f.child<QTableView>("trainRunTable");
    auto* use = f.child<QAbstractButton>("trainUse");
    QVERIFY(!use->isEnabled() && use->toolTip().contains(QStringLiteral("no longer there")));
    table->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(!use->isEnabled() && use->toolTip().contains(QStringLiteral("has finished")));
    table->selectAll();
    QVERIFY(!use->isEnabled() && use->toolTip().contains(QStringLiteral("Choose one")));
    QVERIFY(!f.child<QAbstractButton>("trainModels")->isVisible()); // there are none
}

QTEST_MAIN(TstRunTable)
#include "tst_runtable.moc"
