// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/workspace/inspection.h"
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/fakepicker.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/catalogue/cataloguepage.h"
#include "ui/pages/catalogue/detailpane.h"
#include "ui/pages/catalogue/facetlist.h"
#include "ui/pages/catalogue/listingform.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/pages/catalogue/listingviews.h"
#include "ui/pages/catalogue/orderchoices.h"
#include "ui/pages/catalogue/pricerange.h"
#include "ui/pages/catalogue/statisticspane.h"
#include "ui/pages/pictures/picturepreview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <set>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::titleOf;

namespace {

/// Answers with a file of the test's.
/// A page on a shop of its own, shown and settled.
struct Fixture {
    explicit Fixture(int listings = 60, bool pictures = false)
        : workspace(test::makeShop(folder.path(), {.listings = listings, .pictures = pictures}))
    {
        page.resize(1200, 700);
        page.show();
        page.setWorkspace(workspace);
    }

    template <typename Widget> Widget* child(const char* name)
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* name) { return child<QLabel>(name)->text(); }
    ThumbnailGrid* grid() { return child<ThumbnailGrid>("catalogueGrid"); }
    CataloguePresenter& presenter() { return page.presenter(); }
    bool isFull() { return page.presenter().state() == CatalogueState::Full; }

    test::TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace;
    JobRunner runner;
    WorkspaceSession session{runner};
    test::FakePicker picker;
    CataloguePage page{session, picker};
};

}

class TstCataloguePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }

    void statesFollowTheWorkspace();
    void countsAndFacetsFollowTheWords();
    void selectionShowsTheListing();
    void detailsTakeRoomOnceSomethingIsChosen();
    void failedPicturesSayWhy();
    void keysMovePreviewAndCopy();
    void tableSortsByItsHeader();
    void refreshKeepsPlaceAndSelection();
    void revealFindsWhatTheFilterHides();
    void errorsOfferToTryAgain();
    void remembersViewAndOrder();
    void ordersAreRememberedByName();
    void pricesNarrowByTheirHandles();
    void theTableEditsInPlace();
    void theFormChangesWhatDiffers();
    void deleteLeavesOutAndUndoTakesBack();
    void exportsTheSelectionOrWhatIsShown();
    void chartsShowTheDataSet();
    void filtersFoldWhereThereIsNoRoom();
    void everyControlHasAName();

private:
    test::TemporaryFolder m_settings;
};

void TstCataloguePage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::setOrganizationName(QStringLiteral("vitrine-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
        QString::fromStdString(m_settings.path().string()));
}

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
    Fixture f;
    QTRY_COMPARE(f.presenter().countsText(), QStringLiteral("60 listings · 60 photos"));
    auto* without = f.child<QPushButton>("catalogueWithoutPhoto");
    QCOMPARE(without->text(), QStringLiteral("20 listings have no photo"));
    auto* facets = f.child<FacetList>("catalogueCategories");
    QCOMPARE(facets->topLevelItemCount(), 4);
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

void TstCataloguePage::selectionShowsTheListing()
{
    Fixture f(60, true);
    QTRY_VERIFY(f.isFull());
    f.grid()->setCurrentIndex(f.presenter().listings().index(2, 0));
    QTRY_COMPARE(f.text("detailTitle"), QStringLiteral("Lamp 000002"));
    QTRY_VERIFY(f.child<DetailPane>("catalogueDetail")->isVisible());
    QCOMPARE(f.text("detailPrice"), QStringLiteral("£75"));
    QCOMPARE(f.text("detailPlace"), QStringLiteral("Hull"));
    QCOMPARE(f.text("detailCategory"), QStringLiteral("Shop › Lamps & lights"));
    QCOMPARE(f.text("detailIds"), QStringLiteral("Listing L2\nPhoto P2-0"));
    auto* detail = f.child<DetailPane>("catalogueDetail");
    QTRY_COMPARE(detail->picture().size(), QSize(48, 36));

    // Every photo in the strip, the large one aside.
    for (int i = 0; i < f.presenter().images().rowCount(); ++i)
        QTRY_VERIFY(!f.presenter().images().index(i).data(PictureRole).value<QImage>().isNull());

    auto* picture = f.child<QWidget>("detailPicture");
    QTest::keyClick(picture, Qt::Key_Right);
    QCOMPARE(f.text("detailIds"), QStringLiteral("Listing L2\nPhoto P2-1"));
    const ImageRow second = detail->currentImage();
    QSignalSpy searched(&f.page, &Page::searchRequested);
    QTest::mouseClick(f.child<QPushButton>("detailSearch"), Qt::LeftButton);
    QCOMPARE(searched.size(), 1);
    const auto query = searched.front().front().value<SearchQuery>();
    QCOMPARE(std::get<ImageRow>(query.picture), second);
    QCOMPARE(query.exclude, f.presenter().selected());

    // A listing without photos still says what it is.
    f.grid()->setCurrentIndex(f.presenter().listings().index(0, 0));
    QTRY_COMPARE(f.text("detailTitle"), QStringLiteral("Car 000000"));
    QVERIFY(!f.child<QPushButton>("detailSearch")->isEnabled());
    QVERIFY(!f.page.canPerform(ActionId::MoreLikeThis));
}

