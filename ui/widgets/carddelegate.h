// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QHash>
#include <QPersistentModelIndex>
#include <QPixmap>
#include <QStyledItemDelegate>

#include <chrono>

namespace vitrine::ui {

/// Draws one card: square photo with rounded corners, title of two lines at most, caption, score.
/// Cells are as the grid sets them; the card leaves a gap around itself.
class CardDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kGap = 16; ///< between cards

    explicit CardDelegate(QObject* parent = nullptr);

    void setCell(const QSize& cell) { m_cell = cell; }
    void setShowsScore(bool shows) { m_showsScore = shows; }
    /// Height of a cell of that width.
    int cellHeight(int cellWidth, const QFont& font) const;
    /// The picture of this card has just come: it fades in over `ms`.
    void fadeIn(const QModelIndex& index, int ms);
    bool isFading() const { return !m_fades.isEmpty(); }
    void dropFinishedFades();
    void forgetFades() { m_fades.clear(); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return m_cell;
    }

private:
    struct Fade {
        std::chrono::steady_clock::time_point start;
        int ms = 0;
    };
    double opacity(const QModelIndex& index) const;
    void paintPhoto(QPainter* painter, const QRect& square, const QStyleOptionViewItem& option,
        const QModelIndex& index) const;
    void paintWords(QPainter* painter, const QRect& area, const QStyleOptionViewItem& option,
        const QModelIndex& index) const;
    QPixmap roundedPhoto(const QImage& image, const QSize& size, qreal scale) const;

    QSize m_cell{200, 260};
    bool m_showsScore = false;
    QHash<QPersistentModelIndex, Fade> m_fades;
    mutable QCache<QPair<qint64, int>, QPixmap> m_photos; ///< by image and width, cost in KiB
};

}
