// SPDX-License-Identifier: GPL-3.0-or-later
// Private to vitrine_ui_charts.
#pragma once

#include "ui/widgets/charts/curvechart.h"

#include <cstddef>
#include <vector>

namespace vitrine::ui {

/// What a curve says at a place of x, smoothed as it is drawn.
struct CurveReading {
    const Curve* curve = nullptr; ///< among those that were asked
    double value = 0.0;
};

/// At most `most`, the highest first; of more those that lie nearest to `y`.
std::vector<CurveReading> readingsAt(
    const std::vector<Curve>& curves, double weight, double x, double y, std::size_t most);

}
