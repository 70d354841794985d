// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/drawing.h"
#include "core/imaging/plane.h"

namespace vitrine::imaging {

/// Where the table of backdrop 1 begins, as a share of the picture's height.
constexpr float kTableEdge = 0.66F;

/// What the drawing stands or lies on, three channels, sRGB values 0 to 1, evenly lit.
Plane paintBackdrop(const Scene& scene);

}
