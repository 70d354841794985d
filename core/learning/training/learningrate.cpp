// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/learningrate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine::learning {

namespace {

constexpr double kLeastFall = 0.03; ///< of the loss, that tells a fall from chance

/// From `from` to `to` along half a cosine; `share` is 0 to 1.
double alongCosine(double from, double to, double share)
{
    return to + (from - to) / 2.0 * (1.0 + std::cos(std::numbers::pi * share));
}

double oneCycle(std::int64_t step, std::int64_t steps)
{
    constexpr double kRise = 0.3;
    constexpr double kStart = 1.0 / 25.0;
    constexpr double kEnd = kStart / 1e4;
    const auto at = static_cast<double>(step);
    const double peak = kRise * static_cast<double>(steps) - 1.0;
    const double last = static_cast<double>(steps) - 1.0;
    if (at <= peak)
        return alongCosine(kStart, 1.0, peak > 0.0 ? at / peak : 1.0);
    return alongCosine(1.0, kEnd, last > peak ? (at - peak) / (last - peak) : 1.0);
}

double scheduled(
    const TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t warmUp)
{
    const std::int64_t steps = stepsPerEpoch * config.epochs;
    switch (config.schedule) {
    case Schedule::Constant: return 1.0;
    case Schedule::Step: {
        const std::int64_t drops = step / stepsPerEpoch / config.stepEpochs;
        return std::pow(config.stepFactor, static_cast<double>(drops));
    }
    case Schedule::Cosine: {
        const auto length = static_cast<double>(std::max<std::int64_t>(steps - warmUp, 1));
        return alongCosine(
            1.0, 0.0, static_cast<double>(std::max<std::int64_t>(step - warmUp, 0)) / length);
    }
    case Schedule::OneCycle: return oneCycle(step, steps);
    }
    return 1.0;
}

}

double rateFactor(const TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch)
{
    constexpr double kFirst = 0.1;
    const std::int64_t warmUp = config.schedule == Schedule::OneCycle
        ? 0
        : std::llround(config.warmUpEpochs * static_cast<double>(stepsPerEpoch));
    const double factor = scheduled(config, step, stepsPerEpoch, warmUp);
    if (step >= warmUp)
        return factor;
    return factor
        * (kFirst + (1.0 - kFirst) * static_cast<double>(step) / static_cast<double>(warmUp));
}

double suggestedRate(std::span<const double> rates, std::span<const double> losses)
{
    if (losses.empty())
        return 0.0;
    // Only on the way down: what falls again after it has risen is chance.
    const auto lowest = std::ranges::min_element(losses);
    if (*lowest > (1.0 - kLeastFall) * losses.front())
        return 0.0;
    const auto end = static_cast<std::size_t>(lowest - losses.begin());
    std::size_t best = std::min(end, rates.size() - 1);
    double steepest = 0.0;
    for (std::size_t i = 1; i < end; ++i) {
        const double slope = losses[i + 1] - losses[i - 1];
        if (slope < steepest) {
            steepest = slope;
            best = i;
        }
    }
    return rates[best];
}

}
