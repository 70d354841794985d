// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/clean/cleanfixture.h"
#include "ui/pages/clean/labelspane.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanFixture;
using vitrine::test::CleanShop;

/// Doubtful categories, decided about by keys.
class TstCleanLabels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsGoByKeys();
    void labelsTakeAnyCategory();
    void labelKeysUndo();
    void labelKeysUndoOnlyWhatTheyDid();

private:
    CleanShop m_shop;
};

void TstCleanLabels::labelsGoByKeys()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 5; ++i)
        f.add(FindingKind::LabelIssue, {}, m_shop.image(i), "x", "Lamps");
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    QTRY_COMPARE(pane->findings().rowCount(), 5);
    auto* grid = pane->grid();
    QCOMPARE(grid->currentIndex().row(), 0);
    QVERIFY(pane->legend().size() >= 2);

    // Another category than the first picture's own.
    const QString own = pane->findings().itemAt(0)->category;
    const int other = pane->legend().front() == own ? 1 : 0;
    QTest::keyClick(grid, static_cast<char>('1' + other));
    QCOMPARE(grid->currentIndex().row(), 1); // at once
    QVERIFY(pane->findings().decisionAt(0).contains(pane->legend()[other]));
    QTest::keyClick(grid, Qt::Key_X);
    QTest::keyClick(grid, Qt::Key_Space);
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(grid->currentIndex().row(), 4);
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 1);
    const auto applied = f.inspection.applied();
    QCOMPARE(applied.size(), std::size_t{4});
    QCOMPARE(applied[0].kind, ActionKind::Relabel);
    QCOMPARE(QString::fromStdString(*applied[0].value), pane->legend()[other]);
    QCOMPARE(applied[1].kind, ActionKind::Exclude);
    QCOMPARE(applied[1].on.images.front(), m_shop.image(1));
    QCOMPARE(applied[2].kind, ActionKind::Accept);
    QCOMPARE(*applied[3].value, std::string("Lamps"));
    // Decided pictures keep their place: nothing jumps under the fingers.
    QCOMPARE(pane->findings().rowCount(), 5);
}

void TstCleanLabels::labelsTakeAnyCategory()
{
    // More categories than keys.
    test::TemporaryFolder folder;
    const auto shop =
        test::makeShop(folder.path(), {.listings = CleanShop::kListings, .pictures = true});
    Action relabel;
    relabel.kind = ActionKind::Relabel;
    JobContext context;
    for (int i = 0; i < 8; ++i) {
        relabel.on.listings = {
            shop->listings({}, {}, CleanShop::kListings - 1 - i, 1).front().listing.row};
        relabel.value = "Kind " + std::to_string(i);
        shop->inspection().apply(relabel, "t", context);
    }
    CleanFixture f;
    for (std::size_t i = 0; i < 3; ++i)
        f.add(FindingKind::LabelIssue, {}, m_shop.image(i), "x", "Lamps");
    f.page.setSource({shop, &f.inspection});
    QTRY_COMPARE(f.presenter().state(), CleanState::NotChecked);
    f.presenter().check();
    QTRY_COMPARE(f.presenter().state(), CleanState::Full);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    QTRY_COMPARE(pane->findings().rowCount(), 3);
    auto* all = f.child<QComboBox>("cleanOtherCategory");
    QCOMPARE(all->count(), 12);
    QString unreachable;
    for (int line = 0; line < all->count(); ++line) {
        if (!pane->legend().contains(all->itemText(line)))
            unreachable = all->itemText(line);
    }
    QVERIFY(!unreachable.isEmpty());
    QTest::keyClick(pane->grid(), Qt::Key_0);
    QTRY_VERIFY(all->view()->isVisible());
    all->hidePopup();
    Q_EMIT all->activated(all->findText(unreachable));
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(*f.inspection.applied().back().value), unreachable);
    QCOMPARE(pane->grid()->currentIndex().row(), 1);

    // F means fine here as in the other lists, and P looks closer.
    QTest::keyClick(pane->grid(), Qt::Key_F);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Accept);
    QSignalSpy asked(pane, &LabelsPane::previewRequested);
    QTest::keyClick(pane->grid(), Qt::Key_P);
    QCOMPARE(asked.size(), 1);
}

