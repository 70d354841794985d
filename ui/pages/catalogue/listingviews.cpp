// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/listingviews.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QEvent>
#include <QMimeData>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

constexpr int kCardWidth = 160; ///< narrow enough for two beside the details in a small window
/// Rows beyond the screen whose pictures are still worth loading.
constexpr int kMargin = 24;

}

ListingViews::ListingViews(CataloguePresenter& presenter, QWidget* parent)
    : QStackedWidget(parent)
    , m_presenter(presenter)
    , m_thumbnails(new ThumbnailLoader(this))
    , m_grid(new ThumbnailGrid)
    , m_table(new ListingTable)
{
    m_grid->setObjectName(QStringLiteral("catalogueGrid"));
    m_grid->setAccessibleName(tr("Listings"));
    m_grid->setCardWidth(kCardWidth);
    addWidget(m_grid);
    addWidget(m_table);
    ListingModel& listings = m_presenter.listings();
    listings.pictures().setLoader(m_thumbnails);
    m_grid->setModel(&listings);
    m_table->setModel(&listings);
    connectGrid();
    connectTable();
    for (const QAbstractItemView* each :
        {static_cast<QAbstractItemView*>(m_grid), static_cast<QAbstractItemView*>(m_table)})
        connect(each->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ListingViews::selectionChanged);
    connect(&listings, &QAbstractItemModel::modelReset, this, [this] { m_removedAt = -1; });
    connect(&listings, &ListingModel::settled, this, &ListingViews::restoreCurrent);
    connect(&listings, &ListingModel::settled, this, &ListingViews::showRevealed);
    connect(&listings, &QAbstractItemModel::dataChanged, this, &ListingViews::answerAwaited);
    connect(&m_presenter, &CataloguePresenter::picturesChanged, this, [this] {
        m_thumbnails->forget();
        m_grid->viewport()->update();
        m_table->viewport()->update();
    });
    connect(&m_presenter, &CataloguePresenter::revealed, this, [this](int row) {
        m_toReveal = row;
        showRevealed();
    });
    connect(&m_presenter, &CataloguePresenter::workspaceChanged, this, [this] {
        const auto& workspace = m_presenter.workspace();
        m_thumbnails->setSource(workspace
                ? [workspace](ImageRow row, int side) { return workspace->thumbnail(row, side); }
                : ThumbnailLoader::Source());
    });
}

