// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/workspace/training.h"

#include <cstdint>
#include <optional>
#include <string>

namespace vitrine::cli {

/// Says on a console how training goes: a line of progress, a line an epoch, and with events an
/// object each.
class TrainWatch : public RunWatcher {
public:
    explicit TrainWatch(Console& console)
        : m_console(console)
    {
    }

    void onSweep(const SweepOutlook& outlook) override;
    void onRun(const RunRecord& run) override;
    void onResumed(RunRow run, std::int64_t step, int epoch) override;
    void onBatch(RunRow run, const BatchStats& stats) override;
    void onEpoch(RunRow run, const EpochStats& stats) override;
    void onEmbeddingsFile(RunRow run, const std::string& problem) override;
    void onSearchChange(RunRow run, const SearchChange& change) override;

    RunRow run() const { return m_run.row; } ///< none before it has begun
    /// What changing over did to searches; nothing where they did not, or it is not known.
    const std::optional<SearchChange>& searchChange() const { return m_change; }

private:
    void introduce(const RunRecord& run);
    std::string timeLeft(const BatchStats& stats) const; ///< ", 12 s left"; empty: not known yet

    Console& m_console;
    RunRecord m_run;
    std::optional<SearchChange> m_change;
    double m_validation = -1.0; ///< accuracy after the latest epoch; under 0: none
    std::int64_t m_firstStep = -1; ///< of this sitting
    double m_firstSeconds = 0.0;
};

}
