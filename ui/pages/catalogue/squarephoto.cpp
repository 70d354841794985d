// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/squarephoto.h"

#include "ui/shell/controlpainting.h"
#include "ui/shell/theme.h"
#include "ui/widgets/photorow.h"

#include <QPainter>

namespace vitrine::ui {
namespace {

constexpr int kCorner = 4;
}

SquarePhotoDelegate::SquarePhotoDelegate(int side, bool framesCurrent, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_side(side)
    , m_framesCurrent(framesCurrent)
{
}

void SquarePhotoDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (!m_framesCurrent && option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, selectionTint(tokens(option.palette)));
    QRect square(0, 0, m_side, m_side);
    square.moveCenter(option.rect.center());
    paintSquarePhoto(*painter, square, kCorner, option.palette, index);
    if (m_framesCurrent && option.state.testFlag(QStyle::State_Selected))
        frameSquare(*painter, square, kCorner, option.palette);
    painter->restore();
}

QSize SquarePhotoDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_side + 2 * space::kTight, m_side + 2 * space::kTight};
}

}
