// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/workspace/training.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::cli {

inline constexpr auto kNoEmbeddingsFileHelp =
    "Do not write the photos' vectors to image_embeddings.json in the model's folder, which takes "
    "about 12 kB a photo";
/// Of --no-use and --no-embeddings-file: throws Error InvalidArgument where both were given.
void requireFileHasEffect(bool noUse, bool noEmbeddingsFile);

/// The settings of a run as options of a command, named as in JSON: --learning-rate.
class TrainOptions {
public:
    static constexpr auto kTrunkCacheLimit = "--trunk-cache-limit";

    enum class Without { Nothing, BatchSizeAndLearningRate, WhatARunKeeps };

    /// `without`: what the command sets itself (a grid), or has no use for as it keeps no run and
    /// goes through learning rates.
    void declare(Command& command, Without without = Without::Nothing);
    /// Throws Error InvalidArgument for one that the others leave without effect.
    TrainRequest request() const;
    /// Those that stood on the command line, as they would be typed again: " --scope head"; empty:
    /// none did.
    std::string words() const;
    /// One of them that stood on the command line, such as "--epochs", and is not `allowed`; empty:
    /// none did.
    std::string given(const std::string& allowed = {}) const;
    /// Nothing where it was not given.
    std::optional<std::int64_t> trunkCacheLimit() const;

private:
    void declareLearning(Command& command, Without without);
    void declareSchedule(Command& command);
    void declareRegularisation(Command& command);
    void declarePictures(Command& command);
    void declareComputer(Command& command, bool keepsRun);
    Option add(const Option& option, const char* group);
    bool isGiven(const std::string& name) const;
    void requireEffect(const TrainConfig& config) const;

    std::vector<Option> m_options;
    TrainConfig m_config;
    std::string m_weights;
    std::string m_scope;
    std::string m_optimiser;
    std::string m_schedule;
    std::string m_precision;
    std::string m_device;
    std::string m_split;
    std::vector<double> m_fractions;
    std::uint64_t m_splitSeed = 1;
    bool m_noTrunkCache = false;
};

}
