// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace vitrine::ui {

/// Draws a step of the history: its switch, what it did on two lines at most, a caption below.
class StepDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role : int {
        CaptionRole = Qt::UserRole, ///< QString
        StepRole, ///< qlonglong: the step; none: no step
        PlaceRole, ///< qlonglong: where going back to goes; none: nowhere
        DoneRole, ///< bool: in force; otherwise quiet
        ConflictsRole, ///< qlonglong
        HeadingRole, ///< bool
        DetailRole, ///< bool: one value that a step changed
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    /// The text in at most two lines; what does not fit ends in dots.
    static QStringList linesOf(const QString& text, const QFont& font, int width);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    static QFont fontOf(const QFont& base, const QModelIndex& index);
    int widthOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

}
