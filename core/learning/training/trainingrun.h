// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/learning/training/checkpoint.h"
#include "core/learning/training/learner.h"
#include "core/learning/training/tailinput.h"
#include "core/learning/training/trainer.h"
#include "core/learning/training/trainingpictures.h"

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace vitrine::learning {

/// One sitting of a run: see train.
class TrainingRun {
public:
    /// Everything is borrowed.
    TrainingRun(const TrainingTask& task, TrainObserver& observer, TrainControl* control,
        JobContext& context);
    TrainResult run();

private:
    using Clock = std::chrono::steady_clock;

    std::optional<Checkpoint> lastSitting() const;
    void resume(const Checkpoint& checkpoint);
    void goOn();
    void learnEpoch();
    void learnBatch();
    double rateAt(std::int64_t step) const;
    bool validates() const { return !m_pictures->validation().empty(); }
    Evaluation evaluated();
    void finishEpoch();
    EpochStats epochStats(const Quality& validation) const;
    void keepBest(EpochStats& stats, const StateDict& state);
    void publish(const StateDict& state);
    void saveCheckpoint(const StateDict& state);
    bool overdue() const;
    bool patienceLost() const;
    bool finishRequested() const { return m_control && m_control->finishRequested(); }
    double secondsSoFar() const;
    double pace() const;
    void tell(const BatchOutcome& outcome, double rate, std::size_t pictures);
    TrainResult result();

    const TrainingTask& m_task;
    TrainObserver& m_observer;
    TrainControl* m_control;
    JobContext& m_context;
    std::unique_ptr<TailInput> m_input;
    std::optional<TrainingPictures> m_pictures;
    std::unique_ptr<Learner> m_learner;
    std::string m_fingerprint;
    TrainingProgress m_progress;
    double m_earlier = 0.0; ///< seconds of the sittings before
    Clock::time_point m_began = Clock::now();
    Clock::time_point m_saved = Clock::now();
    std::deque<std::pair<double, std::size_t>>
        m_recent; ///< seconds and pictures of the last batches
};

}
