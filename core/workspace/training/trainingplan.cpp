// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/trainingplan.h"

#include "core/learning/trunk/activationfolder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>
#include <variant>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kRandomNetworkBytes = 47'000'000; ///< a ResNet-18
/// In files of weights: learnt so far, the best, the optimiser's moments.
constexpr std::int64_t kWeightsInCheckpoint = 3;
/// 1000 numbers of 11 to 12 digits, signs and commas, and the photo's id.
constexpr std::int64_t kBytesPerWrittenVector = 12'000;

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
double trunkPictures(const TrainConfig& config, const TrainPlan& plan, double kept)
{
    const auto train = static_cast<double>(plan.trainImages);
    const auto validation = static_cast<double>(plan.validationImages);
    return config.trunkCache ? (train * config.viewsSeen() + validation) * (1.0 - kept)
                             : (train + validation) * config.epochs;
}

void addTimes(
    const TrainRequest& request, const RunComputer& computer, std::int64_t images, TrainPlan& plan)
{
    const learning::TrainingSpeed& speed = computer.speed;
    const auto train = static_cast<double>(plan.trainImages);
    const auto validation = static_cast<double>(plan.validationImages);
    const double epochs = request.config.epochs;
    plan.trunkSeconds = secondsFor(
        trunkPictures(request.config, plan, computer.kept.share), speed.trunkImagesPerSecond);
    plan.trainSeconds = secondsFor(train * epochs, speed.trainImagesPerSecond);
    plan.evaluateSeconds = secondsFor(validation * epochs, speed.evaluateImagesPerSecond);
    if (request.useModel) {
        const double kept = request.config.trunkCache ? train + validation : 0.0;
        const double others = std::max(0.0, static_cast<double>(images) - kept);
        plan.embedSeconds = secondsFor(static_cast<double>(images), speed.evaluateImagesPerSecond)
            + secondsFor(others, speed.trunkImagesPerSecond);
    }
    plan.seconds = plan.trunkSeconds + plan.trainSeconds + plan.evaluateSeconds + plan.embedSeconds;
}

/// As learning::requireRoom would refuse it: what is kept of the run already counts, too.
void warnOfLimit(const TrainConfig& config, std::int64_t bytesEach, TrainPlan& plan)
{
    const double all = trunkPictures(config, plan, 0.0);
    const auto needed = std::llround(all * static_cast<double>(bytesEach));
    if (config.trunkCacheLimit > 0 && needed > config.trunkCacheLimit)
        plan.warnings.emplace_back(SmallTrunkCache{needed, config.trunkCacheLimit});
}

void warnOfDisk(TrainPlan& plan)
{
    if (plan.diskKnown && plan.diskBytes > plan.diskFree - plan.diskKept + plan.diskYielded)
        plan.warnings.emplace_back(LittleDisk{plan.diskBytes, plan.diskFree, plan.diskKept});
}

void addDisk(const TrainRequest& request, const StartWeights& start, const RunComputer& computer,
    std::int64_t images, const Layout& layout, TrainPlan& plan)
{
    const std::int64_t bytesEach = computer.speed.trunkBytesPerImage;
    if (request.config.trunkCache && bytesEach > 0) {
        plan.trunkBytes = std::llround(trunkPictures(request.config, plan, computer.kept.share)
            * static_cast<double>(bytesEach));
        plan.diskYielded = computer.kept.otherBytes;
        warnOfLimit(request.config, bytesEach, plan);
    }
    if (plan.trunkBytes > 0)
        plan.diskKept = learning::kKeptFree;
    if (request.useModel && request.embeddingsFile)
        plan.embeddingsBytes = images * kBytesPerWrittenVector;
    plan.modelBytes = bytesOfWeights(start);
    plan.checkpointBytes = kWeightsInCheckpoint * plan.modelBytes;
    plan.diskBytes =
        plan.trunkBytes + plan.modelBytes + plan.checkpointBytes + plan.embeddingsBytes;
    std::error_code unknown;
    const auto space = fs::space(layout.folder(), unknown);
    plan.diskKnown = !unknown;
    plan.diskFree = unknown ? 0 : static_cast<std::int64_t>(space.available);
    warnOfDisk(plan);
}

}

TrainPlan planOf(const TrainRequest& request, const TrainingRuns::Prepared& prepared,
    const RunComputer& computer, std::int64_t images, const Layout& layout)
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
    plan.measured = computer.measured;
    plan.memoryBytes = computer.speed.memoryBytes;
    plan.warnings = prepared.chosen.warnings;
    addTimes(request, computer, images, plan);
    addDisk(request, prepared.start, computer, images, layout, plan);
    return plan;
}

}

namespace vitrine {

TrainPlan forRuns(TrainPlan plan, int runs)
{
    if (runs <= 1)
        return plan;
    const int more = runs - 1;
    const bool keepsTrunk = plan.trunkBytes > 0;
    const double trunk = keepsTrunk ? 0.0 : plan.trunkSeconds * more;
    const double train = plan.trainSeconds * more;
    const double evaluate = plan.evaluateSeconds * more;
    plan.trunkSeconds += trunk;
    plan.trainSeconds += train;
    plan.evaluateSeconds += evaluate;
    plan.seconds += trunk + train + evaluate;
    const std::int64_t models = plan.modelBytes * more;
    plan.modelBytes += models;
    plan.diskBytes += models;
    std::erase_if(plan.warnings,
        [](const PlanWarning& warning) { return std::holds_alternative<LittleDisk>(warning); });
    workspace::warnOfDisk(plan);
    return plan;
}

}
