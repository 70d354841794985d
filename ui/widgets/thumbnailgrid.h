// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dragout.h"

#include <QElapsedTimer>
#include <QListView>

#include <memory>

class QMimeData;
class QTimer;

namespace vitrine::ui {

class CardDelegate;

/// What the grid reads from its model, beside Qt::DisplayRole (the title, also for type-ahead) and
/// Qt::ToolTipRole (the whole title).
enum GridRole : int {
    PictureRole = Qt::UserRole + 100, ///< QImage; null: still loading. Ask for kPictureSide pixels
    NoPictureRole, ///< bool: there is no picture and none will come
    CaptionRole, ///< QString, one line: price, category, place
    ScoreRole, ///< double 0 to 1 for the bar; invalid: no bar
    ScoreTextRole, ///< QString beside the bar; without it the score as "0.87"
    FileRole, ///< QString, the picture's file, for dragging out; empty: not draggable
    MutedRole, ///< bool: paler than the others
};

inline constexpr double kMutedOpacity = 0.4; ///< of rows that are muted

/// Responsive gallery of cards: photo, title, caption, score. Keys: arrows, Home, End, Page,
/// type-ahead, Space previews, Enter opens, Ctrl+A, Shift-click. The model needs only the roles
/// above; pictures may come later (emit dataChanged with PictureRole: they fade in). Without a drag
/// source the selection's files are dragged out.
class ThumbnailGrid : public OutgoingView<QListView> {
    Q_OBJECT
public:
    static constexpr int kPictureSide =
        256; ///< device-independent pixels asked of the loader, times the scale
    static constexpr int kLeastCard = 80; ///< pixels in width

    explicit ThumbnailGrid(QWidget* parent = nullptr);
    ~ThumbnailGrid() override;

    void setModel(QAbstractItemModel* model) override;
    void keyboardSearch(const QString& search) override;
    /// Wanted width of a card in pixels, 120 to 400; the real one fills the row. Default 200.
    void setCardWidth(int width);
    int cardWidth() const { return m_cardWidth; }
    /// Makes cards smaller, down to kLeastCard, where otherwise not even one row would be whole.
    void setFitsHeight(bool fits);
    int columnCount() const { return m_columns; }
    void setShowsScore(bool shows); ///< keeps room for the bar

    Q_SIGNAL void opened(const QModelIndex& index); ///< Enter or double click
    Q_SIGNAL void previewRequested(const QModelIndex& index); ///< Space
    Q_SIGNAL void currentMoved(const QModelIndex& index); ///< the current card, by key or mouse
    /// First and last row on screen, after scrolling, resizing and new rows; -1, -1 when none.
    Q_SIGNAL void visibleRowsChanged(int first, int last);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void startDrag(Qt::DropActions actions) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;

private:
    void layoutCards();
    int columnsThatFit(int columns, int room) const;
    void announceVisibleRows();
    void findVisibleRows();
    void watchModel(QAbstractItemModel* watched);
    void startAnew();
    std::unique_ptr<QMimeData> selectedFiles() const;
    void fadeIn(int first, int last);
    void continueFades();

    CardDelegate* m_delegate;
    QTimer* m_fadeTimer;
    QElapsedTimer m_typed; ///< since the last letter of a type-ahead
    int m_cardWidth = 200;
    bool m_fitsHeight = false;
    int m_columns = 1;
    int m_firstVisible = -1;
    int m_lastVisible = -1;
};

}
