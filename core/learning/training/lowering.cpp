// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/lowering.h"

#include <bit>
#include <cstring>
#include <vector>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3") // loops of unknown length are vectorised from there on
#endif

#define VITRINE_INLINE [[gnu::always_inline]] inline

namespace vitrine::learning {

namespace {

VITRINE_INLINE void addTo(
    float* __restrict sums, const std::uint16_t* __restrict numbers, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        sums[i] += std::bit_cast<float>(static_cast<std::uint32_t>(numbers[i]) << 16U);
}

VITRINE_INLINE void roundTo(
    std::uint16_t* __restrict out, const float* __restrict sums, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const auto bits = std::bit_cast<std::uint32_t>(sums[i]);
        const std::uint32_t rounded = (bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U;
        // What is no number must not round to infinity or zero.
        out[i] =
            static_cast<std::uint16_t>((bits & 0x7F800000U) == 0x7F800000U ? bits >> 16U : rounded);
    }
}

/// One input position: every window that covers it has it in some place of its row.
VITRINE_INLINE void raise(const Window& w, const std::uint16_t* rows, std::size_t position,
    float* sums, std::uint16_t* input)
{
    const std::size_t x = position % w.width;
    const std::size_t y = position / w.width % w.height;
    const std::size_t picture = position / w.width / w.height;
    const std::size_t pad = w.kernel / 2;
    std::memset(sums, 0, w.channels * sizeof(float));
    for (std::size_t ky = 0; ky < w.kernel; ++ky) {
        const std::size_t atY = y + pad - ky;
        if (y + pad < ky || atY % w.stride != 0 || atY / w.stride >= w.outHeight())
            continue;
        for (std::size_t kx = 0; kx < w.kernel; ++kx) {
            const std::size_t atX = x + pad - kx;
            if (x + pad < kx || atX % w.stride != 0 || atX / w.stride >= w.outWidth())
                continue;
            const std::size_t row =
                (picture * w.outHeight() + atY / w.stride) * w.outWidth() + atX / w.stride;
            addTo(sums, rows + row * w.rowLength() + (ky * w.kernel + kx) * w.channels, w.channels);
        }
    }
    roundTo(input + position * w.channels, sums, w.channels);
}

VITRINE_INLINE void raiseAll(const Window& window, const std::uint16_t* rows, std::size_t begin,
    std::size_t end, std::uint16_t* input)
{
    std::vector<float> sums(window.channels);
    for (std::size_t position = begin; position < end; ++position)
        raise(window, rows, position, sums.data(), input);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void raiseAvx2(const Window& window, const std::uint16_t* rows,
    std::size_t begin, std::size_t end, std::uint16_t* input)
{
    raiseAll(window, rows, begin, end, input);
}
#endif

}

void lowerRows(const Window& w, const std::uint16_t* input, std::size_t begin, std::size_t end,
    std::uint16_t* rows)
{
    const std::size_t pad = w.kernel / 2;
    const std::size_t bytes = w.channels * sizeof(std::uint16_t);
    std::uint16_t* out = rows + begin * w.rowLength();
    for (std::size_t row = begin; row < end; ++row) {
        const std::size_t x = row % w.outWidth() * w.stride;
        const std::size_t y = row / w.outWidth() % w.outHeight() * w.stride;
        const std::size_t picture = row / w.outWidth() / w.outHeight();
        for (std::size_t ky = 0; ky < w.kernel; ++ky) {
            for (std::size_t kx = 0; kx < w.kernel; ++kx, out += w.channels) {
                const std::size_t fromY = y + ky - pad; // wraps below 0, and is then past the last
                const std::size_t fromX = x + kx - pad;
                if (fromY >= w.height || fromX >= w.width) {
                    std::memset(out, 0, bytes);
                    continue;
                }
                const std::size_t from = (picture * w.height + fromY) * w.width + fromX;
                std::memcpy(out, input + from * w.channels, bytes);
            }
        }
    }
}

void raiseRows(const Window& window, const std::uint16_t* rows, std::size_t begin, std::size_t end,
    std::uint16_t* input)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) {
        raiseAvx2(window, rows, begin, end, input);
        return;
    }
#endif
    raiseAll(window, rows, begin, end, input);
}

}
