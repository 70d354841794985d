// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/curvereadings.h"

#include "ui/widgets/charts/curvelines.h"
#include "ui/widgets/charts/curvethinning.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vitrine::ui {
namespace {

/// The point that lies nearest; end where `x` is beyond the curve, unless it is a single point.
auto nearest(const std::vector<QPointF>& points, double x)
{
    if (points.size() == 1)
        return points.begin();
    if (points.empty() || x < points.front().x() || x > points.back().x())
        return points.end();
    const auto next = std::lower_bound(points.begin(), points.end(), x,
        [](const QPointF& point, double at) { return point.x() < at; });
    const bool before = next != points.begin() && x - std::prev(next)->x() < next->x() - x;
    return before ? std::prev(next) : next;
}

}

std::vector<CurveReading> readingsAt(
    const std::vector<Curve>& curves, double weight, double x, double y, std::size_t most)
{
    std::vector<CurveReading> readings;
    for (const Curve& curve : curves) {
        const auto point = nearest(curve.points, x);
        if (point == curve.points.end() || !std::isfinite(point->y()))
            continue;
        const auto which = static_cast<std::size_t>(point - curve.points.begin());
        readings.push_back({&curve,
            isSmoothed(curve, weight) ? smoothedAt(curve.points, which, weight) : point->y()});
    }
    if (readings.size() > most) {
        const auto last = readings.begin() + static_cast<std::ptrdiff_t>(most);
        std::nth_element(readings.begin(), last, readings.end(),
            [y](const CurveReading& a, const CurveReading& b) {
                return std::abs(a.value - y) < std::abs(b.value - y);
            });
        readings.resize(most);
    }
    std::stable_sort(readings.begin(), readings.end(),
        [](const CurveReading& a, const CurveReading& b) { return a.value > b.value; });
    return readings;
}

}
