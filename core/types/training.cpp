// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/training.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace vitrine {

namespace {

/// `names` are in the order of the values.
template <typename Enum, std::size_t Count>
std::string_view nameOf(const std::array<std::string_view, Count>& names, Enum value)
{
    return names.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t Count>
std::optional<Enum> valueNamed(
    const std::array<std::string_view, Count>& names, std::string_view name)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == name)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 4> kScopes{"head", "layer4", "layer3+4", "all"};
constexpr std::array<std::string_view, 2> kOptimisers{"sgd", "adamw"};
constexpr std::array<std::string_view, 4> kSchedules{"constant", "step", "cosine", "one-cycle"};
constexpr std::array<std::string_view, 3> kDevices{"auto", "cpu", "cuda"};
constexpr std::array<std::string_view, 2> kSplits{"listing", "image"};
constexpr std::array<std::string_view, 4> kStates{"running", "paused", "finished", "failed"};

void require(bool sound, const char* message, const char* hint)
{
    if (!sound)
        throw Error(ErrorCode::InvalidArgument, message, hint);
}

bool within(double value, double least, double most)
{
    return std::isfinite(value) && value >= least && value <= most;
}

}

std::string_view learningScopeName(LearningScope scope)
{
    return nameOf(kScopes, scope);
}
std::optional<LearningScope> learningScopeFromName(std::string_view name)
{
    return valueNamed<LearningScope>(kScopes, name);
}

std::string_view optimiserName(Optimiser optimiser)
{
    return nameOf(kOptimisers, optimiser);
}
std::optional<Optimiser> optimiserFromName(std::string_view name)
{
    return valueNamed<Optimiser>(kOptimisers, name);
}

std::string_view scheduleName(Schedule schedule)
{
    return nameOf(kSchedules, schedule);
}
std::optional<Schedule> scheduleFromName(std::string_view name)
{
    return valueNamed<Schedule>(kSchedules, name);
}

std::string_view deviceName(Device device)
{
    return nameOf(kDevices, device);
}
std::optional<Device> deviceFromName(std::string_view name)
{
    return valueNamed<Device>(kDevices, name);
}

std::string_view splitKindName(SplitKind kind)
{
    return nameOf(kSplits, kind);
}
std::optional<SplitKind> splitKindFromName(std::string_view name)
{
    return valueNamed<SplitKind>(kSplits, name);
}

std::string_view runStateName(RunState state)
{
    return nameOf(kStates, state);
}
std::optional<RunState> runStateFromName(std::string_view name)
{
    return valueNamed<RunState>(kStates, name);
}

void requireSound(const TrainConfig& config)
{
    require(config.epochs >= 1 && config.epochs <= 10'000, "The number of epochs is out of range.",
        "Choose 1 to 10,000 epochs.");
    require(config.batchSize >= 1 && config.batchSize <= 1024, "The batch size is out of range.",
        "Choose 1 to 1024 images.");
    require(within(config.learningRate, 1e-12, 100.0), "The learning rate is out of range.",
        "Choose a number above 0, such as 0.001.");
    require(within(config.headFactor, 0.0, 1e6), "The head's factor is out of range.",
        "Choose 0 or more; 10 is usual.");
    require(within(config.momentum, 0.0, 0.9999), "The momentum is out of range.",
        "Choose 0 to 0.9999; 0.9 is usual.");
    require(within(config.weightDecay, 0.0, 10.0), "The weight decay is out of range.",
        "Choose 0 to 10; 0.001 is usual.");
    require(config.stepEpochs >= 1, "The schedule's step is out of range.",
        "Choose one epoch or more.");
    require(within(config.stepFactor, 0.0, 1.0), "The schedule's factor is out of range.",
        "Choose 0 to 1; 0.5 halves the learning rate.");
    require(within(config.warmUpEpochs, 0.0, config.epochs), "The warm-up is out of range.",
        "Choose 0 or more epochs, no more than the run has.");
    require(within(config.labelSmoothing, 0.0, 1.0), "The label smoothing is out of range.",
        "Choose 0 to 1; 0.1 is usual.");
    require(within(config.mixup, 0.0, 100.0), "Mixup's alpha is out of range.",
        "Choose 0 (off) or more; 0.2 is usual.");
    require(within(config.dropout, 0.0, 0.95), "The dropout is out of range.",
        "Choose 0 to 0.95; 0.2 is usual.");
    require(within(config.clipNorm, 0.0, 1e9), "The gradients' norm is out of range.",
        "Choose 0 (off) or more; 1 is usual.");
    require(config.patience >= 0, "The patience is out of range.",
        "Choose 0 (never end early) or a number of epochs.");
    require(config.augmentation.views >= 1 && config.augmentation.views <= 32,
        "The number of versions of a photo is out of range.", "Choose 1 to 32.");
    require(config.threads >= 0 && config.threads <= 1024, "The number of threads is out of range.",
        "Choose 0 (all) or the number of cores to use.");
    require(config.inputSide >= 32 && config.inputSide <= 1024,
        "The network's input is out of range.",
        "Choose 32 to 1024 pixels; weights are made for 224.");
    require(config.trunkCacheLimit >= 0, "The trunk cache's limit is out of range.",
        "Choose 0 (what the disk has free, less 1 GiB) or a number of bytes.");
    require(config.checkpointSeconds >= 1, "The time between checkpoints is out of range.",
        "Choose one second or more.");
}

