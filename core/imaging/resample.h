// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <stop_token>

namespace vitrine::imaging {

enum class Filter {
    Bilinear, ///< triangle, reach 1
    Bicubic, ///< Keys' cubic with a = -0.5, reach 2
};

/// Resizes in two passes, across and then down, with `filter` stretched by the ratio when shrinking
/// (antialiasing), as Pillow's ImagingResample does: same weights, same rounding between the
/// passes; results differ by at most 1 level, in about one value of a million. The part of `from`
/// that is used may be a rectangle: columns `left` to `left + width` and so on, in pixels.
struct SourceBox {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};
Picture resample(const Picture& from, const SourceBox& box, int width, int height, Filter filter,
    const std::stop_token& stop = {});

}