void ListingViews::connectGrid()
{
    connect(m_grid, &ThumbnailGrid::currentMoved, this, &ListingViews::follow);
    connect(m_grid, &ThumbnailGrid::previewRequested, this,
        [this](const QModelIndex& index) { Q_EMIT previewRequested(index.row()); });
    connect(m_grid, &ThumbnailGrid::opened, this,
        [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
    connect(m_grid, &ThumbnailGrid::visibleRowsChanged, this, &ListingViews::keepVisibleOnly);
    m_grid->setDragSource([this] { return dragSelection(); });
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &ListingViews::requestMenu);
}

void ListingViews::connectTable()
{
    connect(m_table, &ListingTable::currentMoved, this, &ListingViews::follow);
    connect(m_table, &ListingTable::previewRequested, this,
        [this](const QModelIndex& index) { Q_EMIT previewRequested(index.row()); });
    connect(m_table, &ListingTable::opened, this,
        [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
    connect(m_table, &ListingTable::orderClicked, &m_presenter, &CataloguePresenter::sortByColumn);
    m_table->setDragSource([this] { return dragSelection(); });
    m_table->setCategorySource([this] {
        QStringList names;
        for (const CategoryCount& category : m_presenter.facets().categories) {
            if (category.row)
                names << toQString(category.name);
        }
        return names;
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListingViews::requestMenu);
}

QAbstractItemView* ListingViews::view() const
{
    return isTableShown() ? static_cast<QAbstractItemView*>(m_table) : m_grid;
}

bool ListingViews::isTableShown() const
{
    return currentWidget() == m_table;
}

void ListingViews::setTableShown(bool table)
{
    if (table == isTableShown())
        return;
    const int row = currentRow();
    const bool focused = view()->hasFocus();
    setCurrentWidget(table ? static_cast<QWidget*>(m_table) : m_grid);
    setCurrentRow(row, true);
    if (focused)
        view()->setFocus();
    Q_EMIT viewChanged();
}

int ListingViews::currentRow() const
{
    const QModelIndex current = view()->currentIndex();
    return current.isValid() ? current.row() : -1;
}

void ListingViews::setCurrentRow(int row, bool centred)
{
    const QModelIndex index = m_presenter.listings().index(row, 0);
    if (!index.isValid())
        return;
    view()->setCurrentIndex(index);
    if (centred)
        view()->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void ListingViews::clearCurrent()
{
    m_grid->selectionModel()->clear();
    m_table->selectionModel()->clear();
    m_presenter.select({});
}

void ListingViews::scrollToCurrent()
{
    if (view()->currentIndex().isValid())
        view()->scrollTo(view()->currentIndex());
}

void ListingViews::showRevealed()
{
    // The place may be known before the model has as many rows.
    if (m_toReveal < 0 || m_toReveal >= m_presenter.listings().rowCount())
        return;
    setCurrentRow(std::exchange(m_toReveal, -1), true);
}

void ListingViews::setFocusToView()
{
    view()->setFocus();
    if (!view()->currentIndex().isValid())
        setCurrentRow(0, false);
}

std::vector<std::pair<int, int>> ListingViews::selectedSpans() const
{
    std::vector<std::pair<int, int>> spans;
    for (const QItemSelectionRange& range : view()->selectionModel()->selection())
        spans.emplace_back(range.top(), range.bottom());
    std::sort(spans.begin(), spans.end());
    // A row may be selected by several ranges, one for each stretch of columns.
    std::vector<std::pair<int, int>> merged;
    for (const auto& [first, last] : spans) {
        if (!merged.empty() && first <= merged.back().second + 1)
            merged.back().second = std::max(merged.back().second, last);
        else
            merged.emplace_back(first, last);
    }
    return merged;
}

int ListingViews::selectedCount() const
{
    int count = 0;
    for (const auto& [first, last] : selectedSpans())
        count += last - first + 1;
    return count;
}

void ListingViews::selectAll()
{
    view()->selectAll();
}

void ListingViews::expectRemoval()
{
    const auto spans = selectedSpans();
    m_removedAt = spans.empty() ? -1 : spans.front().first;
    m_countBefore = m_presenter.listings().rowCount();
}

/// Otherwise rows would stay selected that are other listings now.
bool ListingViews::selectAfterRemoval()
{
    const int count = m_presenter.listings().rowCount();
    if (m_removedAt < 0 || count == m_countBefore)
        return false;
    const int row = std::min(std::exchange(m_removedAt, -1), count - 1);
    if (row < 0) {
        clearCurrent();
        return true;
    }
    const QModelIndex index = m_presenter.listings().index(row, 0);
    view()->selectionModel()->clearSelection();
    view()->setCurrentIndex(index);
    follow(index); // the row may be the one that was current
    return true;
}

bool ListingViews::editCurrent()
{
    if (!isTableShown() || !m_table->currentIndex().isValid())
        return false;
    const QModelIndex index = m_table->currentIndex();
    const int column =
        index.flags().testFlag(Qt::ItemIsEditable) ? index.column() : ListingModel::TitleColumn;
    const QModelIndex cell = index.siblingAtColumn(column);
    if (!cell.flags().testFlag(Qt::ItemIsEditable))
        return false;
    m_table->setCurrentIndex(cell);
    m_table->edit(cell);
    return true;
}

std::unique_ptr<QMimeData> ListingViews::selectionAsMime() const
{
    const auto& workspace = m_presenter.workspace();
    if (!workspace)
        return nullptr;
    JobContext context;
    return mimeOfListings(
        *workspace, m_presenter.listings().readerOf(selectedSpans(), kMostOutgoing)(context));
}

std::unique_ptr<QMimeData> ListingViews::dragSelection()
{
    Q_EMIT dragged();
    return selectionAsMime();
}

void ListingViews::follow(const QModelIndex& index)
{
    // A view that gets the focus has a current row: nobody has chosen it.
    if (!m_following || !index.isValid() || !view()->selectionModel()->isSelected(index))
        return;
    const auto summary = m_presenter.listings().summaryAt(index.row());
    m_awaited = summary ? -1 : index.row();
    if (summary)
        m_presenter.select(summary->listing.row);
}

void ListingViews::answerAwaited()
{
    if (m_awaited < 0)
        return;
    if (const auto summary = m_presenter.listings().summaryAt(m_awaited)) {
        m_awaited = -1;
        m_presenter.select(summary->listing.row);
    }
}

void ListingViews::restoreCurrent()
{
    if (selectAfterRemoval())
        return;
    const int row =
        m_presenter.selected() ? m_presenter.listings().rowOf(m_presenter.selected()) : -1;
    if (row < 0 || row == currentRow())
        return;
    // The listing has moved, not the user: neither the place nor the details change.
    const QScopedValueRollback following(m_following, false);
    if (selectedCount() > 1) { // a selection of many stays: its rows are places, as shown
        view()->selectionModel()->setCurrentIndex(
            m_presenter.listings().index(row, 0), QItemSelectionModel::NoUpdate);
        return;
    }
    view()->selectionModel()->setCurrentIndex(m_presenter.listings().index(row, 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ListingViews::keepVisibleOnly(int first, int last)
{
    if (first < 0)
        return;
    std::vector<ImageRow> wanted;
    for (int row = std::max(0, first - kMargin); row <= last + kMargin; ++row) {
        if (const auto summary = m_presenter.listings().summaryAt(row))
            wanted.push_back(summary->cover);
    }
    if (!wanted.empty())
        m_thumbnails->keepOnly(wanted);
}

void ListingViews::requestMenu(const QPoint& position)
{
    const QModelIndex index = view()->indexAt(position);
    if (index.isValid())
        Q_EMIT menuRequested(index.row(), view()->viewport()->mapToGlobal(position));
}

bool ListingViews::event(QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::ScreenChangeInternal)
        updateScale();
    return QStackedWidget::event(event);
}

void ListingViews::updateScale()
{
    m_presenter.listings().pictures().setSide(
        static_cast<int>(ThumbnailGrid::kPictureSide * devicePixelRatioF()));
}

}
