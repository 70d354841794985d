// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/squarephoto.h"

#include "ui/shell/controlpainting.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kCorner = 4;
constexpr int kIconSide = 20;
constexpr double kMutedOpacity = 0.4;

/// The largest square in the middle.
QRect middleOf(const QSize& size)
{
    const int side = std::min(size.width(), size.height());
    return {(size.width() - side) / 2, (size.height() - side) / 2, side, side};
}

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
    const Tokens& colours = tokens(option.palette);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (!m_framesCurrent && option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, selectionTint(colours));
    QRect square(0, 0, m_side, m_side);
    square.moveCenter(option.rect.center());
    QPainterPath corners;
    corners.addRoundedRect(square, kCorner, kCorner);
    const auto picture = index.data(PictureRole).value<QImage>();
    painter->fillPath(corners, colours.raised);
    if (!picture.isNull()) {
        painter->setClipPath(corners);
        if (index.data(MutedRole).toBool())
            painter->setOpacity(kMutedOpacity);
        painter->drawImage(square, picture, middleOf(picture.size()));
        painter->setOpacity(1.0);
        painter->setClipping(false);
    } else if (index.data(NoPictureRole).toBool()) {
        QRect place(0, 0, kIconSide, kIconSide);
        place.moveCenter(square.center());
        painter->drawPixmap(place.topLeft(),
            iconPixmap(QStringLiteral("image-off"), kIconSide, colours.secondary,
                painter->device()->devicePixelRatioF()));
    }
    if (m_framesCurrent && option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(QPen(colours.accent, 2));
        painter->drawRoundedRect(QRectF(square).adjusted(-2, -2, 2, 2), kCorner + 2, kCorner + 2);
    }
    painter->restore();
}

QSize SquarePhotoDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_side + 2 * space::kTight, m_side + 2 * space::kTight};
}

}
