// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace vitrine::ui {

/// Where words of one height stand, by their middles, so that none overlaps another and all lie
/// between `top` and `bottom`, in the order of `wanted` (ascending), with the least sum of squared
/// distances from there. All in pixels, down. Empty where they do not fit. By pooling adjacent
/// violators: Barlow and others, "Statistical Inference under Order Restrictions", 1972.
std::vector<double> labelPlaces(
    const std::vector<double>& wanted, double height, double top, double bottom);

}
