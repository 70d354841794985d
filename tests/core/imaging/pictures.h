// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atomicfile.h"
#include "core/imaging/decode.h"
#include "core/imaging/standardise.h"
#include "tests/support/testdata.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::test {

inline std::filesystem::path pictureData(const std::string& name = {})
{
    return sourceFolder() / "tests" / "core" / "imaging" / "data" / name;
}

inline std::vector<std::byte> bytesOf(const std::string& text)
{
    const auto* begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

inline std::string textOf(const std::vector<std::byte>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What a file of it holds. `quality`: 1 to 100.
inline std::string jpegFile(const Picture& picture, int quality)
{
    return textOf(imaging::encodeJpeg(picture, quality));
}

inline Rgb pixelAt(const Picture& picture, int x, int y)
{
    const std::uint8_t* rgb = picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride()
        + static_cast<std::size_t>(x) * 3;
    return {rgb[0], rgb[1], rgb[2]};
}

inline int distance(Rgb a, Rgb b)
{
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

/// How far two pictures of one size are apart, in 8-bit levels.
struct Difference {
    int largest = 0;
    double mean = 0.0;
    double psnr = std::numeric_limits<double>::infinity(); ///< dB
};

inline Difference difference(const Picture& a, const Picture& b)
{
    Difference result;
    double squares = 0.0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        const int apart = std::abs(int{a.rgb[i]} - int{b.rgb[i]});
        result.largest = std::max(result.largest, apart);
        result.mean += apart;
        squares += apart * apart;
    }
    const auto count = static_cast<double>(a.rgb.size());
    result.mean /= count;
    if (squares > 0.0)
        result.psnr = 10.0 * std::log10(255.0 * 255.0 * count / squares);
    return result;
}

/// The picture that make_data.py makes by the same rule.
inline Picture pattern(int width, int height)
{
    Picture picture;
    picture.width = width;
    picture.height = height;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (const int value : {x * 7 + y * 3, x * x + 5 * y, (x ^ y) * 37})
                picture.rgb.push_back(static_cast<std::uint8_t>(value % 256));
        }
    }
    return picture;
}

/// Soft colours, as a photo has them.
inline Picture softPicture(int width, int height)
{
    Picture picture;
    picture.width = width;
    picture.height = height;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double u = static_cast<double>(x) / width;
            const double v = static_cast<double>(y) / height;
            for (const double value : {std::sin(9.0 * u + 4.0 * v), std::cos(7.0 * u * v), u - v})
                picture.rgb.push_back(static_cast<std::uint8_t>(128.0 + 100.0 * value));
        }
    }
    return picture;
}

}
