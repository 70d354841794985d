// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <cstddef>
#include <cstdint>

namespace vitrine::imaging {

/// a * b / 255, rounded, exact for all 8-bit values.
inline std::uint8_t multiplied(std::uint32_t a, std::uint32_t b)
{
    const std::uint32_t product = a * b + 128U;
    return static_cast<std::uint8_t>((product + (product >> 8U)) >> 8U);
}

inline std::uint8_t over(std::uint32_t colour, std::uint32_t alpha, std::uint32_t matte)
{
    const std::uint32_t sum = colour * alpha + matte * (255U - alpha) + 128U;
    return static_cast<std::uint8_t>((sum + (sum >> 8U)) >> 8U);
}

/// `count` pixels R G B A (alpha not multiplied in) over `matte`.
inline void blendRow(const std::uint8_t* rgba, std::size_t count, Rgb matte, std::uint8_t* rgb)
{
    for (std::size_t i = 0; i < count; ++i, rgba += 4, rgb += 3) {
        rgb[0] = over(rgba[0], rgba[3], matte.r);
        rgb[1] = over(rgba[1], rgba[3], matte.g);
        rgb[2] = over(rgba[2], rgba[3], matte.b);
    }
}

}
