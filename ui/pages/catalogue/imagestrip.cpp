// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/imagestrip.h"

#include "ui/pages/catalogue/squarephoto.h"
#include "ui/shell/theme.h"

#include <QScrollBar>

namespace vitrine::ui {

ImageStrip::ImageStrip(QWidget* parent)
    : PhotoRow(parent)
{
    setObjectName(QStringLiteral("detailStrip"));
    setAccessibleName(tr("Photos of this listing"));
    setItemDelegate(new SquarePhotoDelegate(kSide, true, this));
}

QSize ImageStrip::sizeHint() const
{
    return {kSide, kSide + 2 * space::kTight + horizontalScrollBar()->sizeHint().height()};
}

void ImageStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    PhotoRow::currentChanged(current, previous);
    Q_EMIT currentMoved(current.isValid() ? current.row() : -1);
}

}
