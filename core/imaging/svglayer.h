// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/drawing.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::imaging {

/// A drawing in its place on an otherwise transparent picture.
struct SvgLayer {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bgra; ///< 4 bytes a pixel, colours multiplied by alpha
};

/// Renders `svg` turned, mirrored, scaled and moved as `scene` says. Loads nothing that the text
/// refers to. Throws Error Corrupt when it cannot be parsed or has no size.
SvgLayer renderSvg(const std::string& svg, const Scene& scene);

}
