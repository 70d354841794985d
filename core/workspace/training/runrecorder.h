// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/training/trainer.h"
#include "core/workspace/stopwatch.h"
#include "core/workspace/training.h"
#include "core/workspace/training/batchlog.h"
#include "core/workspace/training/liverun.h"
#include "core/workspace/training/runevents.h"
#include "core/workspace/training/runstore.h"

#include <exception>
#include <memory>
#include <optional>
#include <stop_token>

namespace vitrine::workspace {

/// Who watches and steers a run.
struct RunAudience {
    RunWatcher* watcher = nullptr; ///< may be null
    RunControl* control = nullptr; ///< may be null
};

/// Keeps what one sitting of a run tells, and passes it on. Everything is on disk before a
/// checkpoint knows of it; what a killed sitting told past its checkpoint is cut back when the next
/// one tells it again, so that the curve has neither gaps nor doubles. A failure to write stops the
/// run through `stop`.
class RunRecorder final : public learning::TrainObserver {
public:
    RunRecorder(const Layout& layout, catalogue::Catalogue& catalogue, RunStore& store,
        LiveRun& live, const RunRecord& run, RunAudience audience, learning::TrainControl& control,
        std::stop_source stop);

    void onResumed(std::int64_t step, int epoch) override;
    void onBatch(const BatchStats& stats) override;
    void onEpoch(const EpochStats& stats) override;
    void onBestEvaluation(const Evaluation& evaluation) override;
    void onWeights(const std::shared_ptr<const learning::PublishedWeights>& weights) override;
    void onCheckpoint(std::int64_t step, int epoch) override;

    /// Throws what went wrong while writing, if anything did.
    void rethrow() const;
    /// As told so far.
    const catalogue::RunProgress& progress() const { return m_progress; }
    /// After the last batch.
    void finish();
    /// After a failure: what was told last is what tells why. As far as that can be kept.
    void giveUp() noexcept;

private:
    template <typename Work> void keeping(const Work& work);
    void beginAt(std::int64_t step, int epoch);
    void noteMemory();

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    RunStore& m_store;
    LiveRun& m_live;
    const RunRow m_row;
    const std::string m_started;
    const RunAudience m_audience;
    learning::TrainControl& m_control;
    std::stop_source m_stop;

    BatchLog m_batches;
    std::unique_ptr<RunEvents> m_events; ///< made by the first thing that is told
    Stopwatch m_sinceFlush;
    catalogue::RunProgress m_progress;
    std::exception_ptr m_problem;
};

}
