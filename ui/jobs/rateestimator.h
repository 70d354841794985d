// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <optional>

namespace vitrine::ui {

/// Smooths a job's speed and the time it still needs, exponentially over a few seconds. Times are
/// seconds since the job's start and never fall.
class RateEstimator {
public:
    void add(const Progress& progress, double seconds);
    /// Of `done` in the current stage; nothing in the stage's first moments.
    std::optional<double> perSecond() const;
    /// For the whole job; nothing while it would be a guess.
    std::optional<double> secondsLeft() const;

private:
    static void smooth(std::optional<double>& value, double sample, double span);

    std::optional<Progress> m_last;
    double m_lastTime = 0.0;
    double m_stageStart = 0.0;
    std::optional<double> m_rate; ///< done per second
    std::optional<double> m_speed; ///< fraction per second
};

}
