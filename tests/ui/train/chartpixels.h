// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/charts/curvechart.h"

#include <QImage>
#include <QString>

#include <cmath>

namespace vitrine::test {

/// A wave of one to either side of `height`, over 0, 1, 2, ...
inline ui::Curve line(qint64 key, const QString& name, double height, int points = 100)
{
    ui::Curve curve;
    curve.key = key;
    curve.name = name;
    curve.colour = static_cast<int>(key);
    for (int i = 0; i < points; ++i)
        curve.points.emplace_back(i, height + std::sin(i * 0.3));
    return curve;
}

/// Pixels that differ from the corner.
inline int inked(const QImage& image)
{
    const QRgb ground = image.pixel(1, 1);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != ground ? 1 : 0;
    }
    return count;
}

}
