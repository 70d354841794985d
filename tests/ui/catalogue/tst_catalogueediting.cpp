// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/workspace/inspection.h"
#include "tests/ui/catalogue/cataloguefixture.h"
#include "ui/itemmodels/rowroles.h"
#include "ui/pages/catalogue/listingform.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/pages/pictures/picturepreview.h"
#include "ui/pages/pictures/pictureview.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/photorow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <optional>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CatalogueFixture;
using vitrine::test::titleOf;

/// What is changed, left out and handed on from the Catalogue page.
class TstCatalogueEditing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void theTableEditsInPlace();
    void aListingWithoutAPriceGetsOne();
    void theFormChangesWhatDiffers();
    void deleteLeavesOutAndUndoTakesBack();
    void nothingToUndoIsNoSuccess();
    void photosAreLeftOutAndTakenBackIn();
    void keysActOnTheSelectionFromWhereverTheFocusIs();
    void theDetailsTakeAListingBackIn();
    void exportsTheSelectionOrWhatIsShown();
    void keysMovePreviewAndCopy();
    void whatIsTooMuchToGoIsTold();

private:
    test::OwnSettings m_settings;
};

void TstCatalogueEditing::theTableEditsInPlace()
{
    CatalogueFixture f;
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

void TstCatalogueEditing::aListingWithoutAPriceGetsOne()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    ListingModel& listings = f.presenter().listings();
    f.page.perform(ActionId::ShowTable);
    auto* table = f.child<ListingTable>("catalogueTable");
    const auto priceOf = [&f](std::int64_t row) { return f.workspace->listing({row})->price; };
    const auto type = [&](int row, const QString& text) {
        table->setFocus();
        table->setCurrentIndex(listings.index(row, ListingModel::PriceColumn));
        QTest::keyClick(table, Qt::Key_F2);
        auto* editor = table->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QVERIFY(editor->text().isEmpty());
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!table->viewport()->findChild<QLineEdit*>());
    };
    QVERIFY(!priceOf(1) && !priceOf(26));
    type(0, QStringLiteral("12.50"));
    QTRY_COMPARE(priceOf(1), std::optional(Money{1250, "GBP"}));
    QTRY_COMPARE(
        listings.index(0, ListingModel::PriceColumn).data().toString(), QStringLiteral("£12.50"));
    type(25, QStringLiteral("8 EUR"));
    QTRY_COMPARE(priceOf(26), std::optional(Money{800, "EUR"}));

    f.page.perform(ActionId::ShowGallery);
    f.grid()->setFocus();
    f.grid()->setCurrentIndex(listings.index(50, 0));
    QTRY_COMPARE(f.text("detailTitle"), QString::fromStdString(titleOf(50)));
    QTest::keyClick(f.grid(), Qt::Key_F2);
    QTRY_VERIFY(f.child<ListingForm>("listingForm")->isVisible());
    QTest::keyClicks(f.child<QLineEdit>("formPrice"), QStringLiteral("7"));
    QTest::mouseClick(f.child<QPushButton>("formSave"), Qt::LeftButton);
    QTRY_COMPARE(priceOf(51), std::optional(Money{700, "GBP"}));
}

void TstCatalogueEditing::theFormChangesWhatDiffers()
{
    CatalogueFixture f;
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

void TstCatalogueEditing::nothingToUndoIsNoSuccess()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    QVERIFY(!f.page.canPerform(ActionId::Undo));
    QVERIFY(!f.page.canPerform(ActionId::Redo));
    QSignalSpy told(&f.presenter().edits(), &ListingEdits::told);
    f.presenter().edits().undo();
    auto* notice = f.child<Notice>("catalogueTold");
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->kind(), Notice::Kind::Info);
    QVERIFY(told.isEmpty());

    QSignalSpy changed(&f.page, &Page::actionsChanged);
    f.presenter().edits().setExcluded([](JobContext&) { return std::vector{ListingRow{7}}; }, true);
    QVERIFY(f.page.canPerform(ActionId::Undo)); // as soon as it is asked for
    QTRY_COMPARE(told.size(), 1);
    QTRY_VERIFY(!f.page.canPerform(ActionId::Redo));
    QVERIFY(f.page.canPerform(ActionId::Undo));
    QCOMPARE(notice->kind(), Notice::Kind::Success);
    f.presenter().edits().undo();
    QTRY_VERIFY(!f.page.canPerform(ActionId::Undo));
    QVERIFY(f.page.canPerform(ActionId::Redo));
    QVERIFY(!changed.isEmpty());
}

