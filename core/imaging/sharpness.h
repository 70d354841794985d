// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include <opencv2/core.hpp>

namespace vitrine::imaging {

inline constexpr int kSharpnessSide = 512; ///< pixels of the longer side at which width is judged

/// 1 / the width (Gaussian sigma, pixels of the picture shrunk to kSharpnessSide) of its sharper
/// edges; about 1 and more is sharp, below 0.6 looks blurred. Only edges are looked at, so a
/// product on plain white is as sharp as its outline. The width of an edge follows from how much a
/// further blur flattens it: gradients before and after it are as sqrt(sigma^2 + blur^2) to sigma
/// (Zhuo and Sim, "Defocus map estimation from a single image", 2011). kNoEdges where there is
/// none.
double sharpnessOf(const cv::Mat1b& grey);
inline constexpr double kNoEdges = 2.0; ///< nothing there that could be blurred

}
