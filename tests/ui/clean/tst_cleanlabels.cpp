// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labeltexts.h"
#include "tests/ui/clean/labelsfixture.h"
#include "ui/pages/pictures/picturepreview.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanShop;
using vitrine::test::LabelsFixture;

/// Doubtful categories, decided about by keys.
class TstCleanLabels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsGoByKeys();
    void labelsTakeAnyCategory();
    void keysAndButtonsDecideAboutTheSelection();
    void suggestionsOfASelectionAreOneStep();
    void previewDecides();
    void previewOutlivesWhatItShows();
    void labelKeysUndo();
    void labelKeysUndoOnlyWhatTheyDid();
    void aRowIsWholeInASmallWindow();

private:
    CleanShop m_shop;
};

void TstCleanLabels::labelsGoByKeys()
{
    LabelsFixture f(m_shop, 5);
    QCOMPARE(f.grid->currentIndex().row(), 0);
    QVERIFY(f.pane->legend().size() >= 2);

    // Another category than the first picture's own.
    const QString own = f.pane->findings().itemAt(0)->category;
    const int other = f.pane->legend().front() == own ? 1 : 0;
    QTest::keyClick(f.grid, static_cast<char>('1' + other));
    QCOMPARE(f.grid->currentIndex().row(), 1); // at once
    QVERIFY(f.word(0).contains(f.pane->legend()[other]));
    QTest::keyClick(f.grid, Qt::Key_X);
    QTest::keyClick(f.grid, Qt::Key_Space);
    QTest::keyClick(f.grid, Qt::Key_Return);
    QCOMPARE(f.grid->currentIndex().row(), 4);
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 1);
    const auto applied = f.inspection.applied();
    QCOMPARE(applied.size(), std::size_t{4});
    QCOMPARE(applied[0].kind, ActionKind::Relabel);
    QCOMPARE(QString::fromStdString(*applied[0].value), f.pane->legend()[other]);
    QCOMPARE(applied[1].kind, ActionKind::Exclude);
    QCOMPARE(applied[1].on.images.front(), m_shop.image(1));
    QCOMPARE(applied[2].kind, ActionKind::Accept);
    QCOMPARE(*applied[3].value, std::string("Lamps"));
    // Decided pictures keep their place: nothing jumps under the fingers.
    QCOMPARE(f.pane->findings().rowCount(), 5);
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
        relabel.value = std::string(1, "NOPQRTUV"[i]) + "-things";
        shop->inspection().apply(relabel, "t", context);
    }
    LabelsFixture f;
    for (std::size_t i = 0; i < 3; ++i)
        f.doubt(m_shop.image(i));
    f.start(shop);
    f.show();
    auto* all = f.child<QComboBox>("cleanOtherCategory");
    QCOMPARE(all->count(), 12);
    QString unreachable;
    for (int line = 0; line < all->count(); ++line) {
        if (!f.pane->legend().contains(all->itemText(line)))
            unreachable = all->itemText(line);
    }
    QVERIFY(!unreachable.isEmpty());
    QTest::keyClick(f.grid, Qt::Key_0);
    QTRY_VERIFY(all->view()->isVisible());
    QTest::keyClicks(all->view(), unreachable.left(1)); // no other one begins so
    QTest::keyClick(all->view(), Qt::Key_Return);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(*f.inspection.applied().back().value), unreachable);
    QCOMPARE(f.grid->currentIndex().row(), 1);

    // F means fine here as in the other lists, and P looks closer.
    QTest::keyClick(f.grid, Qt::Key_F);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Accept);
    QSignalSpy asked(f.pane, &LabelsPane::previewRequested);
    QTest::keyClick(f.grid, Qt::Key_P);
    QCOMPARE(asked.size(), 1);
}

