// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labeltexts.h"
#include "tests/ui/catalogue/cataloguefixture.h"
#include "ui/pages/catalogue/facetlist.h"
#include "ui/pages/catalogue/statisticspane.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CatalogueFixture;
using vitrine::test::titleOf;

/// The Catalogue page: states, counts, charts, the way to a listing.
class TstCataloguePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void statesFollowTheWorkspace();
    void countsAndFacetsFollowTheWords();
    void revealFindsWhatTheFilterHides();
    void errorsOfferToTryAgain();
    void chartsShowTheDataSet();
    void everyControlHasAName();

private:
    test::OwnSettings m_settings;
};

void TstCataloguePage::statesFollowTheWorkspace()
{
    const test::TemporaryFolder folder;
    JobRunner runner;
    WorkspaceSession session(runner);
    test::FakePicker picker;
    CataloguePage page(session, picker);
    page.resize(1000, 600);
    page.show();
    CataloguePresenter& presenter = page.presenter();
    QSignalSpy asked(&page, &Page::actionRequested);
    auto* start = page.findChild<EmptyState*>(QStringLiteral("catalogueEmpty"))->button();
    QCOMPARE(presenter.state(), CatalogueState::NoWorkspace);

    const auto workspace = Workspace::create(folder / "new.vitrine");
    page.setWorkspace(workspace);
    QTRY_COMPARE(presenter.state(), CatalogueState::Empty);
    QVERIFY(!page.canPerform(ActionId::Find));
    QTest::mouseClick(start, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().value<ActionId>(), ActionId::ImportTables);
    test::addListings(*workspace, 0, 5);
    page.perform(ActionId::Refresh);
    QTRY_COMPARE(presenter.state(), CatalogueState::Full);
    QVERIFY(page.canPerform(ActionId::Find));
    presenter.setWords(QStringLiteral("zebra"));
    QTRY_COMPARE(presenter.state(), CatalogueState::NothingFound);
    presenter.clearFilter();
    QTRY_COMPARE(presenter.state(), CatalogueState::Full);
    page.setWorkspace(nullptr);
    QCOMPARE(presenter.state(), CatalogueState::NoWorkspace);
    QCOMPARE(presenter.listings().rowCount(), 0);
}

void TstCataloguePage::countsAndFacetsFollowTheWords()
{
    CatalogueFixture f;
    QTRY_COMPARE(f.presenter().countsText(), QStringLiteral("60 listings · 60 photos"));
    auto* without = f.child<QPushButton>("catalogueWithoutPhoto");
    QCOMPARE(without->text(), QStringLiteral("20 listings have no photo"));
    auto* facets = f.child<FacetList>("catalogueCategories");
    QTRY_COMPARE(facets->topLevelItemCount(), 4);
    QCOMPARE(facets->topLevelItem(2)->text(0), QStringLiteral("Lamps & lights"));
    QCOMPARE(facets->topLevelItem(2)->text(1), QStringLiteral("15"));

    // Two categories by the keyboard, then words on top.
    facets->setFocus();
    facets->setCurrentItem(facets->topLevelItem(0));
    QTest::keyClick(facets, Qt::Key_Space);
    QTest::keyClick(facets, Qt::Key_Down);
    QTest::keyClick(facets, Qt::Key_Space);
    QTRY_COMPARE(f.presenter().listings().rowCount(), 30);
    QTRY_COMPARE(f.presenter().countsText(), QStringLiteral("30 of 60 listings"));
    auto* words = f.child<QLineEdit>("catalogueWords");
    words->setFocus();
    QTest::keyClicks(words, QStringLiteral("00000"));
    QTRY_COMPARE(f.presenter().listings().rowCount(), 6);
    QTRY_COMPARE(facets->topLevelItem(2)->text(1), QStringLiteral("2"));
    QCOMPARE(facets->topLevelItem(0)->checkState(0), Qt::Checked);

    QTest::mouseClick(f.child<QPushButton>("catalogueClear"), Qt::LeftButton);
    QTRY_COMPARE(f.presenter().listings().rowCount(), 60);
    QVERIFY(words->text().isEmpty());
    QCOMPARE(facets->topLevelItem(0)->checkState(0), Qt::Unchecked);
    QTest::mouseClick(without, Qt::LeftButton);
    QTRY_COMPARE(f.presenter().listings().rowCount(), 20);
}