TrainConfig decisive(TrainConfig config)
{
    const TrainConfig usual;
    config.threads = usual.threads;
    config.trunkCache = usual.trunkCache;
    config.trunkCacheLimit = usual.trunkCacheLimit;
    config.checkpointSeconds = usual.checkpointSeconds;
    if (config.optimiser != Optimiser::Sgd)
        config.momentum = usual.momentum;
    if (config.schedule != Schedule::Step) {
        config.stepEpochs = usual.stepEpochs;
        config.stepFactor = usual.stepFactor;
    }
    if (config.schedule == Schedule::OneCycle)
        config.warmUpEpochs = usual.warmUpEpochs;
    if (!config.augmentation.any())
        config.augmentation.views = usual.augmentation.views;
    return config;
}

bool learnsAlike(const TrainConfig& a, const TrainConfig& b)
{
    return decisive(a) == decisive(b);
}

std::vector<std::string> tagsIn(std::string_view typed)
{
    std::vector<std::string> tags;
    while (!typed.empty()) {
        const std::size_t comma = typed.find(',');
        std::string tag(text::trimmed(typed.substr(0, comma)));
        if (!tag.empty() && std::ranges::find(tags, tag) == tags.end())
            tags.push_back(std::move(tag));
        typed.remove_prefix(comma == std::string_view::npos ? typed.size() : comma + 1);
    }
    return tags;
}

bool betterThan(const RunRecord& a, const RunRecord& b)
{
    if (!a.best || !b.best)
        return a.best.has_value();
    const Quality& left = a.best->validation;
    const Quality& right = b.best->validation;
    return left.top1 != right.top1 ? left.top1 > right.top1 : left.loss < right.loss;
}

const RunRecord* bestFinished(std::span<const RunRecord> runs)
{
    const RunRecord* best = nullptr;
    for (const RunRecord& run : runs) {
        if (run.state == RunState::Finished && (!best || betterThan(run, *best)))
            best = &run;
    }
    return best;
}

std::int64_t batchesPerEpoch(std::int64_t images, int batchSize)
{
    const std::int64_t size = std::max(batchSize, 1);
    const bool loneOne = size > 1 && images > size && images % size == 1;
    return std::max<std::int64_t>(images, 0) / size + (images % size > 0 && !loneOne ? 1 : 0);
}

double epochsLearnt(const RunRecord& run)
{
    const double whole = run.epochsDone;
    // How many of the missing pictures it would have learnt from is not known.
    const auto fewest = batchesPerEpoch(run.trainImages - run.missingImages, run.config.batchSize);
    const auto batches = batchesPerEpoch(run.trainImages, run.config.batchSize);
    if (batches < 1 || run.stepsDone >= fewest * run.epochsDone)
        return whole;
    return static_cast<double>(run.stepsDone) / static_cast<double>(batches);
}

}
