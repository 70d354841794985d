// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <cstddef>
#include <cstdint>

namespace vitrine::learning {

/// One step's settings for one group of parameters.
struct StepSettings {
    Optimiser optimiser = Optimiser::Sgd;
    double rate = 1e-3;
    double momentum = 0.9;
    double weightDecay = 0.0;
    double gradientScale = 1.0; ///< under 1 where the norm was clipped
    std::int64_t step = 0; ///< from 0; AdamW's correction of its first averages
};

/// Numbers that learn, `count` of each. A gradient in bfloat16 (as its 16 bits) means that the
/// layers compute with a bfloat16 copy of the weights, which is renewed.
struct StepNumbers {
    float* weights = nullptr;
    float* first = nullptr; ///< SGD's momentum buffer, AdamW's mean; starts at 0
    float* second = nullptr; ///< AdamW's mean of squares; starts at 0
    const float* gradient = nullptr; ///< either this one
    const std::uint16_t* gradient16 = nullptr; ///< or that one
    std::uint16_t* weights16 = nullptr; ///< with gradient16
    std::size_t count = 0;
};

/// torch.optim.SGD's (momentum, no dampening, no Nesterov) or torch.optim.AdamW's step (betas 0.9
/// and 0.999, epsilon 1e-8), in one pass over memory. False: a weight is no finite number any more.
/// Thread-safe on distinct numbers.
bool takeStep(const StepSettings& settings, const StepNumbers& numbers);

/// The sum of squares of a gradient.
double sumOfSquares(const float* gradient, std::size_t count);
double sumOfSquares(const std::uint16_t* gradient, std::size_t count); ///< bfloat16

}
