// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/clean/cleanfixture.h"
#include "ui/pages/clean/comparison.h"
#include "ui/pages/clean/duplicatespane.h"
#include "ui/pages/clean/findingstable.h"
#include "ui/pages/clean/labelspane.h"
#include "ui/pages/clean/listpane.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/pages/pictures/pictureview.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanFixture;
using vitrine::test::CleanShop;

namespace {

const QMimeData* copied(QWidget* from)
{
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(from, Qt::Key_C, Qt::ControlModifier);
    return QGuiApplication::clipboard()->mimeData();
}

QStringList fileNames(const QMimeData* mime)
{
    QStringList names;
    for (const QUrl& url : mime->urls())
        names << url.fileName();
    return names;
}

bool isDraggable(const QAbstractItemView* view)
{
    return view->dragEnabled()
        && view->model()->index(0, 0).flags().testFlag(Qt::ItemIsDragEnabled);
}

}

/// What leaves the page for other programs: by the clipboard, and as it would be dragged.
class TstCleanOutgoing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsOfFindings();
    void cardsWithDoubtfulCategories();
    void photosBesideAHistogram();
    void photosSideBySide();

private:
    void focus(CleanFixture& f, QWidget* widget)
    {
        f.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.page));
        widget->setFocus();
        QTRY_VERIFY(widget->hasFocus());
    }

    CleanShop m_shop;
};

void TstCleanOutgoing::rowsOfFindings()
{
    CleanFixture f;
    for (std::size_t i = 3; i < 6; ++i)
        f.add(FindingKind::PriceZero, m_shop.listings[i], {});
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::PriceZero);
    auto* table = f.child<ListPane>("cleanList")->table();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QVERIFY(isDraggable(table));
    focus(f, table);
    table->selectAll();
    const QMimeData* mime = copied(table);
    QCOMPARE(mime->text().count(QLatin1Char('\n')), 3);
    QVERIFY(mime->text().startsWith(QString::fromStdString(test::titleOf(3)) + QLatin1Char('\t')));
    QCOMPARE(fileNames(mime), // the first has no photo
        (QStringList{QStringLiteral("P4-0.png"), QStringLiteral("P5-0.png")}));
    const QByteArray csv = mime->data(QStringLiteral("text/csv"));
    QVERIFY(csv.startsWith("id,title,category,"));
    QCOMPARE(csv.count('\n'), 4);
}

void TstCleanOutgoing::cardsWithDoubtfulCategories()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 3; ++i)
        f.add(FindingKind::LabelIssue, {}, m_shop.image(i), "x", "Sofas");
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::LabelIssue);
    auto* grid = f.child<LabelsPane>("cleanLabels")->grid();
    QTRY_COMPARE(grid->model()->rowCount(), 3);
    QVERIFY(isDraggable(grid));
    focus(f, grid);
    grid->selectionModel()->setCurrentIndex(
        grid->model()->index(1, 0), QItemSelectionModel::ClearAndSelect);
    grid->selectionModel()->select(grid->model()->index(2, 0), QItemSelectionModel::Select);
    const QMimeData* mime = copied(grid);
    QCOMPARE(
        fileNames(mime), (QStringList{QStringLiteral("P2-0.png"), QStringLiteral("P2-1.png")}));
    QVERIFY(mime->text().contains(QStringLiteral("Sofas")));
    QCOMPARE(mime->data(QStringLiteral("text/csv")).count('\n'), 2); // of one listing
}

void TstCleanOutgoing::photosBesideAHistogram()
{
    CleanFixture f;
    f.inspection.setValues(FindingKind::Dark,
        {{m_shop.image(0), 0.1}, {m_shop.image(1), 0.2}, {m_shop.image(2), 0.6}}, true, 0.25);
    f.add(FindingKind::Dark, {}, m_shop.image(0));
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::Dark);
    auto* strip = f.child<PhotoStrip>("cleanBeyond");
    QTRY_COMPARE(strip->items().size(), std::size_t{2});
    QVERIFY(isDraggable(strip));
    focus(f, strip);
    strip->setCurrentIndex(strip->model()->index(0, 0));
    const QMimeData* one = copied(strip);
    QCOMPARE(fileNames(one), QStringList{QStringLiteral("P2-0.png")});
    QCOMPARE(one->text(), QStringLiteral("P2-0"));
    QTRY_COMPARE( // to paste into a picture
        QGuiApplication::clipboard()->image().size(), QSize(48, 36));
    strip->selectAll();
    const QMimeData* both = copied(strip);
    QCOMPARE(
        fileNames(both), (QStringList{QStringLiteral("P2-0.png"), QStringLiteral("P1-0.png")}));
    QVERIFY(!both->hasImage());
}

void TstCleanOutgoing::photosSideBySide()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 3; ++i)
        f.add(FindingKind::ExactDuplicate, {}, m_shop.image(i), {}, {}, 1);
    for (std::size_t i = 3; i < 5; ++i)
        f.add(FindingKind::RepeatedListing, m_shop.listings[i], {}, {}, {}, 1);
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::ExactDuplicate);
    auto* pane = f.child<DuplicatesPane>("cleanDuplicates");
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{3});
    auto* right = f.child<ComparisonSide>("cleanRight")->findChild<PictureView*>();
    focus(f, right);
    QCOMPARE(fileNames(copied(right)), QStringList{QStringLiteral("P2-0.png")});
    focus(f, pane);
    QCOMPARE(fileNames(copied(pane)),
        (QStringList{QStringLiteral("P1-0.png"), QStringLiteral("P2-0.png")}));
    auto* strip = f.child<PhotoStrip>("cleanMembers");
    QVERIFY(isDraggable(strip));
    focus(f, strip);
    strip->setCurrentIndex(strip->model()->index(2, 0));
    QCOMPARE(fileNames(copied(strip)), QStringList{QStringLiteral("P2-1.png")});

    f.page.showKind(FindingKind::RepeatedListing);
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{2});
    focus(f, pane);
    QTRY_COMPARE(copied(pane)->data(QStringLiteral("text/csv")).count('\n'), 3);
}

QTEST_MAIN(TstCleanOutgoing)
#include "tst_cleanoutgoing.moc"
