// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/trainer.h"

#include "core/base/module.h"
#include "core/learning/networks/cut.h"
#include "core/learning/networks/embeddingnet.h"
#include "core/learning/training/checkpoint.h"
#include "core/learning/training/trainingmodule.h"
#include "core/learning/trunk/activationfolder.h"

namespace vitrine::learning {

namespace {

const TrainingModule& module()
{
    // A failed load is tried again.
    static const TrainingModule* const loaded =
        reinterpret_cast<GetTrainingModule*>(moduleSymbol(kEmbeddingNetModule, kTrainingSymbol))();
    return *loaded;
}

}

TrainResult train(
    const TrainingTask& task, TrainObserver& observer, TrainControl* control, JobContext& context)
{
    return module().train(task, observer, control, context);
}

void requireDevice(const TrainConfig& config)
{
    if (config.device == Device::Cuda) // else there is no need to load LibTorch
        module().requireDevice(config);
}

void requireRoom(const TrainConfig& config, Backbone backbone, std::int64_t views,
    const std::filesystem::path& cache)
{
    if (config.scope == LearningScope::All)
        return;
    const auto shape = activationShape(backbone, cutOf(config.scope), config.inputSide);
    requireRoomForActivations(
        cache, views * static_cast<std::int64_t>(shape.bytes()), config.trunkCacheLimit);
}

bool hasCheckpoint(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return std::filesystem::exists(checkpointFile(folder), ignored);
}

PublishedWeights checkpointWeights(const std::filesystem::path& folder)
{
    Checkpoint checkpoint = readCheckpoint(folder);
    return {checkpoint.progress.step, checkpoint.progress.epoch, std::move(checkpoint.weights)};
}

LearningRateCurve findLearningRate(const TrainingTask& task, JobContext& context)
{
    return module().findLearningRate(task, context);
}

TrainingSpeed measureTraining(
    const StateDict& start, const TrainConfig& config, int classes, JobContext& context)
{
    return module().measure(start, config, classes, context);
}

Evaluation evaluate(const StateDict& weights, const ImageSource& source,
    std::span<const TrainingImage> images, const std::vector<std::string>& classes,
    const TrainConfig& config, const std::filesystem::path& trunkCache, JobContext& context)
{
    return module().evaluate(weights, source, images, classes, config, trunkCache, context);
}

}