void TstCleanLabels::keysAndButtonsDecideAboutTheSelection()
{
    LabelsFixture f(m_shop, 8);
    const auto decided = [&f] {
        QString rows;
        for (int row = 0; row < f.pane->findings().rowCount(); ++row)
            rows += QLatin1Char(f.word(row).isEmpty() ? '.' : 'x');
        return rows;
    };
    const auto selected = [&f] { return f.grid->selectionModel()->selectedIndexes().size(); };
    f.grid->setCurrentIndex(f.pane->findings().index(1, 0));
    QTest::keyClick(f.grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(f.grid, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(f.child<QLabel>("cleanLabelsSelected")->text(), QStringLiteral("The 3 selected"));
    QTest::keyClick(f.grid, Qt::Key_X);
    QCOMPARE(decided(), QStringLiteral(".xxx...."));
    QCOMPARE(f.grid->currentIndex().row(), 4);
    QCOMPARE(selected(), qsizetype{1});
    QTest::keyClick(f.grid, Qt::Key_Right, Qt::ShiftModifier);
    f.click("cleanLabelsFine");
    QCOMPARE(decided(), QStringLiteral(".xxxxx.."));
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 3);
    auto applied = f.inspection.applied();
    QCOMPARE(applied.size(), std::size_t{2}); // a step each
    QCOMPARE(applied[0].kind, ActionKind::Exclude);
    QCOMPARE(
        applied[0].on.images, (std::vector{m_shop.image(1), m_shop.image(2), m_shop.image(3)}));
    QCOMPARE(applied[1].kind, ActionKind::Accept);
    QCOMPARE(applied[1].on.findings, (std::vector<std::int64_t>{5, 6}));

    // One undo takes all of it back, and they are selected again, to be decided otherwise.
    QTest::keyClick(f.grid, Qt::Key_U);
    QCOMPARE(decided(), QStringLiteral(".xxx...."));
    QCOMPARE(selected(), qsizetype{2});
    QCOMPARE(f.grid->currentIndex().row(), 4);
    QTRY_COMPARE(f.inspection.history().done, std::size_t{1});
    // What is decided already is not decided twice.
    f.grid->selectAll();
    QTest::keyClick(f.grid, Qt::Key_Delete);
    QCOMPARE(decided(), QStringLiteral("xxxxxxxx"));
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 0);
    QCOMPARE(f.inspection.applied().back().on.images.size(), std::size_t{5});
    QVERIFY(!f.child<QPushButton>("cleanTakeAll")->isEnabled());
}

void TstCleanLabels::suggestionsOfASelectionAreOneStep()
{
    LabelsFixture f;
    // Listings of different categories: the first's is suggested for the other.
    const QString first = toQString(m_shop.shop->summary(m_shop.listings[1])->categoryName);
    f.doubt(m_shop.image(0), "Toys");
    f.doubt(m_shop.image(1), toUtf8(first));
    f.start(m_shop.shop);
    f.show();
    f.grid->selectAll();
    QTest::keyClick(f.grid, Qt::Key_Return);
    QCOMPARE(f.word(0), QStringLiteral("Now Toys"));
    QCOMPARE(f.word(1), QStringLiteral("Now ") + first);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    QVERIFY(f.inspection.applied().front().useSuggestion);
    QTest::keyClick(f.grid, Qt::Key_U);
    QVERIFY(f.word(0).isEmpty() && f.word(1).isEmpty());

    // One that has the category stays for another decision: it would be another step.
    f.grid->selectAll();
    const auto number = f.pane->legend().indexOf(first);
    QVERIFY(number >= 0);
    QTest::keyClick(f.grid, static_cast<char>('1' + number));
    QVERIFY(f.word(0).isEmpty() && !f.word(1).isEmpty());
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QCOMPARE(f.inspection.applied().back().on.findings, std::vector<std::int64_t>{2});
}

/// Rows go when something else decides about them, below the large view.
void TstCleanLabels::previewOutlivesWhatItShows()
{
    LabelsFixture f(m_shop, 3);
    QTest::keyClick(f.grid, Qt::Key_P);
    auto* preview = f.page.findChild<PicturePreview*>();
    Action accept;
    accept.kind = ActionKind::Accept;
    accept.on.findings = {
        f.pane->findings().itemAt(0)->stored.row, f.pane->findings().itemAt(1)->stored.row};
    f.presenter().decide(accept);
    QTRY_COMPARE(f.pane->findings().rowCount(), 1);
    QTest::keyClick(preview, Qt::Key_X); // about a photo that has been decided about
    QTest::keyClick(preview, Qt::Key_End);
    QCOMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(preview->current(), 2);
    QTest::keyClick(preview, Qt::Key_X);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QCOMPARE(f.inspection.applied().back().on.images, std::vector<ImageRow>{m_shop.image(2)});
    f.page.setWorkspace(nullptr);
    QVERIFY(!preview->isVisible());
}

