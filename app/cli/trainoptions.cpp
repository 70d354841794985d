// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trainoptions.h"

#include "app/cli/arguments.h"
#include "app/cli/nextstep.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace vitrine::cli {

namespace {

constexpr auto kWhat = "What learns, from what";
constexpr auto kHow = "How it learns";
constexpr auto kAgainst = "Against learning by heart";
constexpr auto kPictures = "Pictures";
constexpr auto kComputer = "This computer";
constexpr std::uint64_t kLeastCache = 1'000'000; ///< bytes: less holds nothing
constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();

template <typename Enum>
std::vector<std::string> names(std::initializer_list<Enum> values, std::string_view (*nameOf)(Enum))
{
    std::vector<std::string> words;
    for (const Enum value : values)
        words.emplace_back(nameOf(value));
    return words;
}

}

void requireFileHasEffect(bool noUse, bool noEmbeddingsFile)
{
    if (noUse && noEmbeddingsFile)
        throw Error(ErrorCode::InvalidArgument,
            "--no-embeddings-file would have no effect: with --no-use no photo is embedded.",
            "Leave one of them out.");
}

Option TrainOptions::add(const Option& option, const char* group)
{
    m_options.push_back(option);
    return m_options.back().group(group);
}

void TrainOptions::declare(Command& command, Without without)
{
    const bool keepsRun = without != Without::WhatARunKeeps;
    add(command.option("--weights", m_weights,
            "What it starts from: a file, a name of `weights list`, an id of `models`, or "
            "random; by default what `embed` would take, but no network that was trained here. "
            "Without downloaded weights that is the random network: imported ones must be named"),
        kWhat);
    m_scope = learningScopeName(m_config.scope);
    add(command.option("--scope", m_scope, "What learns; what comes before it stays as it is"),
        kWhat)
        .captureDefault()
        .transform(oneOf(names({LearningScope::Head, LearningScope::LastStage,
                                   LearningScope::LastTwoStages, LearningScope::All},
            learningScopeName)));
    m_split = splitKindName(SplitKind::ByListing);
    add(command.option("--split", m_split,
            "listing: photos of a listing and near duplicates stay on one side. image: single "
            "photos at random, which leaks and measures too high"),
        kWhat)
        .captureDefault()
        .transform(oneOf(names({SplitKind::ByListing, SplitKind::ByImage}, splitKindName)));
    const TrainRequest defaults;
    m_fractions.assign(defaults.sides.fractions.begin(), defaults.sides.fractions.end());
    add(command.option("--fractions", m_fractions,
            "Shares of training, validation and test, where `split` has not dealt them out"),
        kWhat)
        .delimiter(',')
        .expected(3)
        .defaultText("0.8,0.2,0")
        .check(realNumber(0.0, 1.0));
    m_splitSeed = defaults.sides.seed;
    add(command.option("--split-seed", m_splitSeed, "Another number deals anew"), kWhat)
        .captureDefault()
        .check(wholeNumber(0, kMost));
    declareLearning(command, without);
    if (keepsRun)
        declareSchedule(command);
    declareRegularisation(command);
    declarePictures(command);
    declareComputer(command, keepsRun);
}

void TrainOptions::declareLearning(Command& command, Without without)
{
    if (without != Without::BatchSizeAndLearningRate) {
        add(command.option("--batch-size", m_config.batchSize, "Photos a step"), kHow)
            .captureDefault()
            .check(wholeNumber(1, 1024));
    }
    if (without == Without::Nothing) {
        add(command.option("--learning-rate", m_config.learningRate,
                "How far a step goes; `lr-find` suggests one"),
            kHow)
            .captureDefault()
            .check(realNumber(1e-12, 100.0));
    }
    add(command.option("--head-factor", m_config.headFactor,
            "The head's learning rate, as a multiple of that"),
        kHow)
        .captureDefault()
        .check(realNumber(0.0, 1e6));
    m_optimiser = optimiserName(m_config.optimiser);
    add(command.option("--optimiser", m_optimiser, "How steps are made of gradients"), kHow)
        .captureDefault()
        .transform(oneOf(names({Optimiser::Sgd, Optimiser::AdamW}, optimiserName)));
    add(command.option("--momentum", m_config.momentum, "For sgd"), kHow)
        .captureDefault()
        .check(realNumber(0.0, 0.9999));
    add(command.option("--weight-decay", m_config.weightDecay, "Pulls weights to nothing"), kHow)
        .captureDefault()
        .check(realNumber(0.0, 10.0));
    add(command.option("--clip-norm", m_config.clipNorm, "Longest gradient; 0: any"), kHow)
        .captureDefault()
        .check(realNumber(0.0, 1e9));
}

