// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictures/fit.h"

#include "core/imaging/resize.h"

#include <algorithm>
#include <cstdint>

namespace vitrine::workspace {

Picture fitted(Picture picture, int side)
{
    const int longer = std::max(picture.width, picture.height);
    if (longer <= side)
        return picture;
    const auto scaled = [&](int length) {
        return std::max(1, static_cast<int>((std::int64_t{length} * side + longer / 2) / longer));
    };
    return imaging::resized(picture, scaled(picture.width), scaled(picture.height));
}

}