void TstCatalogueEditing::deleteLeavesOutAndUndoTakesBack()
{
    CatalogueFixture f;
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

void TstCatalogueEditing::photosAreLeftOutAndTakenBackIn()
{
    CatalogueFixture f(60, true);
    QTRY_VERIFY(f.isFull());
    f.grid()->setCurrentIndex(f.presenter().listings().index(5, 0));
    QTRY_COMPARE(f.text("detailTitle"), QString::fromStdString(titleOf(5)));
    auto* strip = f.child<PhotoRow>("detailStrip");
    auto* picture = f.child<PictureView>("detailPicture");
    auto* button = f.child<QPushButton>("detailExclude");
    QTRY_COMPARE(strip->model()->rowCount(), 2);
    const ImageRow second{strip->model()->index(1, 0).data(ImageRowRole).toLongLong()};
    const auto isOut = [&] { return f.workspace->image(second)->excluded; };
    const auto isMuted = [&](int row) {
        return strip->model()->index(row, 0).data(MutedRole).toBool();
    };
    const auto told = [&f] { return f.child<Notice>("catalogueTold")->text(); };
    strip->setCurrentIndex(strip->model()->index(1, 0));
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_X);
    QTRY_VERIFY(isOut());
    QTRY_VERIFY(isMuted(1) && picture->isMuted());
    QVERIFY(!isMuted(0)); // the other photo and the listing stay
    QVERIFY(!f.workspace->listing({6})->excluded);
    QTRY_VERIFY(f.child<QLabel>("detailPhotoOut")->isVisible());
    QTRY_COMPARE(told(), QStringLiteral("1 photo is left out."));
    QCOMPARE(f.presenter().countsText(), QStringLiteral("60 listings · 59 photos"));
    QCOMPARE(strip->currentIndex().row(), 1); // it stays where it is

    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!isOut());
    QTRY_COMPARE(told(), QStringLiteral("1 photo is back in the data set."));
    QTRY_VERIFY(!isMuted(1) && !picture->isMuted());
    QVERIFY(!f.child<QLabel>("detailPhotoOut")->isVisible());
    Q_EMIT picture->customContextMenuRequested(picture->rect().center());
    auto* menu = f.page.findChild<PhotoMenu*>();
    QVERIFY(menu);
    const auto line = [menu](const QString& text) {
        const auto lines = menu->actions();
        return *std::ranges::find(lines, text, &QAction::text);
    };
    QVERIFY(!line(QStringLiteral("Take back in"))->isEnabled());
    line(QStringLiteral("Leave out"))->trigger();
    QTRY_VERIFY(isOut());
    f.page.perform(ActionId::Undo);
    QTRY_VERIFY(!isOut());
    QTest::keyClick(strip, Qt::Key_Delete);
    QTRY_VERIFY(isOut());
    QTRY_VERIFY(isMuted(1));
    QTest::keyClick(strip, Qt::Key_Delete, Qt::ShiftModifier);
    QTRY_VERIFY(!isOut());
    picture->setFocus();
    QTest::keyClick(picture, Qt::Key_X);
    QTRY_VERIFY(isOut());
    QTRY_VERIFY(picture->isMuted());
    QTest::keyClick(picture, Qt::Key_Delete, Qt::ShiftModifier);
    QTRY_VERIFY(!isOut());
}

