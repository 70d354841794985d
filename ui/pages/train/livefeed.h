// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::ui {

/// Between the thread that trains and the window's: keeps what a run tells until it is taken.
class LiveFeed : public RunWatcher {
public:
    struct Resumed {
        RunRow run;
        std::int64_t step = 0;
        int epoch = 0;
    };
    /// In the order told within each list; what was resumed comes before the batches.
    struct News {
        std::vector<RunRecord> runs; ///< the latest state of each
        std::vector<Resumed> resumed;
        std::vector<std::pair<RunRow, BatchStats>> batches;
        std::vector<std::pair<RunRow, EpochStats>> epochs;

        bool isEmpty() const
        {
            return runs.empty() && resumed.empty() && batches.empty() && epochs.empty();
        }
    };

    News take(); ///< and forgets it
    RunRow latestRun() const; ///< that began or went on; none yet: none
    std::string fileProblem() const; ///< RunWatcher::onEmbeddingsFile's; empty: none
    std::optional<SearchChange> searchChange() const; ///< RunWatcher::onSearchChange's

    void onRun(const RunRecord& run) override;
    void onResumed(RunRow run, std::int64_t step, int epoch) override;
    void onBatch(RunRow run, const BatchStats& stats) override;
    void onEpoch(RunRow run, const EpochStats& stats) override;
    void onEmbeddingsFile(RunRow run, const std::string& problem) override;
    void onSearchChange(RunRow run, const SearchChange& change) override;

private:
    mutable std::mutex m_mutex;
    News m_news;
    RunRow m_latest;
    std::string m_fileProblem;
    std::optional<SearchChange> m_searchChange;
};

}