void TstCleanLabels::labelKeysUndo()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 3; ++i)
        f.add(FindingKind::LabelIssue, {}, m_shop.image(i), "x", "Lamps");
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    QTRY_COMPARE(pane->findings().rowCount(), 3);
    QTest::keyClick(pane->grid(), Qt::Key_X);
    QTest::keyClick(pane->grid(), Qt::Key_X);
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QCOMPARE(pane->grid()->currentIndex().row(), 1);
    QVERIFY(pane->findings().decisionAt(1).isEmpty());
    QVERIFY(!pane->findings().decisionAt(0).isEmpty());
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 2);
    QTRY_COMPARE(f.inspection.calls().size(), std::size_t{1});
    // Undone from elsewhere: what is shown is read again.
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 3);
    QTRY_VERIFY(pane->findings().decisionAt(0).isEmpty());
}

void TstCleanLabels::labelKeysUndoOnlyWhatTheyDid()
{
    CleanFixture f;
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    f.add(FindingKind::LabelIssue, {}, m_shop.image(0), "x", "Lamps");
    f.add(FindingKind::LabelIssue, {}, m_shop.image(0), "y", "Lamps"); // of the same listing
    for (std::size_t i = 1; i < 4; ++i)
        f.add(FindingKind::LabelIssue, {}, m_shop.image(i), "x", "Lamps");
    f.start(m_shop.shop);
    Action older;
    older.kind = ActionKind::Accept;
    older.on.findings = {1};
    JobContext context;
    f.inspection.apply(older, "t", context);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    const auto word = [pane](int row) { return pane->findings().decisionAt(row); };
    QTRY_COMPARE(pane->findings().rowCount(), 5);

    // Another category for the listing answers the question about both of its photos.
    QTest::keyClick(pane->grid(), Qt::Key_Return);
    QVERIFY(!word(0).isEmpty() && word(1) == word(0));
    QCOMPARE(pane->grid()->currentIndex().row(), 2);
    // What fails, and what somebody else has settled in the meantime, makes no step.
    QTRY_VERIFY(!f.presenter().isDeciding());
    f.inspection.failNext(Error(ErrorCode::DiskFull, "No room."));
    QTest::keyClick(pane->grid(), Qt::Key_X);
    QTRY_VERIFY(word(2).isEmpty());
    older.on.findings = {5};
    f.inspection.apply(older, "t", context);
    QCOMPARE(pane->grid()->currentIndex().row(), 3);
    QTest::keyClick(pane->grid(), Qt::Key_Space);
    QTest::keyClick(pane->grid(), Qt::Key_U); // before it is known that there was nothing to do
    QTRY_VERIFY(word(3).isEmpty());
    QTRY_VERIFY(!f.presenter().isDeciding());
    QCOMPARE(f.inspection.calls().size(), std::size_t{0});
    QVERIFY(!word(0).isEmpty());

    // The one step that the keys made; not the other's that came after it, and no older one.
    JobContext undoing;
    f.inspection.undo(undoing);
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QTRY_VERIFY(word(0).isEmpty() && word(1).isEmpty());
    QTRY_COMPARE(f.inspection.calls().size(), std::size_t{2});
    QCOMPARE(pane->grid()->currentIndex().row(), 0);
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QTRY_VERIFY(f.presenter().news().text.contains(QStringLiteral("Nothing that was decided")));
    QCOMPARE(f.inspection.calls().size(), std::size_t{2});
    QCOMPARE(f.inspection.history().done, std::size_t{1});
}

QTEST_MAIN(TstCleanLabels)
#include "tst_cleanlabels.moc"
