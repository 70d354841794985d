// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labeltexts.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/mistakespane.h"
#include "ui/pages/train/predictionspane.h"
#include "ui/widgets/charts/confusionchart.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/charts/reliabilitychart.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/jobprogress.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::TrainPageFixture;

namespace {

/// What of a widget its ancestors leave on the screen, in its own coordinates.
QRect seen(const QWidget* widget)
{
    QRect rect = widget->rect();
    for (const QWidget* each = widget->parentWidget(); each; each = each->parentWidget())
        rect &= QRect(widget->mapFrom(each, QPoint()), each->size());
    return rect;
}

QPushButton* emptyButton(TrainPageFixture& f)
{
    return f.child<EmptyState>("trainEmpty")->button();
}

}

/// The Train page as a whole: what it shows when, in what room, under what names.
class TstTrainPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyStatesLeadOn();
    void saysWhatIsDoneBeforeARun();
    void failureSaysWhy();
    void fitsSmallWindows();
    void resultsShowInSmallWindows();
    void everythingHasAName();

private:
    test::CleanShop m_shop;
};

void TstTrainPage::emptyStatesLeadOn()
{
    TrainPageFixture f;
    QSignalSpy actions(&f.page, &Page::actionRequested);
    QVERIFY(emptyButton(f)->text().contains(QStringLiteral("Home")));
    emptyButton(f)->click();
    QCOMPARE(actions.takeFirst().first().value<ActionId>(), ActionId::GoHome);
    const test::TemporaryFolder folder;
    f.open(Workspace::create(folder / "empty.vitrine"));
    emptyButton(f)->click();
    QCOMPARE(actions.takeFirst().first().value<ActionId>(), ActionId::ImportTables);
    f.open(test::makeShop(folder.path(), {.listings = 8, .pictures = true}));
    QVERIFY(emptyButton(f)->text().contains(QStringLiteral("Clean")));
    std::filesystem::create_directories(folder / "one");
    auto one = test::makeShop(folder / "one", {.listings = 2, .pictures = true});
    test::cleanPictures(*one);
    f.open(one);
    emptyButton(f)->click();
    QCOMPARE(actions.takeFirst().first().value<ActionId>(), ActionId::GoCatalogue);
    f.open(m_shop.workspace);
    QVERIFY(f.child<QWidget>("trainForm")->isVisible());
    QVERIFY(f.child<QLabel>("trainIntroduction")->isVisible());
    QVERIFY(!f.child<QWidget>("trainCloseForm")->isVisible());
}

void TstTrainPage::saysWhatIsDoneBeforeARun()
{
    TrainPageFixture f;
    f.training.holdBeforeItBegins(true);
    f.open(m_shop.workspace);
    f.click("trainStart");
    auto* empty = f.child<EmptyState>("trainEmpty");
    QVERIFY(empty->isVisible());
    QTRY_VERIFY(
        test::someLabelSays(*empty, QStringLiteral("Measuring photos before the run begins")));
    QCOMPARE(f.child<JobProgress>("trainBeginning")->text(), QStringLiteral("3 of 10"));
    f.training.holdBeforeItBegins(false);
    QTRY_VERIFY(!empty->isVisible());
}

void TstTrainPage::failureSaysWhy()
{
    TrainPageFixture f;
    f.training.failRuns(Error(ErrorCode::Corrupt, "The runs are damaged.", "Restore them."));
    f.open(m_shop.workspace);
    auto* problem = f.child<Notice>("trainProblem");
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("The runs are damaged.")));
}

void TstTrainPage::fitsSmallWindows()
{
    TrainPageFixture f;
    f.add(m_shop, 2);
    const QSize small(900 - 56, 600 - 60); // without navigation, menu and strip
    for (const TrainPage::Tab tab :
        {TrainPage::CurvesTab, TrainPage::MistakesTab, TrainPage::TryTab, TrainPage::SearchTab}) {
        f.page.showTab(tab);
        QVERIFY2(f.page.minimumSizeHint().width() <= small.width(),
            qPrintable(
                QStringLiteral("tab %1 needs %2").arg(tab).arg(f.page.minimumSizeHint().width())));
    }
    f.page.showForm(true);
    QVERIFY(f.page.minimumSizeHint().width() <= small.width());
    QVERIFY2(f.page.minimumSizeHint().height() <= small.height(),
        qPrintable(QString::number(f.page.minimumSizeHint().height())));
}

void TstTrainPage::resultsShowInSmallWindows()
{
    TrainPageFixture f;
    f.page.resize(900 - 56, 600 - 60);
    f.add(m_shop, 2);
    f.page.showTab(TrainPage::MistakesTab);
    auto* pane = f.child<MistakesPane>("trainMistakes");
    auto* grid = pane->predictions()->grid();
    const auto card = [grid] { return grid->visualRect(grid->model()->index(0, 0)); };
    QTRY_VERIFY(!card().isEmpty());
    QTRY_VERIFY2(seen(grid->viewport()).contains(card()),
        qPrintable(QStringLiteral("a card of %1, of which %2 are seen")
                       .arg(card().height())
                       .arg(seen(grid->viewport()).height())));
    auto* tabs = f.child<QTabBar>("trainFigureTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QVERIFY(tabs->rect().contains(tabs->tabRect(tab)));
        QVERIFY(!tabs->tabRect(tab).isEmpty());
    }
    for (const QToolButton* arrow : tabs->findChildren<QToolButton*>())
        QVERIFY(!arrow->isVisible());
    auto* reliability = pane->reliability(); // the last tab
    QTRY_VERIFY(reliability->isVisible());
    QTRY_VERIFY2(seen(reliability).height() >= reliability->minimumSizeHint().height(),
        qPrintable(QString::number(seen(reliability).height())));
    // And a run below.
    auto* table = f.child<QTableView>("trainRunTable");
    QVERIFY(seen(table->viewport()).contains(table->visualRect(table->model()->index(0, 0))));
    // Curves have their numbers, and a row more of the table.
    QVERIFY(!f.child<QLabel>("trainBestNow")->isVisible());
    const int before = table->height();
    f.page.showTab(TrainPage::CurvesTab);
    QVERIFY(f.child<QLabel>("trainBestNow")->isVisible());
    QTRY_VERIFY(table->height() > before);
    // In larger windows results have them, too.
    f.page.resize(1280, 800);
    f.page.showTab(TrainPage::MistakesTab);
    QVERIFY(f.child<QLabel>("trainBestNow")->isVisible());
}

void TstTrainPage::everythingHasAName()
{
    TrainPageFixture f;
    f.add(m_shop, 2);
    for (QWidget* widget : f.page.findChildren<QWidget*>()) {
        const bool control = qobject_cast<QAbstractButton*>(widget)
            || qobject_cast<QComboBox*>(widget) || qobject_cast<QLineEdit*>(widget)
            || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QSlider*>(widget)
            || qobject_cast<QTabBar*>(widget) || qobject_cast<CurveChart*>(widget)
            || qobject_cast<ConfusionChart*>(widget);
        if (!control || widget->objectName().startsWith(QStringLiteral("qt_"))
            || qobject_cast<QAbstractSpinBox*>(widget->parentWidget())
            || qobject_cast<QLineEdit*>(widget->parentWidget())
            || widget->inherits("QTableCornerButton") || widget->inherits("QScrollBar"))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named || button, qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TstTrainPage)
#include "tst_trainpage.moc"
