// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::imaging {

/// Which source pixels make each target pixel, and how much of each.
struct ResampleWeights {
    std::size_t reach = 0; ///< places kept per target pixel in `values`; unused ones are 0
    std::vector<int> first;
    std::vector<int> count;
    std::vector<float> values;
};

/// Memory that `across` works in.
struct ResampleScratch {
    ResampleScratch(int sourceWidth, int targetWidth)
        : bytes(static_cast<std::size_t>(std::max(sourceWidth, targetWidth)) * 8)
        , band(static_cast<std::size_t>(sourceWidth) * 8)
        , sums(static_cast<std::size_t>(targetWidth) * 8)
    {
    }

    std::vector<std::uint8_t> bytes;
    std::vector<float> band;
    std::vector<float> sums;
};

/// The inner loops of `resample`. Rounded to the nearest level, limited to 0 to 255; the same
/// result on every processor.
struct ResampleKernels {
    /// Two rows of `sourceWidth` pixels R G B each become two rows of as many pixels as `weights`
    /// has places. `band` is scratch memory for 8 floats a source pixel.
    void (*across)(const std::uint8_t* first, const std::uint8_t* second, std::size_t sourceWidth,
        const ResampleWeights& weights, ResampleScratch& scratch, std::uint8_t* toFirst,
        std::uint8_t* toSecond);
    /// The weighted sum of `count` rows of `stride` bytes that follow one another.
    void (*down)(const std::uint8_t* rows, std::size_t stride, const float* weights, int count,
        std::uint8_t* to);
};

/// The fastest kernels this processor can run.
const ResampleKernels& resampleKernels();
/// Those that run everywhere.
const ResampleKernels& plainResampleKernels();

}
