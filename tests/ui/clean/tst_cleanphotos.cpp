// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/clean/cleanfixture.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/pages/pictures/picturepreview.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanFixture;
using vitrine::test::CleanShop;

namespace {

/// The page on the dark photos of twelve: six are found, and open.
struct DarkPhotos : CleanFixture {
    explicit DarkPhotos(const CleanShop& shop)
    {
        std::vector<std::pair<ImageRow, double>> values;
        for (std::size_t i = 0; i < 12; ++i) {
            values.emplace_back(shop.image(i), (static_cast<double>(i) + 0.5) / 24.0);
            if (i < 6)
                add(FindingKind::Dark, {}, shop.image(i));
        }
        inspection.setValues(FindingKind::Dark, values, true, 0.25);
        start(shop.shop);
        page.showKind(FindingKind::Dark);
    }
    bool isShown() { return beyond()->items().size() == 6 && within()->items().size() == 6; }
    PhotoStrip* beyond() { return child<PhotoStrip>("cleanBeyond"); }
    PhotoStrip* within() { return child<PhotoStrip>("cleanWithin"); }
    QString found() { return child<QLabel>("cleanFound")->text(); }
    bool can(const char* button) { return child<QPushButton>(button)->isEnabled(); }

    /// A letter a photo: left out, fine, or neither.
    static QString decided(const PhotoStrip* strip)
    {
        QString letters;
        for (const PhotoItem& item : strip->items())
            letters += QLatin1Char(item.muted ? 'x' : item.marked ? 'f' : '.');
        return letters;
    }
    static std::vector<int> selected(const PhotoStrip* strip)
    {
        std::vector<int> rows;
        for (const QModelIndex& index : strip->selectionModel()->selectedIndexes())
            rows.push_back(index.row());
        return rows;
    }
    static void select(PhotoStrip* strip, int first, int count)
    {
        strip->setFocus();
        strip->setCurrentIndex(strip->model()->index(first, 0));
        for (int i = 1; i < count; ++i)
            QTest::keyClick(strip, Qt::Key_Right, Qt::ShiftModifier);
    }
};

}

/// Single photos on both sides of a threshold: selected, decided about, taken back.
class TstCleanPhotos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysDecideAboutSeveral();
    void buttonsTakeBack();
    void onlyOneStripIsSelected();
    void fineIsShownWhenReadAgain();
    void menuDecides();
    void previewDecides();
    void whatFailsIsNotMarked();

private:
    CleanShop m_shop;
};

void TstCleanPhotos::keysDecideAboutSeveral()
{
    DarkPhotos f(m_shop);
    QTRY_VERIFY(f.isShown());
    f.select(f.beyond(), 1, 3); // the nearest first: images 5, 4, ...
    QCOMPARE(f.child<QLabel>("cleanPhotosSelected")->text(), QStringLiteral("The 3 selected"));
    QTest::keyClick(f.beyond(), Qt::Key_X);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral(".xxx..")); // at once, in its place
    QCOMPARE(f.selected(f.beyond()), std::vector{4});
    QTRY_COMPARE(f.line(FindingKind::Dark).open, 3);
    QTRY_COMPARE(f.found(), QStringLiteral("3 of 9 found"));
    QCOMPARE(f.decided(f.beyond()), QStringLiteral(".xxx.."));
    QCOMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(f.inspection.applied().front().kind, ActionKind::Exclude);
    QCOMPARE(f.inspection.applied().front().on.images,
        (std::vector{m_shop.image(4), m_shop.image(3), m_shop.image(2)}));

    QTest::keyClick(f.beyond(), Qt::Key_F);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral(".xxxf."));
    QTRY_COMPARE(f.line(FindingKind::Dark).open, 2);
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Accept);
    QVERIFY(f.inspection.applied().back().finding == FindingKind::Dark);

    // Undone step by step, and selected again.
    QTest::keyClick(f.beyond(), Qt::Key_U);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral(".xxx.."));
    QTest::keyClick(f.beyond(), Qt::Key_U);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral("......"));
    QCOMPARE(f.selected(f.beyond()), (std::vector{1, 2, 3}));
    QTRY_COMPARE(f.line(FindingKind::Dark).open, 6);
    QTRY_COMPARE(f.found(), QStringLiteral("6 of 12 found"));
    QTest::keyClick(f.beyond(), Qt::Key_U);
    QTRY_VERIFY(f.presenter().news().text.contains(QStringLiteral("Nothing that was decided")));
}

void TstCleanPhotos::buttonsTakeBack()
{
    DarkPhotos f(m_shop);
    QTRY_VERIFY(f.isShown());
    QVERIFY(!f.can("cleanExcludePhotos") && !f.can("cleanPhotosFine"));
    f.select(f.within(), 0, 2); // not found, and yet unwanted
    QVERIFY(f.can("cleanExcludePhotos") && !f.can("cleanTakeBackPhotos"));
    f.click("cleanExcludePhotos");
    QCOMPARE(f.decided(f.within()), QStringLiteral("xx...."));
    QTRY_COMPARE(f.found(), QStringLiteral("6 of 10 found"));
    f.select(f.within(), 1, 1);
    QVERIFY(f.can("cleanTakeBackPhotos") && !f.can("cleanExcludePhotos"));
    QVERIFY(!f.can("cleanPhotosFine")); // it is not in use
    f.click("cleanTakeBackPhotos");
    QCOMPARE(f.decided(f.within()), QStringLiteral("x....."));
    QTRY_COMPARE(f.found(), QStringLiteral("6 of 11 found"));
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Restore);
    QCOMPARE(f.inspection.applied().back().on.images, std::vector{m_shop.image(7)});
    f.select(f.within(), 0, 1);
    QTest::keyClick(f.within(), Qt::Key_Delete, Qt::ShiftModifier);
    QTRY_COMPARE(f.found(), QStringLiteral("6 of 12 found"));
    QTest::keyClick(f.within(), Qt::Key_Delete);
    QTRY_COMPARE(f.found(), QStringLiteral("6 of 11 found"));

    // Decided elsewhere: what is left out is no photo of the property any more.
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.found(), QStringLiteral("6 of 12 found"));
    QTRY_COMPARE(f.decided(f.within()), QStringLiteral("......"));
    f.select(f.within(), 0, 1);
    QTest::keyClick(f.within(), Qt::Key_X);
    QTRY_COMPARE(f.found(), QStringLiteral("6 of 11 found"));
    QTRY_VERIFY(!f.presenter().isDeciding());
    f.page.showKind(FindingKind::Dark);
    QTRY_COMPARE(f.within()->items().size(), std::size_t{5});
}

