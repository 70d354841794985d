// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/resize.h"

#include <stop_token>
#include <vector>

namespace vitrine::imaging {

enum class Filter {
    Bilinear, ///< triangle, reach 1
    Bicubic, ///< Keys' cubic with a = -0.5, reach 2
};

/// Resizes in two passes, across and then down, with the filter stretched by the ratio when
/// shrinking (antialiasing), as Pillow's ImagingResample does: same weights, same rounding between
/// the passes. Results differ from Pillow's by 1 level at most, in a few values of a thousand.
/// Keeps its working memory from one picture to the next. One thread at a time.
class Resampler {
public:
    /// Fills the part `rect` of `canvas`, which must lie inside it, with the whole of `from`.
    /// Throws Cancelled when `stop` asks for it.
    void draw(const Picture& from, Filter filter, Picture& canvas, const ContentRect& rect,
        const std::stop_token& stop = {});

private:
    std::vector<std::uint8_t> m_between; ///< the result of the first pass
};

/// `picture` fitted into `square`, which becomes `side` x `side` and reuses the memory it has.
void fitInto(Resampler& resampler, const Picture& picture, int side, Rgb padding, Filter filter,
    Picture& square, const std::stop_token& stop = {});

}
