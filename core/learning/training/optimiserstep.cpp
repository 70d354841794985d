// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/optimiserstep.h"

#include <algorithm>
#include <bit>
#include <cmath>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3") // loops of unknown length are vectorised from there on
#endif

#define VITRINE_INLINE [[gnu::always_inline]] inline

namespace vitrine::learning {

namespace {

constexpr double kBeta1 = 0.9; // torch.optim.AdamW's
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
constexpr std::size_t kLanes = 16;

VITRINE_INLINE float widened(float value)
{
    return value;
}

VITRINE_INLINE float widened(std::uint16_t bits)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16U);
}

VITRINE_INLINE void store(float, float*, std::size_t) { }

VITRINE_INLINE void store(float value, std::uint16_t* to, std::size_t i)
{
    // To nearest, ties to even; what is not finite ends the run anyway.
    const auto bits = std::bit_cast<std::uint32_t>(value);
    to[i] = static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U);
}

struct Factors {
    float rate = 0.0F;
    float momentum = 0.0F;
    float decay = 0.0F; ///< SGD: added to the gradient; AdamW: what is left of a weight
    float scale = 1.0F;
    float step = 0.0F; ///< AdamW: rate over the correction of the mean
    float root = 1.0F; ///< AdamW: the root of the correction of the squares
};

/// All bits set in what is infinite or no number, and in nothing else.
constexpr std::uint32_t kExponent = 0x7F800000U;

VITRINE_INLINE std::uint32_t largestExponent(const float* __restrict numbers, std::size_t count)
{
    std::uint32_t largest = 0;
    for (std::size_t i = 0; i < count; ++i)
        largest = std::max(largest, std::bit_cast<std::uint32_t>(numbers[i]) & kExponent);
    return largest;
}

template <typename Number>
VITRINE_INLINE std::uint32_t sgd(const Factors& f, float* __restrict weights,
    float* __restrict buffer, const Number* __restrict gradient, Number* __restrict copy,
    std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const float g = widened(gradient[i]) * f.scale + f.decay * weights[i];
        buffer[i] = f.momentum * buffer[i] + g;
        weights[i] -= f.rate * buffer[i];
        store(weights[i], copy, i);
    }
    return largestExponent(weights, count);
}

template <typename Number>
VITRINE_INLINE std::uint32_t adamW(const Factors& f, float* __restrict weights,
    float* __restrict mean, float* __restrict squares, const Number* __restrict gradient,
    Number* __restrict copy, std::size_t count)
{
    constexpr auto kB1 = static_cast<float>(kBeta1);
    constexpr auto kB2 = static_cast<float>(kBeta2);
    constexpr auto kLeft1 = static_cast<float>(1.0 - kBeta1);
    constexpr auto kLeft2 = static_cast<float>(1.0 - kBeta2);
    constexpr auto kSmall = static_cast<float>(kEpsilon);
    for (std::size_t i = 0; i < count; ++i) {
        const float g = widened(gradient[i]) * f.scale;
        mean[i] = kB1 * mean[i] + kLeft1 * g;
        squares[i] = kB2 * squares[i] + kLeft2 * g * g;
        weights[i] =
            weights[i] * f.decay - f.step * mean[i] / (std::sqrt(squares[i]) / f.root + kSmall);
        store(weights[i], copy, i);
    }
    return largestExponent(weights, count);
}

Factors factorsOf(const StepSettings& settings)
{
    Factors f;
    f.rate = static_cast<float>(settings.rate);
    f.momentum = static_cast<float>(settings.momentum);
    f.scale = static_cast<float>(settings.gradientScale);
    f.decay = static_cast<float>(settings.weightDecay);
    if (settings.optimiser == Optimiser::AdamW) {
        const auto steps = static_cast<double>(settings.step + 1);
        f.decay = static_cast<float>(1.0 - settings.rate * settings.weightDecay);
        f.step = static_cast<float>(settings.rate / (1.0 - std::pow(kBeta1, steps)));
        f.root = static_cast<float>(std::sqrt(1.0 - std::pow(kBeta2, steps)));
    }
    return f;
}

/// In pieces that stay in the first cache between the two loops.
template <typename Number>
VITRINE_INLINE bool stepAll(const StepSettings& settings, const Factors& f, const StepNumbers& n,
    const Number* gradient, Number* copy)
{
    constexpr std::size_t kPiece = 1024;
    std::uint32_t largest = 0;
    for (std::size_t at = 0; at < n.count; at += kPiece) {
        const std::size_t count = std::min(kPiece, n.count - at);
        const std::uint32_t here = settings.optimiser == Optimiser::Sgd
            ? sgd(f, n.weights + at, n.first + at, gradient + at, copy ? copy + at : nullptr, count)
            : adamW(f, n.weights + at, n.first + at, n.second + at, gradient + at,
                copy ? copy + at : nullptr, count);
        largest = std::max(largest, here);
    }
    return largest < kExponent;
}

VITRINE_INLINE bool stepBoth(const StepSettings& settings, const Factors& f, const StepNumbers& n)
{
    return n.gradient16 ? stepAll<std::uint16_t>(settings, f, n, n.gradient16, n.weights16)
                        : stepAll<float>(settings, f, n, n.gradient, nullptr);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] bool stepAvx2(
    const StepSettings& settings, const Factors& f, const StepNumbers& n)
{
    return stepBoth(settings, f, n);
}
#endif

template <typename Number> double squaresOf(const Number* gradient, std::size_t count)
{
    double total = 0.0;
    for (std::size_t at = 0; at < count; at += 4096) {
        float lanes[kLanes] = {};
        const std::size_t end = std::min(count, at + 4096);
        std::size_t i = at;
        for (; i + kLanes <= end; i += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                lanes[lane] += widened(gradient[i + lane]) * widened(gradient[i + lane]);
        }
        for (; i < end; ++i)
            total += double{widened(gradient[i])} * double{widened(gradient[i])};
        for (const float lane : lanes)
            total += double{lane};
    }
    return total;
}

}

bool takeStep(const StepSettings& settings, const StepNumbers& numbers)
{
    const Factors f = factorsOf(settings);
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0)
        return stepAvx2(settings, f, numbers);
#endif
    return stepBoth(settings, f, numbers);
}

double sumOfSquares(const float* gradient, std::size_t count)
{
    return squaresOf(gradient, count);
}

double sumOfSquares(const std::uint16_t* gradient, std::size_t count)
{
    return squaresOf(gradient, count);
}

}
