// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/itemmodels/listingmodel.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::titleOf;

class TstListingModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void showsListingsInEveryColumn();
    void ordersAndFilters();
    void refreshChangesInPlace();
    void newQueryReplacesARefreshUnderWay();
    void locatesAndTypesAhead();
    void readsPagesOfALargeCatalogue();

private:
    static void show(ListingModel& model, const ListingFilter& filter = {},
        ListingOrder order = ListingOrder::Catalogue)
    {
        QSignalSpy settled(&model, &ListingModel::settled);
        model.setQuery(filter, order);
        QTRY_COMPARE(settled.size(), 1);
    }

    static QString title(const ListingModel& model, int row)
    {
        return model.index(row, ListingModel::TitleColumn).data().toString();
    }
};

void TstListingModel::showsListingsInEveryColumn()
{
    const test::TemporaryFolder folder;
    ListingModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWorkspace(test::makeShop(folder.path(), {.listings = 450}));
    show(model);

    QCOMPARE(model.rowCount(), 450);
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(text(1, ListingModel::TitleColumn), QStringLiteral("Chair 000001"));
    QCOMPARE(text(1, ListingModel::CategoryColumn), QStringLiteral("Chairs"));
    QCOMPARE(text(1, ListingModel::PriceColumn), QStringLiteral("£38"));
    QCOMPARE(text(1, ListingModel::LocationColumn), QStringLiteral("York"));
    QCOMPARE(text(2, ListingModel::PhotosColumn), QStringLiteral("2"));
    QCOMPARE(text(25, ListingModel::PriceColumn), QString());
    QCOMPARE(model.index(1, 0).data(CaptionRole).toString(), QStringLiteral("£38 · Chairs · York"));
    QCOMPARE(model.index(0, 0).data(ImageRowRole).toLongLong(), 0);
    QVERIFY(model.index(0, 0).data(NoPictureRole).toBool());
    const auto alignment = [&](int column) {
        return model.index(1, column).data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    };
    QVERIFY(alignment(ListingModel::PriceColumn).testFlag(Qt::AlignRight));
    QVERIFY(alignment(ListingModel::TitleColumn).testFlag(Qt::AlignLeft));
    // The last page is shorter than the others.
    QVERIFY(title(model, 449).isEmpty());
    QTRY_COMPARE(title(model, 449), QString::fromStdString(titleOf(449)));
}

void TstListingModel::ordersAndFilters()
{
    const test::TemporaryFolder folder;
    const auto workspace = test::makeShop(folder.path(), {});
    ListingModel model;
    model.setWorkspace(workspace);
    show(model);
    QSignalSpy ordered(&model, &ListingModel::orderChanged);
    QSignalSpy settled(&model, &ListingModel::settled);

    model.sort(ListingModel::PriceColumn, Qt::DescendingOrder);
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(ordered.size(), 1);
    QCOMPARE(model.order(), ListingOrder::PriceDescending);
    QCOMPARE(model.index(0, ListingModel::PriceColumn).data().toString(), QStringLiteral("£1,000"));
    QCOMPARE(model.index(59, ListingModel::PriceColumn).data().toString(), QString());
    QCOMPARE(ListingModel::columnOf(model.order()), int(ListingModel::PriceColumn));

    ListingFilter lamps;
    lamps.words = "lam 000010";
    show(model, lamps, ListingOrder::Title);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(title(model, 0), QStringLiteral("Lamp 000010"));
    ListingFilter without;
    without.pictures = {0};
    show(model, without);
    QCOMPARE(model.rowCount(), 20);
}

void TstListingModel::refreshChangesInPlace()
{
    const test::TemporaryFolder folder;
    const auto workspace = test::makeShop(folder.path(), {});
    ListingModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWorkspace(workspace);
    show(model);
    const QPersistentModelIndex kept = model.index(30, 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy settled(&model, &ListingModel::settled);

    test::addListings(*workspace, 60, 15);
    model.refresh();
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(model.rowCount(), 75);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(inserted.size(), 1);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data().toString(), QString::fromStdString(titleOf(30)));
    QCOMPARE(title(model, 74), QString::fromStdString(titleOf(74)));
}

void TstListingModel::newQueryReplacesARefreshUnderWay()
{
    const test::TemporaryFolder folder;
    ListingModel model;
    model.setWorkspace(test::makeShop(folder.path(), {}));
    show(model);
    QSignalSpy settled(&model, &ListingModel::settled);
    ListingFilter sofas;
    sofas.words = "sofa";
    model.refresh();
    model.setQuery(sofas, ListingOrder::Catalogue);
    model.refresh(); // must not make the new query's rows look like the old ones
    QTRY_VERIFY(model.isSettled() && settled.size() >= 1);
    QCOMPARE(model.rowCount(), 15);
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(title(model, row).startsWith(QStringLiteral("Sofa")));
}

void TstListingModel::locatesAndTypesAhead()
{
    const test::TemporaryFolder folder;
    const auto workspace = test::makeShop(folder.path(), {.listings = 450});
    ListingModel model;
    model.setWorkspace(workspace);
    show(model);
    const ListingRow wanted =
        workspace->listings({}, ListingOrder::Catalogue, 431, 1).front().listing.row;
    QSignalSpy located(&model, &ListingModel::located);
    QCOMPARE(model.rowOf(wanted), -1);
    model.locate(wanted);
    QTRY_COMPARE(located.size(), 1);
    QCOMPARE(located.front().at(1).toInt(), 431);
    model.locate(ListingRow{987654321});
    QTRY_COMPARE(located.size(), 2);
    QCOMPARE(located.back().at(1).toInt(), -1);

    const int pages = model.pagesRead();
    const auto found = model.match(
        model.index(20, 0), Qt::DisplayRole, QStringLiteral("sofa"), 1, Qt::MatchStartsWith);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().row(), 23);
    QCOMPARE(model.pagesRead(), pages);
}

void TstListingModel::readsPagesOfALargeCatalogue()
{
    constexpr int kListings = 100'000;
    const test::TemporaryFolder folder;
    const auto workspace = test::makeShop(folder.path(), {.listings = kListings, .photos = false});
    ListingModel model;
    model.setWorkspace(workspace);
    QElapsedTimer timer;
    timer.start();
    show(model, {}, ListingOrder::Title);
    qInfo() << "first page of" << kListings << "by title after" << timer.elapsed() << "ms";
    QCOMPARE(model.rowCount(), kListings);
    QCOMPARE(model.pagesRead(), 1);

    // A fast drag of the scroll bar asks for rows everywhere; only the last places are read.
    qint64 longest = 0;
    for (int row = 0; row < kListings; row += 500) {
        timer.restart();
        model.index(row, 0).data();
        longest = std::max(longest, timer.nsecsElapsed());
    }
    timer.restart();
    QTRY_VERIFY(!title(model, kListings - 500).isEmpty());
    qInfo() << "a far page after" << timer.elapsed() << "ms; longest data() call" << longest / 1000
            << "us";
    QVERIFY2(model.pagesRead() < 10, qPrintable(QString::number(model.pagesRead())));

    // Whatever is looked at, only so many pages stay in memory.
    for (int page = 0; page < int{ListingPages::kMost} + 6; ++page)
        QTRY_VERIFY(!title(model, page * ListingModel::kPageRows).isEmpty());
    QVERIFY(title(model, kListings - 500).isEmpty());
}

QTEST_GUILESS_MAIN(TstListingModel)
#include "tst_listingmodel.moc"
