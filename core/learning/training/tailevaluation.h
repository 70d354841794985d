// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/learning/training/tail.h"
#include "core/learning/training/tailinput.h"
#include "core/learning/training/trainer.h"

#include <span>
#include <string>
#include <vector>

namespace vitrine::learning {

/// Judges `images`, of which `input` has view 0. Reports Stage::Evaluating.
Evaluation evaluateTail(Tail& tail, TailInput& input, const ImageSource& source,
    std::span<const TrainingImage> images, const std::vector<std::string>& classes,
    JobContext& context);

}
