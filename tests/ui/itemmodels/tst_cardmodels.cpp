// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/itemmodels/hitmodel.h"
#include "ui/itemmodels/imagemodel.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/wording.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

Picture plainPicture(ImageRow, int side)
{
    return {side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3), 90)};
}

SearchHit hitOf(int listing, double score, int matches)
{
    SearchHit hit;
    hit.summary.listing.row = ListingRow{listing};
    hit.summary.listing.title = test::titleOf(listing);
    hit.summary.listing.location = "Leeds";
    hit.summary.listing.price = Money{1999, "GBP"};
    hit.summary.categoryName = "Cars";
    hit.image = ImageRow{listing + 100};
    hit.score = score;
    hit.matches = matches;
    return hit;
}

}

class TstCardModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void hitsHaveScoresAndCaptions();
    void picturesComeLater();
    void imagesSayWhyTheyCannotBeShown();
    void filesAreTheOriginals();
    void whatGoesOutIsLimited();
    void longWordsCanBreak();
};

void TstCardModels::hitsHaveScoresAndCaptions()
{
    HitModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHits({hitOf(4, 0.874, 2), hitOf(8, -0.2, 1)}, SearchMetric::Cosine);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex first = model.index(0);
    QCOMPARE(first.data().toString(), QStringLiteral("Car 000004"));
    QCOMPARE(first.data(CaptionRole).toString(),
        QStringLiteral("£19.99 · Cars · Leeds · 2 photos alike"));
    QCOMPARE(first.data(ScoreTextRole).toString(), QStringLiteral("0.87"));
    QCOMPARE(first.data(ScoreRole).toDouble(), 0.874);
    QCOMPARE(first.data(ListingRowRole).toLongLong(), 4);
    QCOMPARE(model.index(1).data(ScoreRole).toDouble(), 0.0);
    QVERIFY(!model.index(1).data(CaptionRole).toString().contains(QStringLiteral("alike")));

    // Of squared distances the nearer has the longer bar.
    model.setHits({hitOf(4, 0.5, 1), hitOf(8, 30.0, 1)}, SearchMetric::L2);
    QVERIFY(model.index(0).data(ScoreRole).toDouble() > model.index(1).data(ScoreRole).toDouble());
    QVERIFY(model.hitAt(2) == nullptr);
}

void TstCardModels::picturesComeLater()
{
    ThumbnailLoader loader;
    loader.setSource([](ImageRow row, int side) {
        return row.value == 104 ? plainPicture(row, side) : Picture();
    });
    HitModel model;
    model.pictures().setLoader(&loader);
    model.pictures().setSide(32);
    model.setHits({hitOf(4, 0.9, 1), hitOf(5, 0.8, 1)}, SearchMetric::Cosine);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.index(0).data(PictureRole).value<QImage>().isNull());
    QVERIFY(!model.index(0).data(NoPictureRole).toBool());
    QVERIFY(model.index(1).data(PictureRole).value<QImage>().isNull());
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(model.index(0).data(PictureRole).value<QImage>().width(), 32);
    QVERIFY(model.index(1).data(NoPictureRole).toBool());
}

void TstCardModels::imagesSayWhyTheyCannotBeShown()
{
    ImageModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ListingImage good;
    good.row = ImageRow{1};
    good.id = "P1";
    good.source = "p1.jpg";
    ListingImage cut = good;
    cut.row = ImageRow{2};
    cut.state = ImageState::Failed;
    cut.problem = "truncated";
    ListingImage nowhere;
    nowhere.row = ImageRow{3};
    model.setImages({good, cut, nowhere});
    QVERIFY(ImageModel::problemOf(good).isEmpty());
    QVERIFY(!ImageModel::problemOf(cut).isEmpty());
    QVERIFY(!ImageModel::problemOf(nowhere).isEmpty());
    QVERIFY(ImageModel::problemOf(cut) != ImageModel::problemOf(nowhere));
    QCOMPARE(model.index(1).data(Qt::ToolTipRole).toString(), ImageModel::problemOf(cut));
    QVERIFY(model.index(1).data(NoPictureRole).toBool());

    // The same images again, one of them cleaned: no reset, so the current one stays.
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    good.state = ImageState::Ready;
    model.setImages({good, cut, nowhere});
    QCOMPARE(reset.size(), 0);
    model.setImages({cut});
    QCOMPARE(reset.size(), 1);
}

void TstCardModels::filesAreTheOriginals()
{
    const test::TemporaryFolder folder;
    const auto workspace = test::makeShop(folder.path(), {.listings = 6, .pictures = true});
    const auto summary = workspace->listings({}, ListingOrder::Catalogue, 1, 1).front();
    const QString file = pictureFileOf(*workspace, summary.cover);
    QVERIFY(file.endsWith(QStringLiteral("/pictures/P1-0.png")));
    const auto mime = mimeOfFiles({file, QString()});
    QCOMPARE(mime->urls(), QList<QUrl>{QUrl::fromLocalFile(file)});
    QVERIFY(mimeOfFiles({QString()}) == nullptr);
    QCOMPARE(readPicture(*workspace, summary.cover, 24).size(), QSize(24, 18));
    QVERIFY(readPicture(*workspace, ImageRow{999}, 24).isNull());
}

void TstCardModels::whatGoesOutIsLimited()
{
    const test::TemporaryFolder folder;
    const auto workspace = test::makeShop(folder.path(), {.listings = 1'010, .photos = false});
    Outgoing outgoing;
    for (const ListingSummary& each : workspace->listings({}, ListingOrder::Catalogue, 0, 1'010)) {
        for (int finding = 0; finding < 2; ++finding)
            outgoing.add({}, each.listing.row, listingLine(each, QLocale()));
    }
    const auto mime = outgoing.asMime(*workspace);
    QCOMPARE(mime->text().count(QLatin1Char('\n')), kMostOutgoing);
    QVERIFY(mime->text().endsWith(QLatin1Char('\n')));
    QCOMPARE(mime->data(QStringLiteral("text/csv")).count('\n'), kMostOutgoing / 2 + 1);
    QVERIFY(!mime->hasUrls());
    Outgoing other;
    other.add({}, {}, QStringLiteral("one\n"));
    other.add({}, {}, QStringLiteral("two\n"));
    QCOMPARE(other.asMime(*workspace)->text(), QStringLiteral("one\ntwo\n"));
    QVERIFY(Outgoing().asMime(*workspace) == nullptr);
}

void TstCardModels::longWordsCanBreak()
{
    const QString plain = QStringLiteral("Sofa, used but well-kept");
    QCOMPARE(breakable(plain), plain);
    const QString word(40, QLatin1Char('x'));
    QString broken = breakable(word);
    QCOMPARE(broken.count(QChar(0x200B)), 3);
    QCOMPARE(broken.remove(QChar(0x200B)), word);
}

QTEST_MAIN(TstCardModels)
#include "tst_cardmodels.moc"
