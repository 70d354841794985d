// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include "core/imaging/drawing.h"

#include <opencv2/core.hpp>

#include <string>

namespace vitrine::imaging {

/// A drawing in its place on an otherwise transparent picture.
struct SvgLayer {
    cv::Mat4b bgra; ///< colours multiplied by alpha
};

/// Renders `svg` turned, mirrored, scaled and moved as `scene` says. Loads nothing that the text
/// refers to. Throws Error Corrupt when it cannot be parsed or has no size.
SvgLayer renderSvg(const std::string& svg, const Scene& scene);

}
