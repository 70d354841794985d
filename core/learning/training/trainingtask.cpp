// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/trainingtask.h"

#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/base/sha256.h"

#include <fmt/format.h>

#include <algorithm>

namespace vitrine::learning {

namespace {

/// A run goes on in what it began with: where Auto means something else now, or on this computer,
/// its numbers would change.
std::string_view arithmeticOf(const TrainConfig& c)
{
    if (c.precision != Precision::Auto || c.device == Device::Cuda)
        return precisionName(c.precision);
    return precisionName(cpu::prefersBfloat16() ? Precision::Bfloat16 : Precision::Float32);
}

std::string settingsText(const TrainConfig& c)
{
    const Augmentation& a = c.augmentation;
    std::string text =
        fmt::format("{}|{}|{}|{}|{}", learningScopeName(c.scope), optimiserName(c.optimiser),
            scheduleName(c.schedule), arithmeticOf(c), deviceName(c.device));
    text += fmt::format(
        "|{}|{}|{}|{}|{}|{}", c.epochs, c.batchSize, c.stepEpochs, c.patience, c.seed, c.inputSide);
    for (const double value : {c.learningRate, c.headFactor, c.momentum, c.weightDecay,
             c.stepFactor, c.warmUpEpochs, c.labelSmoothing, c.mixup, c.dropout, c.clipNorm})
        text += fmt::format("|{}", value);
    text +=
        fmt::format("|{}|{}|{}|{}|{}", c.classWeights, a.flip, a.crop, a.colour, a.viewsInUse());
    return text;
}

void addImages(Sha256& hash, const std::vector<TrainingImage>& images)
{
    hash.update(fmt::format("{}\n", images.size()));
    for (const TrainingImage& image : images)
        hash.update(fmt::format("{}|{}\n", image.row.value, image.label));
}

[[noreturn]] void unusable(const char* message, const char* hint)
{
    throw Error(ErrorCode::InvalidArgument, message, hint);
}

void requireSound(const TrainingData& data, const std::vector<TrainingImage>& images)
{
    const auto outside = [&data](const TrainingImage& image) {
        return image.index >= data.source->size() || image.label < 0
            || image.label >= static_cast<int>(data.classes.size());
    };
    if (std::any_of(images.begin(), images.end(), outside))
        unusable("A photo to learn from has no place or class.", "This is a fault of Vitrine.");
}

}

void requireSound(const TrainingTask& task)
{
    vitrine::requireSound(task.config);
    if (task.data.classes.size() < 2)
        unusable("There are fewer than two categories to tell apart.",
            "Choose photos of two categories or more.");
    if (!task.data.source || task.data.train.empty())
        unusable("There are no photos to learn from.", "Choose a larger part for training.");
    requireSound(task.data, task.data.train);
    requireSound(task.data, task.data.validation);
}

std::string fingerprintOf(const TrainingTask& task)
{
    Sha256 hash;
    hash.update(settingsText(task.config) + "\n");
    for (const auto& [name, tensor] : task.start.tensors) {
        hash.update(name + "\n");
        hash.update(tensor.bytes);
    }
    for (const std::string& name : task.data.classes)
        hash.update(name + "\n");
    addImages(hash, task.data.train);
    addImages(hash, task.data.validation);
    return hash.hex();
}

std::vector<ViewOfImage> viewsNeeded(const TrainingTask& task)
{
    std::vector<ViewOfImage> views;
    const int rounds = task.config.viewsSeen();
    for (int epoch = 0; epoch < rounds; ++epoch) {
        for (std::size_t i = 0; i < task.data.train.size(); ++i)
            views.push_back({task.data.train[i].index, viewInEpoch(task.config, i, epoch)});
    }
    for (const TrainingImage& image : task.data.validation)
        views.push_back({image.index, 0});
    return views;
}

}
