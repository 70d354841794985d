// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace vitrine::ui {

/// Draws a step of the history: its switch, what it did on two lines at most, a caption below; what
/// it found otherwise than its maker on as many as that takes.
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
    static constexpr int kLines = 2;
    /// The text in at most so many lines; what does not fit ends in dots.
    static QStringList linesOf(
        const QString& text, const QFont& font, int width, int most = kLines);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    static bool isConflict(const QModelIndex& index); ///< a value that a step found otherwise
    static QStringList linesAt(const QModelIndex& index, const QFont& font, int width);
    static QFont fontOf(const QFont& base, const QModelIndex& index);
    int widthOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

}
