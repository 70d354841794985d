// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <span>
#include <vector>

namespace vitrine::ui {

/// Exponential moving average whose start is not pulled to zero (as TensorBoard smooths). `weight`
/// 0 (as it is) to below 1. Points that are no number stay, and are passed over.
std::vector<QPointF> smoothed(std::span<const QPointF> points, double weight);
/// The same into `result`, whose memory is used again.
void smoothInto(std::vector<QPointF>& result, std::span<const QPointF> points, double weight);

/// What stands for points of ascending x on a screen: of each of `columns` stretches between `from`
/// and `to` the least and the largest, in their order; and one point beyond either end, so that
/// lines leave the picture. At most 2 * columns + 2 points.
std::vector<QPointF> thinned(std::span<const QPointF> points, double from, double to, int columns);

/// As `thinned`, but one point a stretch, its mean: for smoothed lines among very many.
std::vector<QPointF> averaged(std::span<const QPointF> points, double from, double to, int columns);

}