void TstCataloguePage::detailsTakeRoomOnceSomethingIsChosen()
{
    int width = 0;
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        auto* detail = f.child<DetailPane>("catalogueDetail");
        QVERIFY(!detail->isVisible());
        const int columns = f.grid()->columnCount();
        f.grid()->setCurrentIndex(f.presenter().listings().index(4, 0));
        QTRY_VERIFY(detail->isVisible());
        QVERIFY(f.grid()->columnCount() < columns);
        QTRY_VERIFY(
            f.grid()->viewport()->rect().contains(f.grid()->visualRect(f.grid()->currentIndex())));

        auto* splitter = f.child<QSplitter>("catalogueSplitter");
        QList<int> sizes = splitter->sizes();
        sizes[1] -= 60;
        sizes[2] += 60;
        splitter->setSizes(sizes);
        width = detail->width();

        QTest::mouseClick(f.child<QToolButton>("detailClose"), Qt::LeftButton);
        QVERIFY(!detail->isVisible());
        QVERIFY(!f.presenter().selected() && !f.grid()->currentIndex().isValid());
        QTRY_COMPARE(f.grid()->columnCount(), columns);
    }
    // The next window gives it the same room; Escape closes it too, and it does not come back
    // without a choice.
    Fixture f;
    QTRY_VERIFY(f.isFull());
    auto* detail = f.child<DetailPane>("catalogueDetail");
    QVERIFY(!detail->isVisible());
    f.grid()->setFocus();
    f.grid()->setCurrentIndex(f.presenter().listings().index(1, 0));
    QTRY_VERIFY(detail->isVisible());
    QCOMPARE(detail->width(), width);
    QTest::keyClick(f.grid(), Qt::Key_Escape);
    QVERIFY(!detail->isVisible());
    f.presenter().refresh();
    QTRY_VERIFY(f.presenter().listings().isSettled());
    QVERIFY(!detail->isVisible());
}

void TstCataloguePage::failedPicturesSayWhy()
{
    Fixture f(3, true);
    f.folder.write("pictures/P1-0.png", "this is no picture");
    JobContext context;
    const PictureReport report = f.workspace->cleanPictures({}, context);
    QCOMPARE(report.failed.size(), std::size_t{1});
    f.presenter().refresh();
    QTRY_VERIFY(f.isFull());
    f.grid()->setCurrentIndex(f.presenter().listings().index(1, 0));
    auto* detail = f.child<DetailPane>("catalogueDetail");
    auto* notice = detail->findChild<Notice*>();
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(!notice->text().isEmpty());
    QVERIFY(!f.child<QPushButton>("detailSearch")->isEnabled());
}

