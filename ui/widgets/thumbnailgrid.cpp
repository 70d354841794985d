// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/thumbnailgrid.h"

#include "ui/shell/theme.h"
#include "ui/widgets/carddelegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kFadeMs = 150;
constexpr int kFrameMs = 16;

}

ThumbnailGrid::ThumbnailGrid(QWidget* parent)
    : OutgoingView(parent)
    , m_delegate(new CardDelegate(this))
    , m_fadeTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("thumbnailGrid"));
    setAccessibleName(tr("Gallery"));
    setItemDelegate(m_delegate);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setBackgroundRole(QPalette::Window);
    m_fadeTimer->setInterval(kFrameMs);
    connect(m_fadeTimer, &QTimer::timeout, this, &ThumbnailGrid::continueFades);
    connect(this, &QAbstractItemView::doubleClicked, this, &ThumbnailGrid::opened);
    connect(
        verticalScrollBar(), &QScrollBar::rangeChanged, this, &ThumbnailGrid::announceVisibleRows);
}

ThumbnailGrid::~ThumbnailGrid() = default;

void ThumbnailGrid::setModel(QAbstractItemModel* newModel)
{
    if (model())
        disconnect(model(), nullptr, this, nullptr);
    QListView::setModel(newModel);
    m_delegate->forgetFades();
    m_firstVisible = m_lastVisible = -1;
    if (newModel)
        watchModel(newModel);
    layoutCards();
}

void ThumbnailGrid::watchModel(QAbstractItemModel* watched)
{
    connect(watched, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
            if (roles.contains(PictureRole))
                fadeIn(first.row(), last.row());
        });
    connect(watched, &QAbstractItemModel::modelReset, this, &ThumbnailGrid::startAnew);
    connect(watched, &QAbstractItemModel::rowsInserted, this, &ThumbnailGrid::announceVisibleRows);
    connect(watched, &QAbstractItemModel::rowsRemoved, this, &ThumbnailGrid::announceVisibleRows);
}

void ThumbnailGrid::startAnew()
{
    m_delegate->forgetFades();
    m_firstVisible = m_lastVisible = -1;
    announceVisibleRows();
}

void ThumbnailGrid::fadeIn(int first, int last)
{
    const int ms = motionDuration(this, kFadeMs);
    for (int row = std::max(first, m_firstVisible); row <= std::min(last, m_lastVisible); ++row)
        m_delegate->fadeIn(model()->index(row, 0), ms);
    if (m_delegate->isFading() && !m_fadeTimer->isActive())
        m_fadeTimer->start();
}

void ThumbnailGrid::continueFades()
{
    m_delegate->dropFinishedFades();
    if (!m_delegate->isFading())
        m_fadeTimer->stop();
    viewport()->update();
}

void ThumbnailGrid::setCardWidth(int width)
{
    m_cardWidth = std::clamp(width, 120, 400);
    layoutCards();
}

void ThumbnailGrid::setShowsScore(bool shows)
{
    m_delegate->setShowsScore(shows);
    layoutCards();
}

void ThumbnailGrid::setFitsHeight(bool fits)
{
    m_fitsHeight = fits;
    layoutCards();
}

/// So many that the captions of the first row are not cut off below, if any can be.
int ThumbnailGrid::columnsThatFit(int columns, int room) const
{
    const auto isWhole = [&](int count) {
        return m_delegate->cellHeight(room / count, font()) <= viewport()->height();
    };
    const int most = std::max(columns, room / (kLeastCard + CardDelegate::kGap));
    while (columns < most && !isWhole(columns))
        ++columns;
    return columns;
}

void ThumbnailGrid::layoutCards()
{
    // The bar's room is always kept, so that nothing jumps when it appears.
    const int room =
        std::max(1, width() - 2 * frameWidth() - verticalScrollBar()->sizeHint().width() - 1);
    // The nearest whole number: cards come out a little wider or narrower than wanted.
    const int wanted = m_cardWidth + CardDelegate::kGap;
    m_columns = std::max(1, (room + wanted / 2) / wanted);
    if (m_fitsHeight)
        m_columns = columnsThatFit(m_columns, room);
    const int cellWidth = room / m_columns;
    const QSize cell(cellWidth, m_delegate->cellHeight(cellWidth, font()));
    if (cell != gridSize()) {
        m_delegate->setCell(cell);
        setGridSize(cell);
    }
    verticalScrollBar()->setSingleStep(std::max(20, cell.height() / 4));
    announceVisibleRows();
}

void ThumbnailGrid::announceVisibleRows()
{
    // Rows are asked for once the layout is done, which the view puts off.
    QTimer::singleShot(0, this, &ThumbnailGrid::findVisibleRows);
}

void ThumbnailGrid::findVisibleRows()
{
    const int count = model() ? model()->rowCount(rootIndex()) : 0;
    int first = -1;
    int last = -1;
    if (count > 0 && gridSize().height() > 0) {
        const int top = verticalOffset() / gridSize().height();
        const int bottom = (verticalOffset() + viewport()->height() - 1) / gridSize().height();
        first = std::clamp(top * m_columns, 0, count - 1);
        last = std::clamp(bottom * m_columns + m_columns - 1, first, count - 1);
    }
    if (first == m_firstVisible && last == m_lastVisible)
        return;
    m_firstVisible = first;
    m_lastVisible = last;
    Q_EMIT visibleRowsChanged(first, last);
}

void ThumbnailGrid::resizeEvent(QResizeEvent* event)
{
    layoutCards();
    QListView::resizeEvent(event);
}

void ThumbnailGrid::keyboardSearch(const QString& search)
{
    m_typed.start();
    QListView::keyboardSearch(search);
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && event->modifiers() == Qt::NoModifier) {
        // Within a title that is being typed a space is a letter.
        const bool typing =
            m_typed.isValid() && m_typed.elapsed() < QApplication::keyboardInputInterval();
        if (event->key() == Qt::Key_Space && typing)
            return keyboardSearch(event->text());
        if (event->key() == Qt::Key_Space) {
            Q_EMIT previewRequested(current);
            return;
        }
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            Q_EMIT opened(current);
            return;
        }
    }
    QListView::keyPressEvent(event);
}

void ThumbnailGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentMoved(current);
}

std::unique_ptr<QMimeData> ThumbnailGrid::selectedFiles() const
{
    QList<QUrl> files;
    for (const QModelIndex& index : selectionModel()->selectedIndexes()) {
        const QString file = index.data(FileRole).toString();
        if (!file.isEmpty())
            files << QUrl::fromLocalFile(file);
    }
    if (files.isEmpty())
        return nullptr;
    auto mime = std::make_unique<QMimeData>();
    mime->setUrls(files);
    return mime;
}

void ThumbnailGrid::startDrag(Qt::DropActions)
{
    dragOut(this, dragSource() ? dragSource() : MimeSource([this] { return selectedFiles(); }));
}

void ThumbnailGrid::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    announceVisibleRows();
}

void ThumbnailGrid::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layoutCards();
}

}
