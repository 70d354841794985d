// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/runswatch.h"

#include "ui/pages/train/runcurves.h"
#include "ui/shell/theme.h"

#include <QPainter>

namespace vitrine::ui {

QPixmap runSwatch(RunRow run, const QPalette& palette, qreal scale)
{
    constexpr int kSide = 12;
    QPixmap pixmap(QSize(kSide, kSide) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens(palette).series[static_cast<std::size_t>(colourOf(run))]);
    painter.drawEllipse(QRectF(1, 1, kSide - 2, kSide - 2));
    return pixmap;
}

}
