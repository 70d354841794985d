// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it needs LibTorch.

#include "core/learning/training/trainer.h"

namespace vitrine::learning {

LearningRateCurve tryLearningRates(const TrainingTask& task, JobContext& context);
TrainingSpeed trySpeed(
    const StateDict& start, const TrainConfig& config, int classes, JobContext& context);
Evaluation evaluateNetwork(const StateDict& weights, const ImageSource& source,
    std::span<const TrainingImage> images, const std::vector<std::string>& classes,
    const TrainConfig& config, const std::filesystem::path& trunkCache, JobContext& context);

}
