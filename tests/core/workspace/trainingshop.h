// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace vitrine::test {

/// A cleaned workspace whose pictures a head on the random network learns in seconds. Keep this
/// computer's own weights out first (hideUserData).
class TrainingShop {
public:
    explicit TrainingShop(int listings = 18, int picturesEach = 2);

    std::filesystem::path folder() const { return m_folder / "shop"; }
    std::shared_ptr<Workspace> workspace() const { return Workspace::open(folder()); }
    const SmallShop& source() const { return m_source; }
    /// Head alone, small pictures, one thread, float32: exact to the bit.
    static TrainRequest request(int epochs);

private:
    TemporaryFolder m_folder;
    SmallShop m_source;
};

/// Collects what a run tells, and stops it when `stopWhen` says so.
class RunProbe : public RunWatcher {
public:
    void onRun(const RunRecord& run) override { states.push_back(run.state); }
    void onResumed(RunRow row, std::int64_t step, int epoch) override;
    void onBatch(RunRow row, const BatchStats& stats) override;
    void onEpoch(RunRow row, const EpochStats& stats) override;
    void onEmbeddingsFile(RunRow row, const std::string& problem) override;
    void onSearchChange(RunRow row, const SearchChange& change) override;

    JobContext context() const { return JobContext(m_stop.get_token()); }

    std::function<bool(const BatchStats&)> stopWhen;
    std::function<void(RunRow)> afterEpoch;
    std::vector<RunState> states;
    std::vector<BatchStats> batches; ///< as told, without what was told again
    std::vector<EpochStats> epochs;
    std::vector<std::string> fileProblems; ///< of each model's file of vectors; empty: it is there
    std::vector<SearchChange> changes; ///< of searches, to each model
    std::int64_t resumedAt = -1;

private:
    std::stop_source m_stop;
};

RunRecord trained(Workspace& workspace, const TrainRequest& request, RunProbe* probe = nullptr);
/// Trains until `probe.stopWhen` pauses it; the paused run.
RunRecord paused(Workspace& workspace, const TrainRequest& request, RunProbe& probe);

/// Without times, speeds and memory, which no two runs share.
std::vector<BatchStats> withoutTimes(std::vector<BatchStats> batches);
std::vector<EpochStats> withoutTimes(std::vector<EpochStats> epochs);

}