void TstCataloguePage::keysMovePreviewAndCopy()
{
    Fixture f(60, true);
    QTRY_VERIFY(f.isFull());
    f.page.perform(ActionId::Find);
    ThumbnailGrid* grid = f.grid();
    grid->setFocus();
    grid->setCurrentIndex(f.presenter().listings().index(1, 0));
    QTest::keyClick(grid, Qt::Key_Space);
    auto* preview = f.page.window()->findChild<PicturePreview*>();
    QTRY_VERIFY(preview->isVisible());
    QTest::keyClick(preview, Qt::Key_Right);
    QCOMPARE(grid->currentIndex().row(), 2);
    QTest::keyClick(preview, Qt::Key_Right);
    QCOMPARE(grid->currentIndex().row(), 4); // the third has no photo
    QTest::keyClick(preview, Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
    QVERIFY(grid->hasFocus());

    QTest::keyClick(grid, Qt::Key_End);
    QTRY_COMPARE(f.text("detailTitle"), QString::fromStdString(titleOf(59)));
    QTest::keyClick(grid, Qt::Key_C, Qt::ControlModifier);
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QTRY_COMPARE(
        copied->text().section(QLatin1Char('\t'), 0, 0), QString::fromStdString(titleOf(59)));
    QCOMPARE(copied->text().count(QLatin1Char('\n')), 1);
    QVERIFY(copied->data(QStringLiteral("text/csv")).startsWith("id,title,category,"));
    QCOMPARE(copied->data(QStringLiteral("text/csv")).count('\n'), 2);
    QCOMPARE(copied->urls().size(), 1);
    QVERIFY(copied->urls().front().toLocalFile().endsWith(QStringLiteral("P59-0.png")));
}

void TstCataloguePage::tableSortsByItsHeader()
{
    Fixture f;
    QTRY_VERIFY(f.isFull());
    QTest::mouseClick(f.child<QToolButton>("catalogueShowTable"), Qt::LeftButton);
    QVERIFY(f.page.isChecked(ActionId::ShowTable));
    auto* table = f.child<ListingTable>("catalogueTable");
    QVERIFY(table->isVisible());
    ListingModel& listings = f.presenter().listings();
    // A joke price stands there whole: cut short it would read as another one.
    const QString joke = QLocale().toCurrencyString(1'234'567.0, QStringLiteral("£"));
    QVERIFY(table->columnWidth(ListingModel::PriceColumn)
        > table->fontMetrics().horizontalAdvance(joke) + 8);
    QSignalSpy settled(&listings, &ListingModel::settled);
    Q_EMIT table->orderClicked(ListingModel::PriceColumn);
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(listings.order(), ListingOrder::PriceAscending);
    Q_EMIT table->orderClicked(ListingModel::PriceColumn);
    QTRY_COMPARE(settled.size(), 2);
    QCOMPARE(listings.order(), ListingOrder::PriceDescending);
    QCOMPARE(f.child<QComboBox>("catalogueOrder")->currentText(),
        QStringLiteral("Most expensive first"));
    table->setCurrentIndex(listings.index(0, ListingModel::PriceColumn));
    QTRY_COMPARE(f.text("detailPrice"), QStringLiteral("£1,000"));
    Q_EMIT table->orderClicked(ListingModel::TitleColumn);
    QTRY_COMPARE(settled.size(), 3);
    Q_EMIT table->orderClicked(ListingModel::TitleColumn);
    QTRY_COMPARE(settled.size(), 4);
    QCOMPARE(listings.order(), ListingOrder::TitleDescending);
    QCOMPARE(table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TstCataloguePage::refreshKeepsPlaceAndSelection()
{
    Fixture f(300);
    QTRY_VERIFY(f.isFull());
    ListingModel& listings = f.presenter().listings();
    f.presenter().setOrder(ListingOrder::Title);
    QTRY_VERIFY(listings.isSettled());
    ThumbnailGrid* grid = f.grid();
    grid->setCurrentIndex(listings.index(40, 0));
    const ListingRow selected = f.presenter().selected();
    QVERIFY(selected);
    const int place = grid->verticalScrollBar()->value();
    QVERIFY(place > 0);
    QSignalSpy settled(&listings, &ListingModel::settled);

    // More cars come to stand before the selected one.
    test::addListings(*f.workspace, 300, 40);
    f.presenter().refresh();
    QTRY_COMPARE(settled.size(), 1);
    QTRY_COMPARE(listings.rowCount(), 340);
    QCOMPARE(f.presenter().selected(), selected);
    QCOMPARE(grid->verticalScrollBar()->value(), place);
    QCOMPARE(listings.summaryAt(grid->currentIndex().row())->listing.row, selected);
}

void TstCataloguePage::revealFindsWhatTheFilterHides()
{
    Fixture f(450);
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
    Fixture f;
    QTRY_VERIFY(f.isFull());
    Q_EMIT f.presenter().listings().failed(
        Error(ErrorCode::Busy, "The catalogue is busy.", "Wait."));
    QCOMPARE(f.presenter().state(), CatalogueState::Failed);
    auto* button = f.page.findChild<QPushButton*>(QStringLiteral("noticeButton"));
    QTRY_VERIFY(button && button->isVisible());
    QVERIFY(f.grid()->isVisible()); // what was read stays
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(f.presenter().state(), CatalogueState::Full);
    QVERIFY(!button->isVisible());
}

void TstCataloguePage::remembersViewAndOrder()
{
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        f.page.perform(ActionId::ShowTable);
        f.presenter().setOrder(ListingOrder::Location);
    }
    Fixture again;
    QVERIFY(again.page.isChecked(ActionId::ShowTable));
    QCOMPARE(again.presenter().order(), ListingOrder::Location);
    QCOMPARE(again.child<QComboBox>("catalogueOrder")->currentText(), QStringLiteral("By place"));
}

void TstCataloguePage::ordersAreRememberedByName()
{
    std::set<QString> names;
    for (const OrderChoice& choice : orderChoices()) {
        QCOMPARE(orderNamed(orderName(choice.order)), std::optional(choice.order));
        names.insert(QString::fromLatin1(choice.name));
        bool isNumber = false;
        QString::fromLatin1(choice.name).toInt(&isNumber);
        QVERIFY(!isNumber); // a place in the list would change with the list
    }
    QCOMPARE(names.size(), orderChoices().size());
    {
        Fixture f;
        f.presenter().setOrder(ListingOrder::PriceDescending);
    }
    QCOMPARE(QSettings().value(QStringLiteral("catalogue/order")).toString(),
        QStringLiteral("price-descending"));

    // What an older version wrote, or a newer one will, leaves the catalogue's own order.
    for (const QVariant& stored : {QVariant(3), QVariant(QStringLiteral("colour"))}) {
        QSettings().setValue(QStringLiteral("catalogue/order"), stored);
        Fixture f;
        QCOMPARE(f.presenter().order(), ListingOrder::Catalogue);
    }
}

void TstCataloguePage::pricesNarrowByTheirHandles()
{
    Fixture f;
    QTRY_VERIFY(f.isFull());
    auto* prices = f.child<PriceRangeView>("cataloguePriceRange");
    QTRY_VERIFY(prices->isVisible());
    const int bins = static_cast<int>(f.presenter().facets().prices.listings.size());
    QVERIFY(bins > 4);
    const QPoint upper(prices->xOf(bins), prices->height() / 2);
    QTest::mousePress(prices, Qt::LeftButton, {}, upper);
    QTest::mouseMove(prices, {prices->xOf(bins - 2), upper.y()});
    QTest::mouseRelease(prices, Qt::LeftButton, {}, {prices->xOf(bins - 2), upper.y()});
    const auto range = f.presenter().filter().price;
    QVERIFY(range && range->most && !range->least);
    QCOMPARE(
        *range->most, f.presenter().facets().prices.edges[static_cast<std::size_t>(bins - 2)] - 1);
    QTRY_VERIFY(f.presenter().listings().isSettled());
    QVERIFY(f.presenter().listings().rowCount() < 57); // three have no price

    // The same by keys.
    prices->setFocus();
    QTest::keyClick(prices, Qt::Key_Right);
    QVERIFY(f.presenter().filter().price->least);
    QTest::keyClick(prices, Qt::Key_Escape);
    QVERIFY(!f.presenter().filter().price);
    QTRY_COMPARE(f.presenter().listings().rowCount(), 60);
}

void TstCataloguePage::theTableEditsInPlace()
{
    Fixture f;
    QTRY_VERIFY(f.isFull());
    f.page.perform(ActionId::ShowTable);
    auto* table = f.child<ListingTable>("catalogueTable");
    ListingModel& listings = f.presenter().listings();
    table->setFocus();
    table->setCurrentIndex(listings.index(3, ListingModel::TitleColumn));
    QTest::keyClick(table, Qt::Key_F2);
    auto* editor = table->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->setText(QStringLiteral("Armchair"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(
        listings.index(3, ListingModel::TitleColumn).data().toString(), QStringLiteral("Armchair"));
    QTRY_COMPARE(f.workspace->inspection().history().line.size(), std::size_t(1));
    QCOMPARE(f.workspace->summary({4})->listing.title, std::string("Armchair"));
    QTRY_VERIFY(f.child<Notice>("catalogueTold")->isVisible());

    QTRY_VERIFY(!table->viewport()->findChild<QLineEdit*>()); // the editor is gone
    table->setCurrentIndex(listings.index(4, ListingModel::PriceColumn)); // it has a photo
    QTest::keyClick(table, Qt::Key_F2);
    QTRY_VERIFY(table->viewport()->findChild<QLineEdit*>());
    editor = table->viewport()->findChild<QLineEdit*>();
    editor->setText(QStringLiteral("12,50 or so"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(f.child<Notice>("catalogueTold")
                    ->text()
                    .contains(QStringLiteral("“12,50 or so” is no price")));
    auto* preview = f.page.window()->findChild<PicturePreview*>();
    QVERIFY(!preview->isVisible()); // Enter was the editor's
    QTRY_VERIFY(!table->viewport()->findChild<QLineEdit*>());
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(preview->isVisible());
    QTest::keyClick(preview, Qt::Key_Escape);

    QVERIFY(!listings.setData(
        listings.index(3, ListingModel::PriceColumn), QStringLiteral("cheap"), Qt::EditRole));
    QVERIFY(listings.setData(
        listings.index(3, ListingModel::PriceColumn), QStringLiteral("12.50"), Qt::EditRole));
    QTRY_COMPARE(f.workspace->summary({4})->listing.price, std::optional(Money{1250, "GBP"}));
    QVERIFY(listings.setData(
        listings.index(3, ListingModel::CategoryColumn), QStringLiteral("Chairs"), Qt::EditRole));
    QTRY_COMPARE(f.workspace->summary({4})->categoryName, std::string("Chairs"));
}

void TstCataloguePage::theFormChangesWhatDiffers()
{
    Fixture f;
    QTRY_VERIFY(f.isFull());
    f.grid()->setFocus();
    f.grid()->setCurrentIndex(f.presenter().listings().index(2, 0));
    QTRY_COMPARE(f.text("detailTitle"), QStringLiteral("Lamp 000002"));
    QTest::keyClick(f.grid(), Qt::Key_F2);
    auto* form = f.child<ListingForm>("listingForm");
    QTRY_VERIFY(form->isVisible());
    QCOMPARE(f.child<QLineEdit>("formTitle")->text(), QStringLiteral("Lamp 000002"));
    f.child<QLineEdit>("formPrice")->setText(QStringLiteral("a lot"));
    QVERIFY(!f.child<QPushButton>("formSave")->isEnabled());
    f.child<QLineEdit>("formPrice")->setText(QString());
    f.child<QLineEdit>("formPlace")->setText(QStringLiteral("Ely"));
    QTest::mouseClick(f.child<QPushButton>("formSave"), Qt::LeftButton);
    QVERIFY(!form->isVisible());
    QTRY_COMPARE(f.workspace->inspection().history().line.size(), std::size_t(2));
    const Listing changed = f.workspace->summary({3})->listing;
    QVERIFY(!changed.price);
    QCOMPARE(changed.location, std::string("Ely"));
    QTRY_COMPARE(f.text("detailPlace"), QStringLiteral("Ely"));
}

void TstCataloguePage::deleteLeavesOutAndUndoTakesBack()
{
    Fixture f;
    QTRY_VERIFY(f.isFull());
    ListingModel& listings = f.presenter().listings();
    ThumbnailGrid* grid = f.grid();
    grid->setFocus();
    grid->setCurrentIndex(listings.index(0, 0));
    QTest::keyClick(grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(grid, Qt::Key_Delete);
    QTRY_COMPARE(listings.rowCount(), 57);
    // What now stands in their place is current, alone, and shown.
    QTRY_COMPARE(f.presenter().selected(), listings.summaryAt(0)->listing.row);
    QCOMPARE(f.presenter().selected(), ListingRow{4});
    QCOMPARE(grid->selectionModel()->selectedIndexes().size(), qsizetype(1));
    QTRY_COMPARE(f.presenter().countsText(), QStringLiteral("57 listings · 57 photos"));
    f.presenter().setChosen(ListingState::Excluded, true);
    QTRY_COMPARE(listings.rowCount(), 3);
    QVERIFY(listings.index(0, 0).data(MutedRole).toBool());
    QVERIFY(
        listings.index(0, 0).data(CaptionRole).toString().startsWith(QStringLiteral("Left out")));
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.presenter().state(), CatalogueState::NothingFound);
    f.page.perform(ActionId::Redo);
    QTRY_COMPARE(listings.rowCount(), 3);
    QTRY_VERIFY(f.isFull());
    grid->selectAll();
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Delete, Qt::ShiftModifier); // take back in
    QTRY_COMPARE(f.presenter().state(), CatalogueState::NothingFound);
    f.presenter().clearFilter();
    QTRY_COMPARE(listings.rowCount(), 60);
}

void TstCataloguePage::exportsTheSelectionOrWhatIsShown()
{
    Fixture f(450);
    QTRY_VERIFY(f.isFull());
    auto* button = f.child<QPushButton>("catalogueExport");
    f.picker.answer = f.folder / "some.csv";
    const auto lines = [&] {
        std::error_code ignored;
        if (!std::filesystem::exists(*f.picker.answer, ignored))
            return std::ptrdiff_t(0);
        const std::string text = readFile(*f.picker.answer);
        return std::count(text.begin(), text.end(), '\n');
    };
    f.presenter().setWords(QStringLiteral("sofa"));
    QTRY_COMPARE(f.presenter().listings().rowCount(), 112);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(lines(), std::ptrdiff_t(113));

    // A selection of rows that were not all read yet.
    f.presenter().clearFilter();
    QTRY_COMPARE(f.presenter().listings().rowCount(), 450);
    f.grid()->selectAll();
    QCOMPARE(button->text(), QStringLiteral("Export 450 selected"));
    f.picker.answer = f.folder / "all.csv";
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(lines(), std::ptrdiff_t(451));
    f.grid()->setCurrentIndex(f.presenter().listings().index(0, 0));
    QCOMPARE(button->text(), QStringLiteral("Export"));
}

void TstCataloguePage::chartsShowTheDataSet()
{
    Fixture f;
    QTRY_VERIFY(f.isFull());
    QTest::mouseClick(f.child<QToolButton>("catalogueShowCharts"), Qt::LeftButton);
    auto* charts = f.child<StatisticsPane>("catalogueStatistics");
    QVERIFY(charts->isVisible());
    QTRY_VERIFY(f.text("statisticsFigures").startsWith(QStringLiteral("60 listings · 60 photos")));
    QVERIFY(!f.page.isChecked(ActionId::ShowGallery));
    f.page.perform(ActionId::ShowGallery);
    QVERIFY(f.grid()->isVisible());
}

void TstCataloguePage::filtersFoldWhereThereIsNoRoom()
{
    Fixture f;
    QTRY_VERIFY(f.isFull());
    auto* facets = f.child<QWidget>("catalogueFacets");
    auto* button = f.child<QPushButton>("catalogueShowFilters");
    QVERIFY(facets->isVisible());
    f.page.resize(700, 600);
    QVERIFY(!facets->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(facets->isVisible());
    f.page.resize(1200, 700);
    QVERIFY(facets->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!facets->isVisible());
    Fixture again; // remembered
    QTRY_VERIFY(again.isFull());
    QVERIFY(!again.child<QWidget>("catalogueFacets")->isVisible());
}

void TstCataloguePage::everyControlHasAName()
{
    Fixture f;
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
