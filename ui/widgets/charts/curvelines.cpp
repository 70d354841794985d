// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/curvelines.h"

namespace vitrine::ui {
namespace {

constexpr int kOverviewColumns = 400;

std::vector<QPointF> peaksOf(const std::vector<QPointF>& points)
{
    const double from = points.front().x();
    const double to = points.back().x();
    return to > from ? thinned(points, from, to, kOverviewColumns) : points;
}

}

/// Also what is not drawn now: the smoothing's slider comes to both.
bool CurveLines::prepare(const std::vector<Curve>& curves, const std::function<bool()>& enough)
{
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const Curve& curve = curves[i];
        Kept& kept = m_kept[i];
        if (curve.points.empty() || !kept.peaks.empty())
            continue;
        kept.peaks = peaksOf(curve.points);
        if (curve.smooth && kept.means.points.empty())
            kept.means = meansOf(curve.points, kOverviewColumns);
        if (enough())
            return i + 1 == curves.size();
    }
    return true;
}

std::vector<QPointF> CurveLines::line(std::size_t which, const Curve& curve, const CurveView& view)
{
    Kept& kept = m_kept[which];
    const auto& points = curve.points;
    if (points.empty())
        return {};
    if (!isSmoothed(curve, view.weight)) {
        if (view.overview && kept.peaks.empty())
            kept.peaks = peaksOf(points);
        return thinned(view.overview ? kept.peaks : points, view.from, view.to, view.columns);
    }
    if (view.overview && kept.means.points.empty())
        kept.means = meansOf(points, kOverviewColumns);
    const auto smooth = view.overview ? smoothed(kept.means, view.weight)
                                      : smoothed(points, view.weight, view.from, view.to);
    return view.many ? averaged(smooth, view.from, view.to, view.columns)
                     : thinned(smooth, view.from, view.to, view.columns);
}

}