void TstCatalogueEditing::keysActOnTheSelectionFromWhereverTheFocusIs()
{
    CatalogueFixture f;
    QTRY_VERIFY(f.isFull());
    ListingModel& listings = f.presenter().listings();
    ThumbnailGrid* grid = f.grid();
    const auto clickAt = [grid, &listings](int row) {
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {},
            grid->visualRect(listings.index(row, 0)).center());
    };
    clickAt(1);
    QTest::keyClick(grid, Qt::Key_X); // right after the click
    QTRY_COMPARE(listings.rowCount(), 59);
    clickAt(0);
    auto* filters = f.child<QAbstractItemView>("catalogueCategories");
    filters->setFocus();
    QTest::keyClick(filters, Qt::Key_X);
    QTRY_COMPARE(listings.rowCount(), 58);
    QTRY_COMPARE(grid->selectionModel()->selectedIndexes().size(), qsizetype(1));
    auto* button = f.child<QPushButton>("catalogueExport");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Delete);
    QTRY_COMPARE(listings.rowCount(), 57);
    // Texts have their letters; a word that is being typed goes on.
    clickAt(0);
    auto* words = f.child<QLineEdit>("catalogueWords");
    words->setFocus();
    QTest::keyClick(words, Qt::Key_X);
    QCOMPARE(words->text(), QStringLiteral("x"));
    words->clear();
    QTRY_COMPARE(f.presenter().countsText(), QStringLiteral("57 listings · 57 photos"));
    grid->setFocus();
    QTest::keyClicks(grid, QStringLiteral("sx"));
    // Nothing is acted on that is not to be seen.
    f.page.perform(ActionId::ShowCharts);
    f.page.setFocus();
    QTest::keyClick(&f.page, Qt::Key_X);
    f.page.perform(ActionId::ShowGallery);
    QTRY_VERIFY(!f.presenter().edits().isBusy());
    QCOMPARE(listings.rowCount(), 57);
    QCOMPARE(f.presenter().countsText(), QStringLiteral("57 listings · 57 photos"));
}

void TstCatalogueEditing::theDetailsTakeAListingBackIn()
{
    CatalogueFixture f(60, true);
    QTRY_VERIFY(f.isFull());
    f.grid()->setFocus();
    f.grid()->setCurrentIndex(f.presenter().listings().index(5, 0));
    QTRY_COMPARE(f.text("detailTitle"), QString::fromStdString(titleOf(5)));
    QVERIFY(!f.child<QPushButton>("detailTakeBack")->isVisible());
    QTest::keyClick(f.grid(), Qt::Key_Delete);
    f.presenter().setChosen(ListingState::Excluded, true);
    QTRY_COMPARE(f.presenter().listings().rowCount(), 1);
    f.grid()->setCurrentIndex({});
    f.grid()->setCurrentIndex(f.presenter().listings().index(0, 0));
    auto* back = f.child<QPushButton>("detailTakeBack");
    QTRY_VERIFY(back->isVisible());
    // Its photos go with it: they are not left out one by one.
    QVERIFY(f.child<PictureView>("detailPicture")->isMuted());
    QVERIFY(!f.child<QPushButton>("detailExclude")->isEnabled());
    QVERIFY(!f.child<QLabel>("detailPhotoOut")->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY(!f.workspace->listing({6})->excluded);
    QTRY_COMPARE(f.presenter().state(), CatalogueState::NothingFound);
}

void TstCatalogueEditing::exportsTheSelectionOrWhatIsShown()
{
    CatalogueFixture f(450);
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

void TstCatalogueEditing::keysMovePreviewAndCopy()
{
    CatalogueFixture f(60, true);
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

void TstCatalogueEditing::whatIsTooMuchToGoIsTold()
{
    CatalogueFixture f(1200);
    QTRY_VERIFY(f.isFull());
    auto* told = f.child<Notice>("catalogueTold");
    const auto tells = [told] {
        return told->isVisible()
            && told->text().startsWith(
                QStringLiteral("Only the first 1,000 of 1,200 rows are taken along."));
    };
    f.grid()->setFocus();
    f.grid()->setCurrentIndex(f.presenter().listings().index(0, 0));
    QVERIFY(f.grid()->dragSource()());
    QVERIFY(!told->isVisible());
    f.grid()->selectAll();
    const auto dragged = f.grid()->dragSource()();
    QTRY_VERIFY(tells());
    QCOMPARE(dragged->text().count(QLatin1Char('\n')), 1000);
    QCOMPARE(dragged->data(QStringLiteral("text/csv")).count('\n'), 1001);
    told->hide();
    QTest::keyClick(f.grid(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(tells());
    QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 1000);
}

QTEST_MAIN(TstCatalogueEditing)
#include "tst_catalogueediting.moc"
