// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine::learning {

/// The end of a residual block, in one pass over memory: sums = max(0, sums + shortcut + bias) for
/// `rows` rows of `channels` numbers. In bfloat16 (stored as its 16 bits) the arithmetic is float32
/// and the result is rounded to the nearest, once.
void joinResidual(
    float* sums, const float* shortcut, const float* bias, std::size_t rows, std::size_t channels);
void joinResidual(std::uint16_t* sums, const std::uint16_t* shortcut, const float* bias,
    std::size_t rows, std::size_t channels);

}
