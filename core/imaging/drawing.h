// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <cstdint>
#include <string>

namespace vitrine::imaging {

/// How a product drawing is photographed.
struct Scene {
    int width = 600;
    int height = 600;
    double rotation = 0.0; ///< degrees, clockwise
    double scale = 0.8; ///< drawing's longer side, as a share of the picture's shorter one
    double offsetX = 0.0; ///< of the centre, as a share of the picture's side
    double offsetY = 0.0;
    bool mirrored = false;
    Rgb backgroundTop; ///< vertical gradient
    Rgb backgroundBottom;
    int backdrop = 0; ///< 0 plain wall, 1 table edge, 2 wooden boards, 3 cloth, 4 tiles
    double lightAngle = 0.0; ///< degrees; where the light comes from: 0 above, 90 right
    double lightStrength = 0.3; ///< 0 even, 1 strong
    double exposure = 1.0; ///< 0.5 dark, 1.5 bright
    double warmth = 0.0; ///< -1 blue, 1 orange
    double noise = 2.0; ///< standard deviation, 8-bit levels
    double blur = 0.0; ///< standard deviation, pixels
    std::uint64_t seed = 0; ///< of noise and texture
};

/// Renders `svg` (the text of an SVG file) over a backdrop with a soft shadow. The same arguments
/// give the same pixels. Throws Error Corrupt when the SVG cannot be parsed.
Picture photograph(const std::string& svg, const Scene& scene);

}
