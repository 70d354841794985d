// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/canvas.h"

#include <algorithm>
#include <cstddef>

namespace vitrine::imaging {

void fill(Picture& picture, std::int64_t width, std::int64_t height, Rgb colour)
{
    picture.width = static_cast<int>(width);
    picture.height = static_cast<int>(height);
    const std::size_t bytes = picture.stride() * static_cast<std::size_t>(height);
    if (colour.r == colour.g && colour.g == colour.b) {
        picture.rgb.assign(bytes, colour.r);
        return;
    }
    picture.rgb.resize(bytes);
    for (std::size_t i = 0; i < bytes; i += 3) {
        picture.rgb[i] = colour.r;
        picture.rgb[i + 1] = colour.g;
        picture.rgb[i + 2] = colour.b;
    }
}

Picture filledPicture(std::int64_t width, std::int64_t height, Rgb colour)
{
    Picture picture;
    fill(picture, width, height, colour);
    return picture;
}

void paste(const Picture& picture, Picture& canvas, int x, int y)
{
    for (int row = 0; row < picture.height; ++row) {
        const std::uint8_t* from =
            picture.rgb.data() + static_cast<std::size_t>(row) * picture.stride();
        std::uint8_t* to = canvas.rgb.data() + static_cast<std::size_t>(y + row) * canvas.stride()
            + static_cast<std::size_t>(x) * 3;
        std::copy_n(from, picture.stride(), to);
    }
}

}