void TstCleanLabels::previewDecides()
{
    LabelsFixture f(m_shop, 3);
    QTest::keyClick(f.grid, Qt::Key_P);
    auto* preview = f.page.findChild<PicturePreview*>();
    QVERIFY(preview->isVisible());
    const auto shown = m_shop.shop->image(m_shop.image(0));
    const auto title = toQString(m_shop.shop->listing(shown->listing)->title);
    QTRY_VERIFY(test::someLabelSays(*preview, title)); // read off the GUI thread
    const auto button = [preview](const char* name) {
        return preview->findChild<QPushButton*>(QLatin1String(name));
    };
    QTest::keyClick(preview, Qt::Key_X); // and on to the next
    QCOMPARE(preview->current(), 1);
    QCOMPARE(f.grid->currentIndex().row(), 1);
    QTest::mouseClick(button("previewFine"), Qt::LeftButton);
    QCOMPARE(preview->current(), 2);
    QTest::keyClick(preview, Qt::Key_Left);
    QCOMPARE(
        preview->findChild<QLabel*>(QStringLiteral("previewSaid"))->text(), QStringLiteral("Fine"));
    QVERIFY(!button("previewLeaveOut")->isEnabled());
    QVERIFY(!button("previewTakeBack"));
    QTest::keyClick(preview, Qt::Key_U);
    QVERIFY(button("previewLeaveOut")->isEnabled());
    QTest::keyClick(preview, Qt::Key_U);
    QCOMPARE(preview->current(), 0);
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 3);
    QTest::keyClick(preview, Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
}

void TstCleanLabels::labelKeysUndo()
{
    LabelsFixture f(m_shop, 3);
    QTest::keyClick(f.grid, Qt::Key_X);
    QTest::keyClick(f.grid, Qt::Key_X);
    QTest::keyClick(f.grid, Qt::Key_U);
    QCOMPARE(f.grid->currentIndex().row(), 1);
    QVERIFY(f.word(1).isEmpty());
    QVERIFY(!f.word(0).isEmpty());
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 2);
    QTRY_COMPARE(f.inspection.calls().size(), std::size_t{1});
    // Undone from elsewhere: what is shown is read again.
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 3);
    QTRY_VERIFY(f.word(0).isEmpty());
}

void TstCleanLabels::labelKeysUndoOnlyWhatTheyDid()
{
    LabelsFixture f;
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    f.doubt(m_shop.image(0));
    for (std::size_t i = 0; i < 4; ++i) // the first once more: of the same listing
        f.doubt(m_shop.image(i));
    f.start(m_shop.shop);
    Action older;
    older.kind = ActionKind::Accept;
    older.on.findings = {1};
    JobContext context;
    f.inspection.apply(older, "t", context);
    f.show();

    // Another category for the listing answers the question about both of its photos.
    QTest::keyClick(f.grid, Qt::Key_Return);
    QVERIFY(!f.word(0).isEmpty() && f.word(1) == f.word(0));
    QCOMPARE(f.grid->currentIndex().row(), 2);
    // What fails, and what somebody else has settled in the meantime, makes no step.
    QTRY_VERIFY(!f.presenter().isDeciding());
    f.inspection.failNext(Error(ErrorCode::DiskFull, "No room."));
    QTest::keyClick(f.grid, Qt::Key_X);
    QTRY_VERIFY(f.word(2).isEmpty());
    older.on.findings = {5};
    f.inspection.apply(older, "t", context);
    QCOMPARE(f.grid->currentIndex().row(), 3);
    QTest::keyClick(f.grid, Qt::Key_Space);
    QTest::keyClick(f.grid, Qt::Key_U); // before it is known that there was nothing to do
    QTRY_VERIFY(f.word(3).isEmpty());
    QTRY_VERIFY(!f.presenter().isDeciding());
    QCOMPARE(f.inspection.calls().size(), std::size_t{0});
    QVERIFY(!f.word(0).isEmpty());

    // The one step that the keys made; not the other's that came after it, and no older one.
    JobContext undoing;
    f.inspection.undo(undoing);
    QTest::keyClick(f.grid, Qt::Key_U);
    QTRY_VERIFY(f.word(0).isEmpty() && f.word(1).isEmpty());
    QTRY_COMPARE(f.inspection.calls().size(), std::size_t{2});
    QCOMPARE(f.grid->currentIndex().row(), 0);
    QTest::keyClick(f.grid, Qt::Key_U);
    QTRY_VERIFY(f.presenter().news().text.contains(QStringLiteral("Nothing that was decided")));
    QCOMPARE(f.inspection.calls().size(), std::size_t{2});
    QCOMPARE(f.inspection.history().done, std::size_t{1});
}

void TstCleanLabels::aRowIsWholeInASmallWindow()
{
    LabelsFixture f(m_shop, 12);
    f.grid->setFixedHeight(200); // what a window of 900 x 600 leaves
    QTRY_VERIFY(f.grid->viewport()->height() <= 200);
    const auto card = [&f] { return f.grid->visualRect(f.grid->model()->index(0, 0)); };
    QTRY_VERIFY(card().isValid() && card().bottom() < f.grid->viewport()->height());
}

QTEST_MAIN(TstCleanLabels)
#include "tst_cleanlabels.moc"
