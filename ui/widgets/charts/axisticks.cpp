// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/axisticks.h"

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kWantedTicks = 4.0; ///< about as many as there is room for
constexpr double kManyDecades = 1000.0; ///< times the least: from here on 1, 10, 100 do
constexpr double kEdge = 1e-9; ///< of the step: what rounding may put beyond an end

/// The one of 1, 2, 5, 10, ... that makes the number of ticks most nearly right.
double stepFor(double size, bool whole)
{
    const double exact = size / kWantedTicks;
    const double decade = std::pow(10.0, std::floor(std::log10(exact)));
    double step = decade;
    for (const double times : {2.0, 5.0, 10.0}) {
        // Half-way on a logarithmic scale.
        if (exact * exact > step * times * decade)
            step = times * decade;
    }
    return whole && size >= 1.0 ? std::max(step, 1.0) : step;
}

std::vector<double> decadeTicks(double from, double to)
{
    std::vector<double> ticks;
    const bool fine = to / from < kManyDecades;
    for (double decade = std::pow(10.0, std::floor(std::log10(from))); decade <= to;
         decade *= 10.0) {
        for (const double times : {1.0, 2.0, 5.0}) {
            const double tick = decade * times;
            if (tick >= from && tick <= to && (fine || times == 1.0))
                ticks.push_back(tick);
        }
    }
    return ticks;
}

}

std::vector<double> axisTicks(AxisSteps steps, double from, double to)
{
    if (!(to > from))
        return {};
    if (steps == AxisSteps::Decades)
        return from > 0.0 ? decadeTicks(from, to) : std::vector<double>{};
    const double step = stepFor(to - from, steps == AxisSteps::Whole);
    std::vector<double> ticks;
    for (double number = std::ceil(from / step - kEdge); number * step <= to + step * kEdge;
         number += 1.0)
        ticks.push_back(number * step);
    return ticks;
}

}
