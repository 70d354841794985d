// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/resamplekernels.h"

#include <algorithm>
#include <cstring>

#define VITRINE_INLINE [[gnu::always_inline]] inline

namespace vitrine::imaging {

namespace {

/// Eight numbers at once: one AVX register, two of SSE2 or NEON, and right without either.
using Floats = float __attribute__((vector_size(32)));
constexpr std::size_t kLanes = 8;

// These two are plain loops because GCC widens bytes well in loops and badly in vector types.
VITRINE_INLINE void toFloats(const std::uint8_t* from, std::size_t count, float* to)
{
    for (std::size_t i = 0; i < count; ++i)
        to[i] = from[i];
}

VITRINE_INLINE void toLevels(const float* from, std::size_t count, std::uint8_t* to)
{
    for (std::size_t i = 0; i < count; ++i) {
        const int level = static_cast<int>(from[i] + 0.5F);
        to[i] = static_cast<std::uint8_t>(level < 0 ? 0 : level > 255 ? 255 : level);
    }
}

/// Four lanes a pixel, the fourth idle; the pixels of both rows stand side by side. `bytes` and
/// `band` have room for 8 values a pixel.
VITRINE_INLINE void fillBand(const std::uint8_t* first, const std::uint8_t* second,
    std::size_t width, std::uint8_t* bytes, float* band)
{
    for (std::size_t x = 0; x + 1 < width; ++x) {
        std::memcpy(bytes + x * kLanes, first + x * 3, 4);
        std::memcpy(bytes + x * kLanes + 4, second + x * 3, 4);
    }
    // The last pixel has no fourth byte behind it.
    std::uint8_t* last = bytes + (width - 1) * kLanes;
    std::memset(last, 0, kLanes);
    std::memcpy(last, first + (width - 1) * 3, 3);
    std::memcpy(last + 4, second + (width - 1) * 3, 3);
    toFloats(bytes, width * kLanes, band);
}

VITRINE_INLINE void acrossBody(const std::uint8_t* first, const std::uint8_t* second,
    std::size_t sourceWidth, const ResampleWeights& weights, ResampleScratch& scratch,
    std::uint8_t* toFirst, std::uint8_t* toSecond)
{
    const std::size_t width = weights.first.size();
    const int* firstColumn = weights.first.data();
    const int* count = weights.count.data();
    const float* weight = weights.values.data();
    std::uint8_t* bytes = scratch.bytes.data();
    float* band = scratch.band.data();
    float* sums = scratch.sums.data();
    fillBand(first, second, sourceWidth, bytes, band);
    for (std::size_t x = 0; x < width; ++x, weight += weights.reach) {
        const float* pixel = band + static_cast<std::size_t>(firstColumn[x]) * kLanes;
        Floats sum{};
        for (int i = 0; i < count[x]; ++i, pixel += kLanes) {
            Floats value;
            std::memcpy(&value, pixel, sizeof(value));
            sum += value * weight[i];
        }
        std::memcpy(sums + x * kLanes, &sum, sizeof(sum));
    }
    toLevels(sums, width * kLanes, bytes);
    // A fourth byte may be written where the next pixel overwrites it.
    for (std::size_t x = 0; x + 1 < width; ++x) {
        std::memcpy(toFirst + x * 3, bytes + x * kLanes, 4);
        std::memcpy(toSecond + x * 3, bytes + x * kLanes + 4, 4);
    }
    std::memcpy(toFirst + (width - 1) * 3, bytes + (width - 1) * kLanes, 3);
    std::memcpy(toSecond + (width - 1) * 3, bytes + (width - 1) * kLanes + 4, 3);
}

VITRINE_INLINE void downBody(
    const std::uint8_t* rows, std::size_t stride, const float* weights, int count, std::uint8_t* to)
{
    constexpr std::size_t kBlock = 256; // floats that stay in the first-level cache
    for (std::size_t x = 0; x < stride; x += kBlock) {
        const std::size_t width = std::min(kBlock, stride - x);
        float sums[kBlock] = {};
        const std::uint8_t* from = rows + x;
        for (int i = 0; i < count; ++i, from += stride) {
            const float weight = weights[i];
            for (std::size_t j = 0; j < width; ++j)
                sums[j] += static_cast<float>(from[j]) * weight;
        }
        toLevels(sums, width, to + x);
    }
}

void acrossPlain(const std::uint8_t* first, const std::uint8_t* second, std::size_t sourceWidth,
    const ResampleWeights& weights, ResampleScratch& scratch, std::uint8_t* toFirst,
    std::uint8_t* toSecond)
{
    acrossBody(first, second, sourceWidth, weights, scratch, toFirst, toSecond);
}

void downPlain(
    const std::uint8_t* rows, std::size_t stride, const float* weights, int count, std::uint8_t* to)
{
    downBody(rows, stride, weights, count, to);
}

#if defined(__x86_64__)
// Without fma: fused products would round differently from the plain kernels.
[[gnu::target("avx2")]] void acrossAvx2(const std::uint8_t* first, const std::uint8_t* second,
    std::size_t sourceWidth, const ResampleWeights& weights, ResampleScratch& scratch,
    std::uint8_t* toFirst, std::uint8_t* toSecond)
{
    acrossBody(first, second, sourceWidth, weights, scratch, toFirst, toSecond);
}

[[gnu::target("avx2")]] void downAvx2(
    const std::uint8_t* rows, std::size_t stride, const float* weights, int count, std::uint8_t* to)
{
    downBody(rows, stride, weights, count, to);
}
#endif

}

const ResampleKernels& resampleKernels()
{
#if defined(__x86_64__)
    static constexpr ResampleKernels kAvx2{&acrossAvx2, &downAvx2};
    if (__builtin_cpu_supports("avx2") != 0)
        return kAvx2;
#endif
    return plainResampleKernels();
}

const ResampleKernels& plainResampleKernels()
{
    static constexpr ResampleKernels kPlain{&acrossPlain, &downPlain};
    return kPlain;
}

}
