// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/resize.h"

#include "core/base/error.h"
#include "core/imaging/codec.h"
#include "core/imaging/resample.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vitrine::imaging {

namespace {

void checkArguments(const Picture& picture, int width, int height)
{
    if (picture.empty())
        throw Error(ErrorCode::InvalidArgument, "An empty picture cannot be resized.");
    if (width < 1 || height < 1)
        throw Error(ErrorCode::InvalidArgument, "A picture needs at least one pixel a side.");
}

Picture resizedWith(const Picture& picture, int width, int height, Filter filter)
{
    checkArguments(picture, width, height);
    if (picture.width == width && picture.height == height)
        return picture;
    Picture result = blankPicture(width, height);
    Resampler().draw(picture, filter, result, {0, 0, width, height});
    return result;
}

Picture fitted(const Picture& picture, int side, Rgb padding, Filter filter)
{
    checkArguments(picture, side, side);
    Resampler resampler;
    Picture square;
    fitInto(resampler, picture, side, padding, filter, square);
    return square;
}

/// torchvision's Resize(shorter side) and CenterCrop, with its rounding.
Picture centreCropped(const Picture& picture, int side)
{
    checkArguments(picture, side, side);
    const int shortSide = shorterSideBeforeCrop(side);
    const int shorter = std::min(picture.width, picture.height);
    const auto scaled = [&](int length) {
        return static_cast<int>(std::int64_t{length} * shortSide / shorter);
    };
    const bool wide = picture.width >= picture.height;
    const Picture resizedPicture = resizedWith(picture, wide ? scaled(picture.width) : shortSide,
        wide ? shortSide : scaled(picture.height), Filter::Bilinear);
    // Python's round() goes to the even neighbour, as nearbyint does.
    const auto margin = [side](int length) {
        return static_cast<int>(std::nearbyint((length - side) / 2.0));
    };
    return cropped(
        resizedPicture, {margin(resizedPicture.width), margin(resizedPicture.height), side, side});
}

}

Picture resized(const Picture& picture, int width, int height)
{
    return resizedWith(picture, width, height, Filter::Bicubic);
}

ContentRect contentRect(int width, int height, int side)
{
    const int longer = std::max(width, height);
    const auto fit = [&](int length) {
        const double exact = static_cast<double>(length) * side / longer;
        return std::clamp(static_cast<int>(std::lround(exact)), 1, side);
    };
    const int fittedWidth = fit(width);
    const int fittedHeight = fit(height);
    return {(side - fittedWidth) / 2, (side - fittedHeight) / 2, fittedWidth, fittedHeight};
}

Picture cropped(const Picture& picture, const ContentRect& rect)
{
    const bool inside = rect.x >= 0 && rect.y >= 0 && rect.width >= 1 && rect.height >= 1
        && rect.x <= picture.width - rect.width && rect.y <= picture.height - rect.height;
    if (!inside)
        throw Error(ErrorCode::InvalidArgument, "The part to cut out lies outside the picture.");
    Picture part;
    part.width = rect.width;
    part.height = rect.height;
    part.rgb.reserve(part.stride() * static_cast<std::size_t>(part.height));
    for (int row = 0; row < rect.height; ++row) {
        const auto from = picture.rgb.begin()
            + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(rect.y + row) * picture.stride()
                + static_cast<std::size_t>(rect.x) * 3);
        part.rgb.insert(part.rgb.end(), from, from + static_cast<std::ptrdiff_t>(part.stride()));
    }
    return part;
}

Picture standardised(const Picture& picture, int side, Rgb padding)
{
    return fitted(picture, side, padding, Filter::Bicubic);
}

Picture forNetwork(const Picture& picture, int side, Preprocessing preprocessing)
{
    switch (preprocessing) {
    case Preprocessing::Letterbox: return fitted(picture, side, Rgb{}, Filter::Bilinear);
    case Preprocessing::CentreCrop: return centreCropped(picture, side);
    case Preprocessing::Stretch: break;
    }
    return resizedWith(picture, side, side, Filter::Bilinear);
}

}
