// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/orientation.h"

#include <algorithm>
#include <cstddef>

namespace vitrine::imaging {

namespace {

/// Where the first stored pixel lands and how far a step along the stored row and column moves.
struct Walk {
    std::ptrdiff_t start;
    std::ptrdiff_t alongRow;
    std::ptrdiff_t alongColumn;
};

Walk walkFor(int orientation, std::ptrdiff_t width, std::ptrdiff_t height)
{
    const std::ptrdiff_t line = width; // pixels of an upright row
    const std::ptrdiff_t right = width - 1;
    const std::ptrdiff_t bottom = (height - 1) * line;
    switch (orientation) { // names of the corner that holds the first pixel: row first, then column
    case 2: return {right, -1, line};
    case 3: return {bottom + right, -1, -line};
    case 4: return {bottom, 1, -line};
    case 5: return {0, line, 1};
    case 6: return {right, line, -1};
    case 7: return {bottom + right, -line, -1};
    case 8: return {bottom, -line, 1};
    default: return {0, 1, line};
    }
}

}

Picture upright(Picture stored, int orientation)
{
    if (orientation <= 1 || orientation > 8 || stored.empty())
        return stored;
    Picture turned;
    turned.width = swapsSides(orientation) ? stored.height : stored.width;
    turned.height = swapsSides(orientation) ? stored.width : stored.height;
    turned.rgb.resize(stored.rgb.size());
    const Walk walk = walkFor(orientation, turned.width, turned.height);
    // In tiles, so that both the reads and the writes of a turn by 90 degrees stay in the cache.
    constexpr int kTile = 32;
    for (int top = 0; top < stored.height; top += kTile) {
        for (int left = 0; left < stored.width; left += kTile) {
            const int endY = std::min(top + kTile, stored.height);
            const int endX = std::min(left + kTile, stored.width);
            for (int y = top; y < endY; ++y) {
                const std::uint8_t* from = stored.rgb.data()
                    + static_cast<std::size_t>(y) * stored.stride()
                    + static_cast<std::size_t>(left) * 3;
                std::uint8_t* to = turned.rgb.data()
                    + (walk.start + left * walk.alongRow + y * walk.alongColumn) * 3;
                for (int x = left; x < endX; ++x, from += 3, to += walk.alongRow * 3)
                    std::copy_n(from, 3, to);
            }
        }
    }
    return turned;
}

}
