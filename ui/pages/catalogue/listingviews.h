// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QModelIndex>
#include <QStackedWidget>

#include <memory>
#include <utility>
#include <vector>

class QAbstractItemView;
class QMimeData;

namespace vitrine::ui {

class CataloguePresenter;
class ListingTable;
class ThumbnailGrid;
class ThumbnailLoader;

/// The listings as gallery or table, with one current listing, which is the presenter's selection.
class ListingViews : public QStackedWidget {
    Q_OBJECT
public:
    explicit ListingViews(CataloguePresenter& presenter, QWidget* parent = nullptr);

    void setTableShown(bool table);
    bool isTableShown() const;
    ThumbnailGrid* grid() const { return m_grid; }
    ListingTable* table() const { return m_table; }
    int currentRow() const; ///< -1: none
    void setCurrentRow(int row, bool centred);
    void clearCurrent(); ///< and the presenter's selection
    void scrollToCurrent();
    void setFocusToView();
    /// First and last row of each selected span, ascending.
    std::vector<std::pair<int, int>> selectedSpans() const;
    int selectedCount() const;
    void selectAll();
    /// The selection is about to go from the list: what then stands in its place becomes current.
    void expectRemoval();
    /// Starts editing the current row's cell in the table; false where there is none.
    bool editCurrent();
    /// For dragging out and copying: the selected listings' photos as files, the rows as CSV and
    /// as lines with tabs. At most kMostOutgoing listings; null when none is selected.
    std::unique_ptr<QMimeData> selectionAsMime() const;

    Q_SIGNAL void previewRequested(int row);
    Q_SIGNAL void opened(int row); ///< Enter or double click
    Q_SIGNAL void menuRequested(int row, const QPoint& globalPosition);
    Q_SIGNAL void viewChanged();
    Q_SIGNAL void selectionChanged();
    Q_SIGNAL void dragged(); ///< the selection is about to be dragged out

protected:
    bool event(QEvent* event) override;

private:
    QAbstractItemView* view() const;
    void connectGrid();
    void connectTable();
    std::unique_ptr<QMimeData> dragSelection();
    void follow(const QModelIndex& index);
    void answerAwaited();
    void restoreCurrent();
    bool selectAfterRemoval();
    void showRevealed();
    void keepVisibleOnly(int first, int last);
    void updateScale();
    void requestMenu(const QPoint& position);

    CataloguePresenter& m_presenter;
    ThumbnailLoader* m_thumbnails;
    ThumbnailGrid* m_grid;
    ListingTable* m_table;
    int m_awaited = -1; ///< became current before it was read
    int m_toReveal = -1; ///< to become current once the model has it
    bool m_following = true;
    int m_removedAt = -1; ///< where the selection began that is about to go; -1: none is
    int m_countBefore = 0;
};

}
