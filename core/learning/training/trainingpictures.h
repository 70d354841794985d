// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/learning/training/tailinput.h"
#include "core/learning/training/trainer.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::learning {

/// What a run takes part with: the pictures of its task that can be had, dealt out to batches. One
/// thread at a time.
class TrainingPictures {
public:
    /// Has `input` prepare everything that the run's epochs need. `earlier`: as the checkpoint of
    /// the run's last sitting keeps it, or empty; what could not be had then stays out. Everything
    /// but `earlier` is borrowed. Throws Error InvalidArgument where nothing is left to learn from;
    /// NotFound, naming them, where pictures are gone that the last sitting had; NotReady where
    /// they have changed; and what Trunk::prepare throws.
    TrainingPictures(const TrainingTask& task, TailInput& input,
        const std::vector<std::int64_t>& earlier, JobContext& context);

    struct Batch {
        std::vector<ViewOfImage> views;
        std::vector<int> labels; ///< in parallel
    };

    /// For the next sitting: see Checkpoint::pictures.
    const std::vector<std::int64_t>& prints() const { return m_prints; }
    std::vector<int> labels() const; ///< of all that it learns from
    const std::vector<TrainingImage>& validation() const { return m_validation; }
    std::int64_t missing() const { return m_missing; }
    std::int64_t batches() const { return static_cast<std::int64_t>(m_ends.size()); } ///< an epoch
    /// `number` is below `batches`.
    Batch batch(int epoch, std::int64_t number);

private:
    void takePart(std::vector<bool> had, const std::vector<std::int64_t>& earlier);
    void requireSame(const std::vector<std::int64_t>& earlier) const;
    const TrainingImage& picture(std::size_t which) const;

    const TrainingTask& m_task;
    std::vector<std::int64_t> m_prints;
    std::vector<TrainingImage> m_train;
    std::vector<std::size_t> m_places; ///< of each in the task's data
    std::vector<TrainingImage> m_validation;
    std::int64_t m_missing = 0;
    std::vector<std::size_t> m_ends; ///< of an epoch's batches
    std::vector<std::size_t> m_order; ///< of the running epoch
    int m_orderedEpoch = -1;
};

}
