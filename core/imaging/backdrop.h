// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include "core/imaging/drawing.h"

#include <opencv2/core.hpp>

namespace vitrine::imaging {

/// Where the table of backdrop 1 begins, as a share of the picture's height.
constexpr float kTableEdge = 0.66F;

/// What the drawing stands or lies on: R G B, sRGB values 0 to 1, evenly lit.
cv::Mat3f paintBackdrop(const Scene& scene);

}
