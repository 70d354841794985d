// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/residualjoin.h"

#include <algorithm>
#include <bit>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3") // loops of unknown length are vectorised from there on
#endif

#define VITRINE_INLINE [[gnu::always_inline]] inline

namespace vitrine::learning {

namespace {

VITRINE_INLINE void join(float* __restrict sums, const float* __restrict shortcut,
    const float* __restrict bias, std::size_t channels)
{
    for (std::size_t i = 0; i < channels; ++i)
        sums[i] = std::max(0.0F, sums[i] + shortcut[i] + bias[i]);
}

VITRINE_INLINE void join(std::uint16_t* __restrict sums, const std::uint16_t* __restrict shortcut,
    const float* __restrict bias, std::size_t channels)
{
    for (std::size_t i = 0; i < channels; ++i) {
        const auto a = std::bit_cast<float>(static_cast<std::uint32_t>(sums[i]) << 16U);
        const auto b = std::bit_cast<float>(static_cast<std::uint32_t>(shortcut[i]) << 16U);
        const auto bits = std::bit_cast<std::uint32_t>(std::max(0.0F, a + b + bias[i]));
        // To nearest, ties to even; never negative and no NaN, so nothing else can happen.
        sums[i] = static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U);
    }
}

template <typename Number>
VITRINE_INLINE void joinRows(
    Number* sums, const Number* shortcut, const float* bias, std::size_t rows, std::size_t channels)
{
    for (std::size_t row = 0; row < rows; ++row)
        join(sums + row * channels, shortcut + row * channels, bias, channels);
}

#if defined(__x86_64__)
template <typename Number>
[[gnu::target("avx2")]] void joinAvx2(
    Number* sums, const Number* shortcut, const float* bias, std::size_t rows, std::size_t channels)
{
    joinRows(sums, shortcut, bias, rows, channels);
}
#endif

template <typename Number>
void joinBest(
    Number* sums, const Number* shortcut, const float* bias, std::size_t rows, std::size_t channels)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) {
        joinAvx2(sums, shortcut, bias, rows, channels);
        return;
    }
#endif
    joinRows(sums, shortcut, bias, rows, channels);
}

}

void joinResidual(
    float* sums, const float* shortcut, const float* bias, std::size_t rows, std::size_t channels)
{
    joinBest(sums, shortcut, bias, rows, channels);
}

void joinResidual(std::uint16_t* sums, const std::uint16_t* shortcut, const float* bias,
    std::size_t rows, std::size_t channels)
{
    joinBest(sums, shortcut, bias, rows, channels);
}

}
