// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/catalogue/cataloguefixture.h"
#include "ui/pages/catalogue/detailpane.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/pages/catalogue/orderchoices.h"
#include "ui/pages/catalogue/pricerange.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

#include <optional>
#include <set>
#include <variant>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CatalogueFixture;

/// Gallery, table, filters and details: what they show, remember and keep in place.
class TstCatalogueViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void selectionShowsTheListing();
    void detailsTakeRoomOnceSomethingIsChosen();
    void focusChoosesNothing();
    void detailsGoWithWhatTheFilterTakesAway();
    void failedPicturesSayWhy();
    void tableSortsByItsHeader();
    void refreshKeepsPlaceAndSelection();
    void remembersViewAndOrder();
    void ordersAreRememberedByName();
    void pricesNarrowByTheirHandles();
    void filtersFoldWhereThereIsNoRoom();

private:
    test::OwnSettings m_settings;
};

void TstCatalogueViews::selectionShowsTheListing()
{
    CatalogueFixture f(60, true);
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

void TstCatalogueViews::detailsTakeRoomOnceSomethingIsChosen()
{
    int width = 0;
    {
        CatalogueFixture f;
        QTRY_VERIFY(f.isFull());
        auto* detail = f.child<DetailPane>("catalogueDetail");
        QVERIFY(!detail->isVisible());
        const int columns = f.grid()->columnCount();
        f.grid()->setCurrentIndex(f.presenter().listings().index(4, 0));
        QTRY_VERIFY(detail->isVisible());
        QTRY_VERIFY(f.grid()->columnCount() < columns);
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
    CatalogueFixture f;
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

void TstCatalogueViews::focusChoosesNothing()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    f.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&f.page));
    auto* detail = f.child<DetailPane>("catalogueDetail");
    f.page.perform(ActionId::ShowTable);
    auto* table = f.page.findChild<ListingTable*>();
    table->setFocus();
    table->setCurrentIndex(f.presenter().listings().index(3, 0));
    QTRY_VERIFY(detail->isVisible());
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(!detail->isVisible());
    f.page.perform(ActionId::ShowCharts);
    f.page.perform(ActionId::ShowTable);
    f.page.perform(ActionId::ShowGallery);
    f.grid()->setFocus();
    QTRY_VERIFY(f.grid()->currentIndex().isValid()); // Qt's doing
    QVERIFY(f.grid()->selectionModel()->selectedIndexes().isEmpty());
    QVERIFY(!f.presenter().selected());
    QTest::keyClick(f.grid(), Qt::Key_Right);
    QTRY_VERIFY(f.presenter().selected());
}

void TstCatalogueViews::detailsGoWithWhatTheFilterTakesAway()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    auto* detail = f.child<DetailPane>("catalogueDetail");
    f.grid()->setCurrentIndex(f.presenter().listings().index(0, 0)); // a car
    QTRY_VERIFY(detail->isVisible());
    const ListingRow car = f.presenter().selected();
    f.presenter().setWords(QStringLiteral("car"));
    QTRY_COMPARE(f.presenter().listings().rowCount(), 15);
    QTRY_COMPARE(f.grid()->currentIndex().row(), 0);
    QCOMPARE(f.presenter().selected(), car);
    f.presenter().setWords(QStringLiteral("sofa"));
    QTRY_VERIFY(!f.presenter().selected());
    QVERIFY(!detail->isVisible());
}

void TstCatalogueViews::failedPicturesSayWhy()
{
    CatalogueFixture f(3, true);
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

void TstCatalogueViews::tableSortsByItsHeader()
{
    CatalogueFixture f;
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

void TstCatalogueViews::refreshKeepsPlaceAndSelection()
{
    CatalogueFixture f(300);
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

void TstCatalogueViews::remembersViewAndOrder()
{
    {
        CatalogueFixture f;
        QTRY_VERIFY(f.isFull());
        f.page.perform(ActionId::ShowTable);
        f.presenter().setOrder(ListingOrder::Location);
    }
    CatalogueFixture again;
    QVERIFY(again.page.isChecked(ActionId::ShowTable));
    QCOMPARE(again.presenter().order(), ListingOrder::Location);
    QCOMPARE(again.child<QComboBox>("catalogueOrder")->currentText(), QStringLiteral("By place"));
}

void TstCatalogueViews::ordersAreRememberedByName()
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
        CatalogueFixture f;
        f.presenter().setOrder(ListingOrder::PriceDescending);
    }
    QCOMPARE(QSettings().value(QStringLiteral("catalogue/order")).toString(),
        QStringLiteral("price-descending"));

    // What an older version wrote, or a newer one will, leaves the catalogue's own order.
    for (const QVariant& stored : {QVariant(3), QVariant(QStringLiteral("colour"))}) {
        QSettings().setValue(QStringLiteral("catalogue/order"), stored);
        CatalogueFixture f;
        QCOMPARE(f.presenter().order(), ListingOrder::Catalogue);
    }
}

void TstCatalogueViews::pricesNarrowByTheirHandles()
{
    CatalogueFixture f;
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

void TstCatalogueViews::filtersFoldWhereThereIsNoRoom()
{
    CatalogueFixture f;
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
    CatalogueFixture again; // remembered
    QTRY_VERIFY(again.isFull());
    QVERIFY(!again.child<QWidget>("catalogueFacets")->isVisible());
}

QTEST_MAIN(TstCatalogueViews)
#include "tst_catalogueviews.moc"