void TstCataloguePage::revealFindsWhatTheFilterHides()
{
    CatalogueFixture f(450);
    QTRY_VERIFY(f.isFull());
    f.presenter().setWords(QStringLiteral("sofa"));
    QTRY_COMPARE(f.presenter().listings().rowCount(), 112);
    const auto wanted = f.workspace->listings({}, ListingOrder::Catalogue, 404, 1).front().listing;
    QCOMPARE(wanted.title, titleOf(404)); // a car
    QVERIFY(f.page.showListing(wanted.row));
    QTRY_COMPARE(f.grid()->currentIndex().row(), 404);
    QVERIFY(!f.presenter().isFiltered());
    QTRY_COMPARE(f.text("detailTitle"), QString::fromStdString(titleOf(404)));
    QCOMPARE(f.presenter().selected(), wanted.row);
}

void TstCataloguePage::errorsOfferToTryAgain()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    Q_EMIT f.presenter().listings().failed(
        Error(ErrorCode::Busy, "The catalogue is busy.", "Wait."));
    QCOMPARE(f.presenter().state(), CatalogueState::Failed);
    auto* button = f.child<Notice>("catalogueProblem")
                       ->findChild<QPushButton*>(QStringLiteral("noticeButton"));
    QTRY_VERIFY(button && button->isVisible());
    QVERIFY(f.grid()->isVisible()); // what was read stays
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(f.presenter().state(), CatalogueState::Full);
    QVERIFY(!button->isVisible());
}

void TstCataloguePage::chartsShowTheDataSet()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    QTest::mouseClick(f.child<QToolButton>("catalogueShowCharts"), Qt::LeftButton);
    auto* charts = f.child<StatisticsPane>("catalogueStatistics");
    QVERIFY(charts->isVisible());
    QTRY_VERIFY(f.text("statisticsFigures").startsWith(QStringLiteral("60 listings · 60 photos")));
    QVERIFY(!f.page.isChecked(ActionId::ShowGallery));
    QVERIFY(f.page.isChecked(ActionId::ShowCharts));
    f.page.perform(ActionId::ShowGallery);
    QVERIFY(f.grid()->isVisible());
    QVERIFY(f.page.canPerform(ActionId::ShowCharts));
    f.page.perform(ActionId::ShowCharts);
    QVERIFY(charts->isVisible() && !f.grid()->isVisible());
    // A filter narrows no chart: both the header and a line above the charts say so.
    auto* note = f.child<QLabel>("statisticsNote");
    QVERIFY(!note->isVisible());
    f.presenter().setWords(QStringLiteral("sofa"));
    QTRY_COMPARE(f.presenter().countsText(), QStringLiteral("15 of 60 listings"));
    QVERIFY(note->isVisible());
    const auto headerSays = [&f](const QString& text) {
        return test::labelTexts(f.page).contains(text);
    };
    QVERIFY(headerSays(QStringLiteral("60 listings · 60 photos")));
    f.page.perform(ActionId::ShowGallery);
    QVERIFY(headerSays(QStringLiteral("15 of 60 listings")));
    f.page.perform(ActionId::ShowCharts);
    f.presenter().clearFilter();
    QVERIFY(!note->isVisible());
}

void TstCataloguePage::everyControlHasAName()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    for (const QWidget* widget : f.page.findChildren<QWidget*>()) {
        const bool control = qobject_cast<const QAbstractButton*>(widget)
            || qobject_cast<const QComboBox*>(widget)
            || (qobject_cast<const QLineEdit*>(widget)
                && !qobject_cast<const QComboBox*>(widget->parent()));
        if (!control || widget->objectName().startsWith(QStringLiteral("qt_"))
            || !widget->isVisible())
            continue;
        if (qobject_cast<const QToolButton*>(widget)
            && qobject_cast<const QLineEdit*>(widget->parent()))
            continue; // the field's own clear button
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TstCataloguePage)
#include "tst_cataloguepage.moc"
