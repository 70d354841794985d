// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/training/trainer.h"
#include "core/learning/trunk/trunk.h"

#include <string>
#include <vector>

namespace vitrine::learning {

/// Throws Error InvalidArgument for settings, classes, labels or pictures that nothing can be
/// learnt from.
void requireSound(const TrainingTask& task);

/// Names what decides a run's numbers: settings but for threads, cache and checkpoints, the start's
/// weights, which pictures, labels, classes. What the pictures show is TrainingPictures' matter.
std::string fingerprintOf(const TrainingTask& task);

/// Every version of the training pictures that the run's epochs use, the first ones first, and the
/// validation's plain ones behind them.
std::vector<ViewOfImage> viewsNeeded(const TrainingTask& task);

/// The version of training picture number `which` in `epoch`: they take turns.
inline int viewInEpoch(const TrainConfig& config, std::size_t which, int epoch)
{
    const auto views = static_cast<std::size_t>(config.augmentation.viewsInUse());
    return static_cast<int>((which + static_cast<std::size_t>(epoch)) % views);
}

}
