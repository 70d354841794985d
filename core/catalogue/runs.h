// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalogue {

/// A run as the catalogue keeps it. Its config, tags and classes are JSON there, whose meaning is
/// the workspace's: the fields of `record` for them stay empty.
struct StoredRun {
    RunRecord record;
    std::string config;
    std::string tags;
    std::string classes;
    std::string startFile; ///< path of the weights that it began from; empty for the random network
    bool useModel = true; ///< search with the result
    bool embeddingsFile = true; ///< and write its vectors to a file
};

/// What of a run changes while it goes on.
struct RunProgress {
    RunState state = RunState::Running;
    std::string error;
    bool diverged = false; ///< Failed with a loss that is no number
    std::int64_t steps = 0;
    double seconds = 0.0;
    std::int64_t peakBytes = 0;
    std::int64_t missingImages = 0;
    std::string model;
    std::optional<HonestFigure> honest;
};

/// What of a Reader is about training.
class RunReader {
public:
    virtual ~RunReader() = default;

    /// Newest first, deleted ones too. `alive` where the process that works on it still runs.
    virtual std::vector<StoredRun> runs() = 0;
    virtual std::optional<StoredRun> run(RunRow row) = 0;
    virtual std::vector<EpochStats> epochs(RunRow row) = 0;
};

/// What of a Writer is about training.
class RunWriter {
public:
    virtual ~RunWriter() = default;

    /// Running, in this process, from now. The row, times and progress of `run` are not read.
    virtual RunRow addRun(const StoredRun& run) = 0;
    /// A run that is Running from here on runs in this process.
    virtual void updateRun(RunRow row, const RunProgress& progress) = 0;
    virtual void nameRun(RunRow row, const std::string& name) = 0;
    virtual void configureRun(RunRow row, const std::string& config) = 0; ///< JSON
    virtual void tagRun(RunRow row, const std::string& tags) = 0;
    virtual void archiveRun(RunRow row, bool archived) = 0;
    virtual void deleteRun(RunRow row, bool deleted) = 0;
    /// With its epochs.
    virtual void removeRun(RunRow row) = 0;

    virtual void putEpoch(RunRow row, const EpochStats& stats) = 0;
    virtual void dropEpochsFrom(RunRow row, int epoch) = 0;

    /// With its vectors.
    virtual void removeModel(const std::string& modelId) = 0;
};

}
