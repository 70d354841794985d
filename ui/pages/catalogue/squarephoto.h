// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace vitrine::ui {

/// Paints the picture of a row as a square with round corners, centred in its cell: for the strip
/// of a listing's pictures and for tables.
class SquarePhotoDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    SquarePhotoDelegate(int side, bool framesCurrent, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_side;
    bool m_framesCurrent;
};

}
