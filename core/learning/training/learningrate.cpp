// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/learningrate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>

namespace vitrine::learning {

namespace {

constexpr double kLeastFall = 0.03; ///< of the loss, that tells a fall from chance
constexpr double kSmoothing = 0.9;

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0)
        / static_cast<double>(std::max<std::size_t>(values.size(), 1));
}

/// Of a line through the values around one, by least squares; a thirtieth of all to either side, so
/// that one batch's whim does not decide.
double slopeAt(std::span<const double> values, std::size_t at)
{
    const std::size_t reach =
        std::min({std::max<std::size_t>(1, values.size() / 30), at, values.size() - 1 - at});
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t k = 1; k <= reach; ++k) {
        const auto distance = static_cast<double>(k);
        sum += distance * (values[at + k] - values[at - k]);
        squares += 2.0 * distance * distance;
    }
    return squares > 0.0 ? sum / squares : 0.0;
}

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

RateCurve::RateCurve(std::vector<double> untaught, int classes)
    : m_untaught(std::move(untaught))
    , m_mean(meanOf(m_untaught))
    , m_guessing(std::max(std::log(static_cast<double>(classes)), std::ranges::max(m_untaught)))
    , m_lowest(std::numeric_limits<double>::infinity())
{
}

bool RateCurve::add(double rate, std::size_t batch, double loss)
{
    m_average = kSmoothing * m_average + (1.0 - kSmoothing) * (loss - m_untaught[batch] + m_mean);
    const auto count = static_cast<double>(m_losses.size() + 1);
    const double smoothed = m_average / (1.0 - std::pow(kSmoothing, count));
    // A network that learns few pictures by heart has so small a loss that a batch's whim is four
    // times as much: lost is only what is far worse than guessing, too.
    if (!std::isfinite(smoothed) || smoothed > std::max(4.0 * m_lowest, 2.0 * m_guessing))
        return false;
    m_lowest = std::min(m_lowest, smoothed);
    m_rates.push_back(rate);
    m_losses.push_back(smoothed);
    return true;
}

double suggestedRate(std::span<const double> rates, std::span<const double> losses)
{
    if (losses.empty())
        return 0.0;
    const std::size_t first = std::max<std::size_t>(1, losses.size() / 6);
    const std::size_t last = losses.size() - losses.size() / 12;
    const double beginning = meanOf(losses.first(std::min(first, losses.size())));
    const auto lowest = static_cast<std::size_t>(std::ranges::min_element(losses) - losses.begin());
    if (lowest < first || losses[lowest] > (1.0 - kLeastFall) * beginning)
        return 0.0;
    double best = rates[lowest] / 10.0;
    double steepest = 0.0;
    for (std::size_t i = first; i < std::min(lowest, last); ++i) {
        const double slope = slopeAt(losses, i);
        if (losses[i] < beginning && slope < steepest) {
            steepest = slope;
            best = rates[i];
        }
    }
    return best;
}

}
