// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/statedict.h"
#include "core/types/training.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::learning {

/// Where a run stands between two batches.
struct TrainingProgress {
    std::int64_t step = 0; ///< batches learnt
    int epoch = 0; ///< epochs finished
    std::int64_t position = 0; ///< batches learnt of the running epoch
    double lossSum = 0.0; ///< of the running epoch, over its pictures
    std::int64_t correct = 0;
    std::int64_t pictures = 0;
    double trainSeconds = 0.0; ///< spent on the running epoch's batches
    double seconds = 0.0; ///< spent in the run, in all its sittings
    std::optional<EpochStats> best;
    std::string bestFile; ///< name in the run's folder of the weights then
    std::int64_t peakBytes = 0;
    bool finished = false; ///< nothing is left but to hand over the result
    bool stoppedEarly = false;

    bool operator==(const TrainingProgress&) const = default;
};

/// A run as its file keeps it.
struct Checkpoint {
    std::string task; ///< fingerprint of what the run was asked to do
    /// One number a picture of the task, those of train first: the print of its identity, 0 where
    /// it could not be had.
    std::vector<std::int64_t> pictures;
    TrainingProgress progress;
    StateDict weights; ///< of what learns
    StateDict averages; ///< the optimiser's, under its parameter's name with ".first" or ".second"
};

std::filesystem::path checkpointFile(const std::filesystem::path& folder);

/// Writes <folder>/checkpoint.safetensors whole or not at all. Throws what AtomicFile throws.
void writeCheckpoint(const std::filesystem::path& folder, const Checkpoint& checkpoint);

/// Throws Error NotFound, Corrupt, NewerVersion.
Checkpoint readCheckpoint(const std::filesystem::path& folder);

}