void TstCleanPhotos::onlyOneStripIsSelected()
{
    DarkPhotos f(m_shop);
    QTRY_VERIFY(f.isShown());
    f.select(f.beyond(), 0, 2);
    f.select(f.within(), 0, 3);
    QVERIFY(f.selected(f.beyond()).empty());
    QCOMPARE(f.child<QLabel>("cleanPhotosSelected")->text(), QStringLiteral("The 3 selected"));
    f.within()->clearSelection();
    QCOMPARE(f.child<QLabel>("cleanPhotosSelected")->text(), QStringLiteral("None selected"));
}

void TstCleanPhotos::fineIsShownWhenReadAgain()
{
    DarkPhotos f(m_shop);
    QTRY_VERIFY(f.isShown());
    Action fine;
    fine.kind = ActionKind::Accept;
    fine.on.findings = {5, 6}; // the two that are nearest
    f.presenter().decide(fine);
    QTRY_COMPARE(f.decided(f.beyond()), QStringLiteral("ff...."));
    QCOMPARE(f.beyond()->items().front().caption, QStringLiteral("Fine"));
    QVERIFY(f.beyond()->items().front().tip.startsWith(QStringLiteral("0.229")));
    // Left out and taken back, it is fine as before.
    f.select(f.beyond(), 0, 1);
    QTest::keyClick(f.beyond(), Qt::Key_X);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral("xf...."));
    f.select(f.beyond(), 0, 1);
    QTest::keyClick(f.beyond(), Qt::Key_Delete, Qt::ShiftModifier);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral("ff...."));
}

void TstCleanPhotos::menuDecides()
{
    DarkPhotos f(m_shop);
    QTRY_VERIFY(f.isShown());
    f.select(f.beyond(), 0, 2);
    QSignalSpy shown(&f.page, &Page::listingRequested);
    const auto choose = [&f](const QString& text) {
        PhotoStrip* strip = f.beyond();
        Q_EMIT strip->customContextMenuRequested(
            strip->visualRect(strip->model()->index(0, 0)).center());
        auto* menu = f.page.findChild<PhotoMenu*>();
        QVERIFY(menu);
        for (QAction* line : menu->actions()) {
            if (line->text() == text)
                line->trigger();
        }
        menu->close();
        QTRY_VERIFY(!f.page.findChild<PhotoMenu*>());
    };
    choose(QStringLiteral("Take back in")); // nothing is left out
    choose(QStringLiteral("Leave out"));
    QCOMPARE(f.decided(f.beyond()), QStringLiteral("xx...."));
    choose(QStringLiteral("Show in catalogue"));
    QCOMPARE(shown.size(), 1);
    QCOMPARE(
        shown.front().front().value<ListingRow>(), m_shop.shop->image(m_shop.image(5))->listing);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
}

void TstCleanPhotos::previewDecides()
{
    DarkPhotos f(m_shop);
    QTRY_VERIFY(f.isShown());
    f.select(f.beyond(), 0, 1);
    QTest::keyClick(f.beyond(), Qt::Key_Space);
    auto* preview = f.page.findChild<PicturePreview*>();
    QVERIFY(preview->isVisible());
    const auto button = [preview](const char* name) {
        return preview->findChild<QPushButton*>(QLatin1String(name));
    };
    QTest::mouseClick(button("previewLeaveOut"), Qt::LeftButton);
    QTest::keyClick(preview, Qt::Key_F);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral("xf...."));
    QCOMPARE(preview->current(), 2);
    QCOMPARE(f.selected(f.beyond()), std::vector{2}); // the strip follows
    QTest::keyClick(preview, Qt::Key_Home);
    QVERIFY(!button("previewLeaveOut")->isEnabled());
    QTest::mouseClick(button("previewTakeBack"), Qt::LeftButton);
    QCOMPARE(preview->current(), 0); // to be looked at
    QVERIFY(button("previewLeaveOut")->isEnabled() && !button("previewTakeBack")->isEnabled());
    QTest::keyClick(preview, Qt::Key_U);
    QCOMPARE(f.decided(f.beyond()), QStringLiteral("xf...."));
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{3});
}

void TstCleanPhotos::whatFailsIsNotMarked()
{
    DarkPhotos f(m_shop);
    QTRY_VERIFY(f.isShown());
    f.select(f.beyond(), 0, 2);
    f.inspection.failNext(Error(ErrorCode::DiskFull, "No room."));
    QTest::keyClick(f.beyond(), Qt::Key_X);
    QTRY_COMPARE(f.decided(f.beyond()), QStringLiteral("......"));
    QTRY_VERIFY(f.presenter().news().failed);
}

QTEST_MAIN(TstCleanPhotos)
#include "tst_cleanphotos.moc"
