// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"
#include "ui/widgets/carddelegate.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace vitrine::ui;

class TstThumbnailGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(*qApp, this); }

    void init()
    {
        m_model.clear();
        for (int i = 0; i < 40; ++i) {
            auto* item =
                new QStandardItem(QStringLiteral("%1 %2")
                                      .arg(i % 2 ? QStringLiteral("Lamp") : QStringLiteral("Sofa"))
                                      .arg(i));
            item->setData(QStringLiteral("£80 · Leeds"), CaptionRole);
            item->setData(0.5, ScoreRole);
            QImage picture(64, 40, QImage::Format_RGB32);
            picture.fill(Qt::blue);
            item->setData(picture, PictureRole);
            m_model.appendRow(item);
        }
        m_grid = std::make_unique<ThumbnailGrid>();
        m_grid->setModel(&m_model);
        m_grid->setShowsScore(true);
        m_grid->resize(900, 600);
        m_grid->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
        m_grid->setCurrentIndex(m_model.index(0, 0));
    }

    void columnsFollowTheWidth()
    {
        QCOMPARE(m_grid->columnCount(), 4);
        // A row of cards fills the width, and the second row starts at the left.
        QCOMPARE(m_grid->visualRect(m_model.index(4, 0)).left(),
            m_grid->visualRect(m_model.index(0, 0)).left());
        m_grid->resize(500, 600);
        QCOMPARE(m_grid->columnCount(), 2);
        m_grid->setCardWidth(150);
        QCOMPARE(m_grid->columnCount(), 3);
        m_grid->resize(900, 600);
        QCOMPARE(m_grid->columnCount(), 5);
    }

    void cardsFitTheHeight()
    {
        const auto isWhole = [this] {
            return m_grid->visualRect(m_model.index(0, 0)).bottom() < m_grid->viewport()->height();
        };
        m_grid->resize(900, 200);
        QCOMPARE(m_grid->columnCount(), 4);
        QVERIFY(!isWhole());
        m_grid->setFitsHeight(true);
        QVERIFY(m_grid->columnCount() > 4);
        QVERIFY(isWhole());
        m_grid->resize(900, 600); // as large as wanted again
        QCOMPARE(m_grid->columnCount(), 4);
        m_grid->resize(900, 60); // not for any size
        QVERIFY(m_grid->gridSize().width() >= ThumbnailGrid::kLeastCard);
    }

    void arrowsMoveByCardAndRow()
    {
        const auto press = [this](Qt::Key key) {
            QTest::keyClick(m_grid.get(), key);
            return m_grid->currentIndex().row();
        };
        QCOMPARE(press(Qt::Key_Right), 1);
        QCOMPARE(press(Qt::Key_Down), 5);
        QCOMPARE(press(Qt::Key_Up), 1);
        QCOMPARE(press(Qt::Key_End), 39);
        QCOMPARE(press(Qt::Key_Home), 0);
        QVERIFY(press(Qt::Key_PageDown) >= 4);
    }

    void keysOpenPreviewAndSelect()
    {
        QSignalSpy opened(m_grid.get(), &ThumbnailGrid::opened);
        QSignalSpy previewed(m_grid.get(), &ThumbnailGrid::previewRequested);
        QTest::keyClick(m_grid.get(), Qt::Key_Return);
        QTest::keyClick(m_grid.get(), Qt::Key_Space);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(previewed.count(), 1);
        QTest::keyClick(m_grid.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_grid->selectionModel()->selectedIndexes().size(), 2);
        QTest::keyClick(m_grid.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_grid->selectionModel()->selectedIndexes().size(), 40);
        QTest::keyClicks(m_grid.get(), QStringLiteral("lamp 7"));
        QCOMPARE(m_grid->currentIndex().row(), 7);
    }

    void tellsWhichRowsAreOnScreen()
    {
        QSignalSpy visible(m_grid.get(), &ThumbnailGrid::visibleRowsChanged);
        m_grid->scrollToBottom();
        QTRY_VERIFY(visible.count() > 0);
        QCOMPARE(visible.last().at(1).toInt(), 39);
        QVERIFY(visible.last().at(0).toInt() > 0);
    }

    void photoFillsItsSquareToTheEdge()
    {
        const QImage shot = m_grid->viewport()->grab().toImage();
        const QRect cell = m_grid->visualRect(m_model.index(1, 0));
        const int inset = CardDelegate::kGap / 2 + 4;
        const QPoint topMiddle(cell.center().x(), cell.top() + inset + 1);
        QCOMPARE(shot.pixelColor(topMiddle * shot.devicePixelRatio()), QColor(Qt::blue));
    }

private:
    Theme* m_theme = nullptr;
    QStandardItemModel m_model;
    std::unique_ptr<ThumbnailGrid> m_grid;
};

QTEST_MAIN(TstThumbnailGrid)
#include "tst_thumbnailgrid.moc"
