// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/trainingplan.h"

#include "core/learning/trunk/activationfolder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kRandomNetworkBytes = 47'000'000; ///< a ResNet-18
/// In files of weights: a checkpoint (learnt so far, the best, the optimiser's moments) and the
/// model.
constexpr std::int64_t kWeightsOnDisk = 4;

double secondsFor(double images, double imagesPerSecond)
{
    return imagesPerSecond > 0.0 && std::isfinite(imagesPerSecond) ? images / imagesPerSecond : 0.0;
}

std::int64_t bytesOfWeights(const StartWeights& start)
{
    std::error_code unknown;
    const auto bytes = start.file.empty() ? 0 : fs::file_size(start.file, unknown);
    return start.file.empty() || unknown ? kRandomNetworkBytes : static_cast<std::int64_t>(bytes);
}

/// Pictures that pass the frozen part of the network in all.
double trunkPictures(const TrainRequest& request, double train, double validation)
{
    const TrainConfig& config = request.config;
    return config.trunkCache ? train * config.augmentation.viewsInUse() + validation
                             : (train + validation) * config.epochs;
}

void addTimes(const TrainRequest& request, const learning::TrainingSpeed& speed,
    std::int64_t images, TrainPlan& plan)
{
    const auto train = static_cast<double>(plan.trainImages);
    const auto validation = static_cast<double>(plan.validationImages);
    const double epochs = request.config.epochs;
    plan.trunkSeconds =
        secondsFor(trunkPictures(request, train, validation), speed.trunkImagesPerSecond);
    plan.trainSeconds = secondsFor(train * epochs, speed.trainImagesPerSecond);
    plan.evaluateSeconds = secondsFor(validation * epochs, speed.evaluateImagesPerSecond);
    plan.seconds = plan.trunkSeconds + plan.trainSeconds + plan.evaluateSeconds;
    if (!request.useModel)
        return;
    const double kept = request.config.trunkCache ? train + validation : 0.0;
    const double others = std::max(0.0, static_cast<double>(images) - kept);
    plan.seconds += secondsFor(static_cast<double>(images), speed.evaluateImagesPerSecond)
        + secondsFor(others, speed.trunkImagesPerSecond);
}

void addDisk(const TrainRequest& request, const StartWeights& start,
    const learning::TrainingSpeed& speed, const Layout& layout, TrainPlan& plan)
{
    const auto records =
        plan.trainImages * request.config.augmentation.viewsInUse() + plan.validationImages;
    plan.diskBytes = kWeightsOnDisk * bytesOfWeights(start)
        + (request.config.trunkCache ? records * speed.trunkBytesPerImage : 0);
    std::error_code unknown;
    const auto space = fs::space(layout.folder(), unknown);
    plan.diskFree = unknown ? 0 : static_cast<std::int64_t>(space.available);
    const bool keeps = request.config.trunkCache && speed.trunkBytesPerImage > 0;
    const std::int64_t reserve = keeps ? learning::kKeptFree : 0;
    if (unknown || plan.diskBytes <= plan.diskFree - reserve)
        return;
    plan.warnings.emplace_back(LittleDisk{plan.diskBytes, plan.diskFree, reserve});
}

}

TrainPlan planOf(const TrainRequest& request, const TrainingRuns::Prepared& prepared,
    const learning::TrainingSpeed& speed, std::int64_t images, const Layout& layout)
{
    const RunData& data = prepared.chosen.data;
    const auto counts = data.counts();
    TrainPlan plan;
    plan.trainImages = counts[kTrainSide];
    plan.validationImages = counts[kValidationSide];
    plan.testImages = counts[kTestSide];
    plan.classes = data.classes;
    plan.weights = prepared.start.name;
    plan.pretrained = prepared.start.pretrained;
    plan.leaks = data.leaks;
    plan.memoryBytes = speed.memoryBytes;
    plan.warnings = prepared.chosen.warnings;
    addTimes(request, speed, images, plan);
    addDisk(request, prepared.start, speed, layout, plan);
    return plan;
}

}
