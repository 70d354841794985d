// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/imagestrip.h"

#include "ui/pages/catalogue/squarephoto.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace vitrine::ui {

ImageStrip::ImageStrip(QWidget* parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("detailStrip"));
    setAccessibleName(tr("Photos of this listing"));
    setItemDelegate(new SquarePhotoDelegate(kSide, true, this));
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

QSize ImageStrip::sizeHint() const
{
    return {kSide, kSide + 2 * space::kTight + horizontalScrollBar()->sizeHint().height()};
}

void ImageStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && currentIndex().isValid())
        Q_EMIT previewRequested(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

void ImageStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentMoved(current.isValid() ? current.row() : -1);
}

}
