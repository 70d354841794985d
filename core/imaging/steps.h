// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include <opencv2/core.hpp>

namespace vitrine::imaging {

/// Of a picture's squares of 8 x 8 pixels. JPEG works on squares of that size: what it leaves
/// around letters stays in theirs, and the ground beside them stays flat.
struct Surfaces {
    double flatness = 0.0; ///< share of squares whose levels are at most 4 apart
    /// Of the others, how many are drawn, 0 to 1: most of such a square's pixels are near its
    /// darkest or its brightest level. The geometric mean of these and of those among them in which
    /// lines stand free: letters and rules have ground on both sides; the outline of a thing has
    /// not.
    double abruptness = 0.0;
};
Surfaces surfacesOf(const cv::Mat1b& grey);

/// How much JPEG's grid of 8 x 8 blocks shows, 0 to 1. Counted are lone steps, of 8 levels or more
/// and twice as much as the steps on both sides. With g the share of pixels that have one along the
/// grid's lines, and o the same elsewhere: (g - o) / (g + o + 0.02). Both directions must show it,
/// the smaller counts: stripes are no grid. Where the grid begins is found, not assumed, since
/// pictures get cropped and turned. After the idea of Wang, Sheikh and Bovik (2002), counting steps
/// rather than adding them up, so that a strong edge that happens to lie on the grid counts little.
double blockinessOf(const cv::Mat1b& grey);

}
