// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace vitrine::ui {

/// Exponential moving average whose start is not pulled to zero (as TensorBoard smooths). `weight`
/// 0 (as it is) to below 1. Points that are no number stay, and are passed over. Of the points
/// between `from` and `to` and one beyond either end: what lies too far before them to count is not
/// looked at, which changes a value by less than a thousand millionth of the largest.
std::vector<QPointF> smoothed(std::span<const QPointF> points, double weight,
    double from = -std::numeric_limits<double>::infinity(),
    double to = std::numeric_limits<double>::infinity());
/// The value of point number `which` of that.
double smoothedAt(std::span<const QPointF> points, std::size_t which, double weight);

/// What stands for points of ascending x on a screen: of each of `columns` stretches between `from`
/// and `to` the least and the largest, in their order; and one point beyond either end, so that
/// lines leave the picture. At most 2 * columns + 2 points.
std::vector<QPointF> thinned(std::span<const QPointF> points, double from, double to, int columns);

/// As `thinned`, but one point a stretch, its mean: for smoothed lines among very many.
std::vector<QPointF> averaged(std::span<const QPointF> points, double from, double to, int columns);

/// Very many points in short: of each of `columns` stretches the mean, and of how many. Points that
/// are no number are left out.
struct CurveMeans {
    std::vector<QPointF> points;
    std::vector<int> counts; ///< beside them, each at least 1
};
CurveMeans meansOf(std::span<const QPointF> points, int columns);
/// What `smoothed` makes of the points behind the means, in the middle of each stretch; as if each
/// point were its stretch's mean.
std::vector<QPointF> smoothed(const CurveMeans& means, double weight);

}
