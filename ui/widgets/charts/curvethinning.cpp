// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/curvethinning.h"

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kFilled = 1e-15; ///< of the mean, that may be missing without a trace
constexpr double kForgotten = 1e-9; ///< weight at which a point counts no more

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

/// Of points that each keep `decay` of what was before them.
class MovingAverage {
public:
    void add(double y, double decay)
    {
        m_mean = decay * m_mean + (1.0 - decay) * y;
        m_missing *= decay;
    }
    double value() const { return m_missing < kFilled ? m_mean : m_mean / (1.0 - m_missing); }

private:
    double m_mean = 0.0;
    double m_missing = 1.0; ///< share of the mean that no point has filled yet
};

MovingAverage averageBefore(std::span<const QPointF> points, std::size_t end, double weight)
{
    std::size_t begin = end;
    for (double left = 1.0; begin > 0 && left > kForgotten; --begin)
        left *= std::isfinite(points[begin - 1].y()) ? weight : 1.0;
    MovingAverage average;
    for (std::size_t i = begin; i < end; ++i) {
        if (std::isfinite(points[i].y()))
            average.add(points[i].y(), weight);
    }
    return average;
}

bool isEmpty(std::span<const QPointF> points, double from, double to, int columns)
{
    return points.empty() || columns < 1 || !(to > from);
}

/// What `add` puts for the points that lie inside, and one point beyond either end.
template <typename Add>
std::vector<QPointF> withEnds(
    std::span<const QPointF> points, double from, double to, int columns, Add add)
{
    std::vector<QPointF> result;
    if (isEmpty(points, from, to, columns))
        return result;
    const Reach reach = reachOf(points, from, to);
    if (reach.first > 0)
        result.push_back(points[reach.first - 1]);
    add(result, reach);
    if (reach.end < points.size())
        result.push_back(points[reach.end]);
    return result;
}

}

std::vector<QPointF> smoothed(
    std::span<const QPointF> points, double weight, double from, double to)
{
    const Reach reach = reachOf(points, from, to);
    const std::size_t first = reach.first > 0 ? reach.first - 1 : 0;
    const auto shown = points.subspan(first, std::min(reach.end + 1, points.size()) - first);
    std::vector<QPointF> result(shown.begin(), shown.end());
    if (weight <= 0.0)
        return result;
    MovingAverage average = averageBefore(points, first, weight);
    for (QPointF& point : result) {
        if (!std::isfinite(point.y()))
            continue;
        average.add(point.y(), weight);
        point.setY(average.value());
    }
    return result;
}

double smoothedAt(std::span<const QPointF> points, std::size_t which, double weight)
{
    const double y = points[which].y();
    if (weight <= 0.0 || !std::isfinite(y))
        return y;
    MovingAverage average = averageBefore(points, which, weight);
    average.add(y, weight);
    return average.value();
}

std::vector<QPointF> thinned(std::span<const QPointF> points, double from, double to, int columns)
{
    const auto at = [&](std::size_t i) { return points.begin() + static_cast<std::ptrdiff_t>(i); };
    return withEnds(points, from, to, columns, [&](std::vector<QPointF>& result, Reach reach) {
        if (reach.end - reach.first <= 2 * static_cast<std::size_t>(columns)) {
            result.insert(result.end(), at(reach.first), at(reach.end));
            return;
        }
        eachStretch(points, reach, from, to, columns, [&](std::size_t begin, std::size_t end) {
            const auto lower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
            const auto [least, most] = std::minmax_element(at(begin), at(end), lower);
            result.push_back(*std::min(least, most));
            if (least != most)
                result.push_back(*std::max(least, most));
        });
    });
}

std::vector<QPointF> averaged(std::span<const QPointF> points, double from, double to, int columns)
{
    return withEnds(points, from, to, columns, [&](std::vector<QPointF>& result, Reach reach) {
        eachStretch(points, reach, from, to, columns, [&](std::size_t begin, std::size_t end) {
            QPointF sum;
            for (std::size_t i = begin; i < end; ++i)
                sum += points[i];
            result.push_back(sum / static_cast<double>(end - begin));
        });
    });
}

CurveMeans meansOf(std::span<const QPointF> points, int columns)
{
    CurveMeans means;
    const auto take = [&](std::size_t begin, std::size_t end) {
        QPointF sum;
        int count = 0;
        for (const QPointF& point : points.subspan(begin, end - begin)) {
            sum += std::isfinite(point.y()) ? point : QPointF();
            count += std::isfinite(point.y()) ? 1 : 0;
        }
        if (count == 0)
            return;
        means.points.push_back(sum / count);
        means.counts.push_back(count);
    };
    if (points.empty())
        return means;
    const double from = points.front().x();
    const double to = points.back().x();
    if (isEmpty(points, from, to, columns))
        take(0, points.size());
    else
        eachStretch(points, {0, points.size()}, from, to, columns, take);
    return means;
}

std::vector<QPointF> smoothed(const CurveMeans& means, double weight)
{
    std::vector<QPointF> result = means.points;
    if (weight <= 0.0)
        return result;
    MovingAverage average;
    int count = 0;
    double half = 1.0; // decay to the middle of a stretch
    double whole = 1.0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (means.counts[i] != count) { // most stretches are as long as the one before
            count = means.counts[i];
            half = std::pow(weight, (count + 1) / 2.0);
            whole = std::pow(weight, count);
        }
        const double y = result[i].y();
        MovingAverage middle = average;
        middle.add(y, half);
        result[i].setY(middle.value());
        average.add(y, whole);
    }
    return result;
}

}
