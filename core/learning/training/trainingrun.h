// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/learning/training/checkpoint.h"
#include "core/learning/training/learner.h"
#include "core/learning/training/tailinput.h"
#include "core/learning/training/trainer.h"

#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::learning {

/// Judges `images`, of which `input` has view 0. Reports Stage::Evaluating.
Evaluation evaluateTail(Tail& tail, TailInput& input, const ImageSource& source,
    std::span<const TrainingImage> images, const std::vector<std::string>& classes,
    JobContext& context);

/// One sitting of a run: see train.
class TrainingRun {
public:
    /// Everything is borrowed.
    TrainingRun(const TrainingTask& task, TrainObserver& observer, TrainControl* control,
        JobContext& context);
    TrainResult run();

private:
    using Clock = std::chrono::steady_clock;

    void preparePictures();
    void resume();
    void goOn();
    void learnEpoch();
    void learnBatch();
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
    std::vector<TrainingImage> m_train; ///< those that can be had
    std::vector<std::size_t> m_places; ///< of each in the task's data
    std::vector<TrainingImage> m_validation;
    std::vector<std::size_t> m_ends; ///< of an epoch's batches
    std::unique_ptr<Learner> m_learner;
    std::string m_fingerprint;
    std::string m_pictures;
    std::vector<std::size_t> m_order; ///< of the running epoch
    int m_orderedEpoch = -1;
    TrainingProgress m_progress;
    std::int64_t m_missing = 0;
    double m_earlier = 0.0; ///< seconds of the sittings before
    Clock::time_point m_began = Clock::now();
    Clock::time_point m_saved = Clock::now();
    std::deque<std::pair<double, std::size_t>>
        m_recent; ///< seconds and pictures of the last batches
};

}
