// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include "core/imaging/svglayer.h"

#include <opencv2/core.hpp>

namespace vitrine::imaging {

/// The light's direction in the picture, towards the lamp; x to the right, y down.
struct Light {
    explicit Light(const Scene& scene);

    float x;
    float y;
    float strength; ///< 0 to 1
};

/// How much light reaches each pixel of the picture, as far as the drawing has a say in it.
/// Small: `enlargedRows` gives the picture's pixels.
struct Shading {
    cv::Mat1f ground; ///< 0 to 1: less in the drawing's shadows
    cv::Mat1f surface; ///< around 1: more where the drawing's surface turns to the lamp
};

/// Some of the picture's rows of one of Shading's matrices; they may be wider than the picture.
cv::Mat1f enlargedRows(const cv::Mat1f& small, cv::Range rows);

Shading shadingOf(const SvgLayer& layer, const Scene& scene, const Light& light);

/// Gaussian blur; outside its borders `plane` goes on with its last values. A part of a larger
/// matrix looks at the pixels around it.
cv::Mat blurred(const cv::Mat& plane, float sigma);

}
