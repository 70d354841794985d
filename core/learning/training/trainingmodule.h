// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/training/trainer.h"

namespace vitrine::learning {

/// What of trainer.h needs LibTorch, and lies in the module that holds it (embeddingnet.h). Each
/// does what its namesake says.
class TrainingModule {
public:
    virtual ~TrainingModule() = default;
    virtual void requireDevice(const TrainConfig& config) const = 0;
    virtual TrainResult train(const TrainingTask& task, TrainObserver& observer,
        TrainControl* control, JobContext& context) const = 0;
    virtual LearningRateCurve findLearningRate(
        const TrainingTask& task, JobContext& context) const = 0;
    virtual TrainingSpeed measure(const StateDict& start, const TrainConfig& config, int classes,
        JobContext& context) const = 0;
    virtual Evaluation evaluate(const StateDict& weights, const ImageSource& source,
        std::span<const TrainingImage> images, const std::vector<std::string>& classes,
        const TrainConfig& config, const std::filesystem::path& trunkCache,
        JobContext& context) const = 0;
};

/// What the module exports, under `kTrainingSymbol`; the object lives as long as the module.
using GetTrainingModule = const TrainingModule*();
inline constexpr const char* kTrainingSymbol = "vitrineTrainingModule";

}
