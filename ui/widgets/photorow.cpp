// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/photorow.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kIconSide = 20;

/// The largest square in the middle.
QRect middleOf(const QSize& size)
{
    const int side = std::min(size.width(), size.height());
    return {(size.width() - side) / 2, (size.height() - side) / 2, side, side};
}

}

PhotoRow::PhotoRow(QWidget* parent)
    : OutgoingView(parent)
{
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Window);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PhotoRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && currentIndex().isValid())
        Q_EMIT previewRequested(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

void paintSquarePhoto(QPainter& painter, const QRect& square, int corner, const QPalette& palette,
    const QModelIndex& index)
{
    const Tokens& colours = tokens(palette);
    QPainterPath corners;
    corners.addRoundedRect(square, corner, corner);
    painter.fillPath(corners, colours.raised);
    const auto picture = index.data(PictureRole).value<QImage>();
    if (!picture.isNull()) {
        painter.setClipPath(corners);
        if (index.data(MutedRole).toBool())
            painter.setOpacity(kMutedOpacity);
        painter.drawImage(square, picture, middleOf(picture.size()));
        painter.setOpacity(1.0);
        painter.setClipping(false);
    } else if (index.data(NoPictureRole).toBool()) {
        QRect place(0, 0, kIconSide, kIconSide);
        place.moveCenter(square.center());
        painter.drawPixmap(place.topLeft(),
            iconPixmap(QStringLiteral("image-off"), kIconSide, colours.secondary,
                painter.device()->devicePixelRatioF()));
    }
}

void frameSquare(
    QPainter& painter, const QRect& square, int corner, const QPalette& palette, int width)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens(palette).accent, width));
    painter.drawRoundedRect(QRectF(square).adjusted(-2, -2, 2, 2), corner + 2, corner + 2);
}

}