void TrainOptions::declareSchedule(Command& command)
{
    add(command.option("--epochs", m_config.epochs, "How often it sees every photo"), kHow)
        .captureDefault()
        .check(wholeNumber(1, 10'000));
    m_schedule = scheduleName(m_config.schedule);
    add(command.option("--schedule", m_schedule, "How the learning rate moves"), kHow)
        .captureDefault()
        .transform(
            oneOf(names({Schedule::Constant, Schedule::Step, Schedule::Cosine, Schedule::OneCycle},
                scheduleName)));
    add(command.option("--step-epochs", m_config.stepEpochs, "For step: epochs between steps"),
        kHow)
        .captureDefault()
        .check(wholeNumber(1, 10'000));
    add(command.option("--step-factor", m_config.stepFactor, "For step: what each multiplies by"),
        kHow)
        .captureDefault()
        .check(realNumber(0.0, 1.0));
    add(command.option("--warm-up-epochs", m_config.warmUpEpochs,
            "Epochs that the learning rate rises at first; not for one-cycle"),
        kHow)
        .captureDefault()
        .check(realNumber(0.0, 10'000.0));
    add(command.option("--patience", m_config.patience,
            "Ends after so many epochs without a better one; 0: never"),
        kHow)
        .captureDefault()
        .check(wholeNumber(0, 10'000));
}

void TrainOptions::declareRegularisation(Command& command)
{
    add(command.option("--label-smoothing", m_config.labelSmoothing,
            "Share of the truth that goes to the other categories"),
        kAgainst)
        .captureDefault()
        .check(realNumber(0.0, 1.0));
    add(command.flag("--class-weights", m_config.classWeights, "Rare categories count more"),
        kAgainst);
    add(command.option("--mixup", m_config.mixup, "Alpha of blending photos; 0: off"), kAgainst)
        .captureDefault()
        .check(realNumber(0.0, 100.0));
    add(command.option("--dropout", m_config.dropout, "Before the last layer"), kAgainst)
        .captureDefault()
        .check(realNumber(0.0, 0.95));
}

void TrainOptions::declarePictures(Command& command)
{
    Augmentation& changes = m_config.augmentation;
    add(command.flag("--flip", changes.flip, "Mirror photos that it learns from, half of the time"),
        kPictures);
    add(command.flag("--crop", changes.crop, "Cut another part out of them, 7/8 of the side"),
        kPictures);
    add(command.flag("--colour", changes.colour, "Change brightness, contrast and saturation"),
        kPictures);
    add(command.option(
            "--views", changes.views, "Versions of each photo, where one of those is asked for"),
        kPictures)
        .captureDefault()
        .check(wholeNumber(1, 32));
    add(command.option("--input-side", m_config.inputSide, "Pixels that the network sees"),
        kPictures)
        .captureDefault()
        .check(wholeNumber(32, 1024));
}

void TrainOptions::declareComputer(Command& command, bool keepsRun)
{
    m_precision = precisionName(m_config.precision);
    add(command.option("--precision", m_precision, "Of the arithmetic"), kComputer)
        .captureDefault()
        .transform(oneOf(
            names({Precision::Auto, Precision::Float32, Precision::Bfloat16}, precisionName)));
    m_device = deviceName(m_config.device);
    add(command.option("--device", m_device,
            "Where it learns; cuda needs a LibTorch that has it, unlike Debian's"),
        kComputer)
        .captureDefault()
        .transform(oneOf(names({Device::Auto, Device::Cpu, Device::Cuda}, deviceName)));
    add(command.option("--threads", m_config.threads, "Cores; 0: all"), kComputer)
        .captureDefault()
        .check(wholeNumber(0, 1024));
    add(command.option("--seed", m_config.seed, "Where chance begins"), kComputer)
        .captureDefault()
        .check(wholeNumber(0, kMost));
    add(command.flag("--no-trunk-cache", m_noTrunkCache,
            "Compute what is frozen in every epoch, instead of keeping it on disk"),
        kComputer);
    add(command.option(kTrunkCacheLimit, m_config.trunkCacheLimit,
            "Most that all of that may take on disk; by default what is free less 1 GiB"),
        kComputer)
        .typeName("SIZE")
        .transform(byteCount(kLeastCache));
    if (keepsRun) {
        add(command.option("--checkpoint-seconds", m_config.checkpointSeconds,
                "Between checkpoints within an epoch"),
            kComputer)
            .captureDefault()
            .check(wholeNumber(1, 1'000'000));
    }
}

TrainRequest TrainOptions::request() const
{
    TrainRequest request;
    request.config = m_config;
    TrainConfig& config = request.config;
    // oneOf has seen to it that each is a name.
    config.scope = learningScopeFromName(m_scope).value_or(config.scope);
    config.optimiser = optimiserFromName(m_optimiser).value_or(config.optimiser);
    config.schedule = scheduleFromName(m_schedule).value_or(config.schedule);
    config.precision = precisionFromName(m_precision).value_or(config.precision);
    config.device = deviceFromName(m_device).value_or(config.device);
    config.trunkCache = !m_noTrunkCache;
    requireEffect(config);
    request.weights = m_weights;
    request.split = splitKindFromName(m_split).value_or(request.split);
    std::ranges::copy(m_fractions, request.sides.fractions.begin());
    request.sides.seed = m_splitSeed;
    return request;
}

std::string TrainOptions::given(const std::string& allowed) const
{
    const auto found = std::ranges::find_if(m_options,
        [&](const Option& option) { return option.given() && option.name() != allowed; });
    return found == m_options.end() ? std::string() : found->name();
}

bool TrainOptions::isGiven(const std::string& name) const
{
    const auto option = std::ranges::find(m_options, name, &Option::name);
    return option != m_options.end() && option->given();
}

std::optional<std::int64_t> TrainOptions::trunkCacheLimit() const
{
    return isGiven(kTrunkCacheLimit) ? std::optional(m_config.trunkCacheLimit) : std::nullopt;
}

std::string TrainOptions::words() const
{
    std::string words;
    for (const Option& option : m_options) {
        if (!option.given())
            continue;
        words += " " + option.name();
        if (option.takesValues())
            words +=
                fmt::format(" {}", shellWord(fmt::format("{}", fmt::join(option.results(), ","))));
    }
    return words;
}

void TrainOptions::requireEffect(const TrainConfig& config) const
{
    const auto refuse = [&](const char* name, bool hasEffect, const char* why) {
        if (!hasEffect && isGiven(name))
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("{} would have no effect: {}.", name, why),
                fmt::format("Leave {} out, or change that.", name));
    };
    refuse("--views", config.augmentation.any(), "there is no --flip, --crop or --colour");
    refuse(kTrunkCacheLimit, config.trunkCache && config.scope != LearningScope::All,
        "nothing is kept");
    refuse("--momentum", config.optimiser == Optimiser::Sgd, "the optimiser is not sgd");
    refuse("--warm-up-epochs", config.schedule != Schedule::OneCycle,
        "the schedule one-cycle has a warm-up of its own");
    const bool steps = config.schedule == Schedule::Step;
    refuse("--step-epochs", steps, "the schedule is not step");
    refuse("--step-factor", steps, "the schedule is not step");
}

}
