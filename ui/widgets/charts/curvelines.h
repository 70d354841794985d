// SPDX-License-Identifier: GPL-3.0-or-later
// Private to vitrine_ui_charts.
#pragma once

#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/charts/curvethinning.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace vitrine::ui {

inline bool isSmoothed(const Curve& curve, double weight)
{
    return weight > 0.0 && curve.smooth;
}

/// What of curves is looked at, and how closely.
struct CurveView {
    double from = 0.0; ///< of x
    double to = 0.0;
    int columns = 0; ///< stretches that are told apart
    double weight = 0.0; ///< of the smoothing
    bool many = false; ///< curves: means do for those that are smoothed
    bool overview = false; ///< a picture of the whole curve does for its points
    bool operator==(const CurveView&) const = default;
};

/// The few points that are drawn of each curve. Pictures of whole curves are kept, so that
/// smoothing and zooming cost the same however many points there are.
class CurveLines {
public:
    void resize(std::size_t curves) { m_kept.resize(curves); }
    void forget(std::size_t which) { m_kept[which] = {}; } ///< its points have changed
    /// Makes the pictures of whole curves that are not there yet, until `enough` says so (it is
    /// asked after each). Whether all are there.
    bool prepare(const std::vector<Curve>& curves, const std::function<bool()>& enough);
    /// `curve` is number `which`.
    std::vector<QPointF> line(std::size_t which, const Curve& curve, const CurveView& view);

private:
    struct Kept { ///< empty: not made yet
        std::vector<QPointF> peaks;
        CurveMeans means;
    };

    std::vector<Kept> m_kept;
};

}
