// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/rateestimator.h"

#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kMemory = 4.0; ///< seconds
constexpr double kWarmUp = 1.0; ///< seconds before a figure is shown
constexpr double kStep = 0.2; ///< seconds; shorter spans are noise

}

void RateEstimator::add(const Progress& progress, double seconds)
{
    if (!m_last || m_last->stage != progress.stage) {
        m_rate.reset();
        m_stageStart = seconds;
    } else {
        const double span = seconds - m_lastTime;
        if (span < kStep)
            return;
        smooth(m_rate, static_cast<double>(progress.done - m_last->done) / span, span);
        smooth(m_speed, (progress.fraction - m_last->fraction) / span, span);
    }
    m_last = progress;
    m_lastTime = seconds;
}

std::optional<double> RateEstimator::perSecond() const
{
    if (!m_rate || m_lastTime - m_stageStart < kWarmUp || *m_rate <= 0)
        return std::nullopt;
    return m_rate;
}

std::optional<double> RateEstimator::secondsLeft() const
{
    if (!m_speed || m_lastTime < 2 * kWarmUp || *m_speed <= 1e-6)
        return std::nullopt;
    return (1.0 - m_last->fraction) / *m_speed;
}

void RateEstimator::smooth(std::optional<double>& value, double sample, double span)
{
    const double weight = value ? 1.0 - std::exp(-span / kMemory) : 1.0;
    value = value.value_or(0.0) + weight * (sample - value.value_or(0.0));
}

}
