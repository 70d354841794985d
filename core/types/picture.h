// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine {

/// Pixels: 8-bit sRGB, interleaved R G B, rows from the top without padding.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb; ///< width * height * 3 bytes

    bool empty() const { return width == 0 || height == 0; }
    std::size_t stride() const { return static_cast<std::size_t>(width) * 3; }
};

/// A colour for padding, 8-bit sRGB.
struct Rgb {
    std::uint8_t r = 255;
    std::uint8_t g = 255;
    std::uint8_t b = 255;

    bool operator==(const Rgb&) const = default;
};

}
