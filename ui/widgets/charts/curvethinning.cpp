// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/curvethinning.h"

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kFilled = 1e-15; ///< of the mean, that may be missing without a trace

struct Reach {
    std::size_t first = 0; ///< that lies inside
    std::size_t end = 0;
};

Reach reachOf(std::span<const QPointF> points, double from, double to)
{
    const auto left = [](const QPointF& point, double x) { return point.x() < x; };
    const auto right = [](double x, const QPointF& point) { return x < point.x(); };
    const auto first = std::lower_bound(points.begin(), points.end(), from, left);
    const auto end = std::upper_bound(first, points.end(), to, right);
    return {static_cast<std::size_t>(first - points.begin()),
        static_cast<std::size_t>(end - points.begin())};
}

/// Calls `take` with each stretch's points, by position.
template <typename Take>
void eachStretch(
    std::span<const QPointF> points, Reach reach, double from, double to, int columns, Take take)
{
    const double width = (to - from) / columns;
    const double last = columns - 1.0; // it has the right edge too
    double column = -1.0;
    std::size_t begin = reach.first;
    while (begin < reach.end) {
        column = std::clamp(std::floor((points[begin].x() - from) / width), column + 1.0, last);
        const double edge = from + (column + 1.0) * width;
        std::size_t end = begin + 1;
        while (end < reach.end && (column == last || points[end].x() < edge))
            ++end;
        take(begin, end);
        begin = end;
    }
}

bool isEmpty(std::span<const QPointF> points, double from, double to, int columns)
{
    return points.empty() || columns < 1 || !(to > from);
}

}

void smoothInto(std::vector<QPointF>& result, std::span<const QPointF> points, double weight)
{
    result.assign(points.begin(), points.end());
    if (weight <= 0.0)
        return;
    double mean = 0.0;
    double missing = 1.0; // share of the mean that no point has filled yet
    for (QPointF& point : result) {
        if (!std::isfinite(point.y()))
            continue;
        mean = weight * mean + (1.0 - weight) * point.y();
        missing *= weight;
        point.setY(missing < kFilled ? mean : mean / (1.0 - missing));
    }
}

std::vector<QPointF> smoothed(std::span<const QPointF> points, double weight)
{
    std::vector<QPointF> result;
    smoothInto(result, points, weight);
    return result;
}

std::vector<QPointF> thinned(std::span<const QPointF> points, double from, double to, int columns)
{
    std::vector<QPointF> result;
    if (isEmpty(points, from, to, columns))
        return result;
    const Reach reach = reachOf(points, from, to);
    if (reach.first > 0)
        result.push_back(points[reach.first - 1]);
    if (reach.end - reach.first <= 2 * static_cast<std::size_t>(columns)) {
        result.insert(result.end(), points.begin() + static_cast<std::ptrdiff_t>(reach.first),
            points.begin() + static_cast<std::ptrdiff_t>(reach.end));
    } else {
        eachStretch(points, reach, from, to, columns, [&](std::size_t begin, std::size_t end) {
            const auto lower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
            const auto [least, most] =
                std::minmax_element(points.begin() + static_cast<std::ptrdiff_t>(begin),
                    points.begin() + static_cast<std::ptrdiff_t>(end), lower);
            result.push_back(*std::min(least, most));
            if (least != most)
                result.push_back(*std::max(least, most));
        });
    }
    if (reach.end < points.size())
        result.push_back(points[reach.end]);
    return result;
}

std::vector<QPointF> averaged(std::span<const QPointF> points, double from, double to, int columns)
{
    std::vector<QPointF> result;
    if (isEmpty(points, from, to, columns))
        return result;
    const Reach reach = reachOf(points, from, to);
    if (reach.first > 0)
        result.push_back(points[reach.first - 1]);
    eachStretch(points, reach, from, to, columns, [&](std::size_t begin, std::size_t end) {
        QPointF sum;
        for (std::size_t i = begin; i < end; ++i)
            sum += points[i];
        result.push_back(sum / static_cast<double>(end - begin));
    });
    if (reach.end < points.size())
        result.push_back(points[reach.end]);
    return result;
}

}
