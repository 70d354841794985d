// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include <opencv2/core.hpp>

namespace vitrine::imaging {

/// What the steps between neighbouring pixels tell.
struct Steps {
    double flatness = 0.0; ///< share of pixels whose right and lower neighbours are exactly alike
    /// Of the pixels that differ from a neighbour visibly, the share that differs abruptly: letters
    /// and drawn lines jump, photographed surfaces drift.
    double abruptness = 0.0;
};
Steps stepsOf(const cv::Mat1b& grey);

/// How much JPEG's grid of 8 x 8 blocks shows, 0 to 1. Counted are lone steps, of 8 levels or more
/// and twice as much as the steps on both sides. With g the share of pixels that have one along the
/// grid's lines, and o the same elsewhere: (g - o) / (g + o + 0.02). Both directions must show it,
/// the smaller counts: stripes are no grid. Where the grid begins is found, not assumed, since
/// pictures get cropped and turned. After the idea of Wang, Sheikh and Bovik (2002), counting steps
/// rather than adding them up, so that a strong edge that happens to lie on the grid counts little.
double blockinessOf(const cv::Mat1b& grey);

}
