// SPDX-License-Identifier: GPL-3.0-or-later
// Generated pictures that behave as photos do under the measures, and what people do to photos.
#pragma once

#include "core/base/random.h"
#include "core/imaging/decode.h"
#include "core/imaging/standardise.h"
#include "core/types/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace vitrine::test {

using Colour = std::array<double, 3>;

/// `colourAt(x, y)` in levels, cut to 0 to 255.
inline Picture painted(int width, int height, const std::function<Colour(int, int)>& colourAt)
{
    Picture picture{width, height, {}};
    picture.rgb.reserve(picture.stride() * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (const double value : colourAt(x, y))
                picture.rgb.push_back(
                    static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0))));
        }
    }
    return picture;
}

inline Picture plain(int width, int height, Colour colour)
{
    return painted(width, height, [&](int, int) { return colour; });
}

inline Colour colourOf(const Picture& picture, int x, int y)
{
    const std::uint8_t* rgb = picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride()
        + static_cast<std::size_t>(x) * 3;
    return {double(rgb[0]), double(rgb[1]), double(rgb[2])};
}

/// As it comes back from a file. `quality`: 1 to 100.
inline Picture throughJpeg(const Picture& picture, int quality)
{
    return imaging::decodeBytes(imaging::encodeJpeg(picture, quality)).picture;
}

/// Shaded ellipses on a shaded ground, with the grain of a sensor. The same seed shows the same
/// scene at any size.
inline Picture scene(std::uint64_t seed, int width, int height)
{
    struct Shape {
        double x, y, across, down, shade;
        Colour colour;
    };
    Random random(seed);
    const auto colour = [&] {
        return Colour{random.uniform(20, 230), random.uniform(20, 230), random.uniform(20, 230)};
    };
    const Shape ground{0.5, 0.5, 9.0, 9.0, random.uniform(-60, 60), colour()};
    std::vector<Shape> shapes;
    for (int i = 0; i < 14; ++i)
        shapes.push_back({random.uniform(), random.uniform(), random.uniform(0.05, 0.3),
            random.uniform(0.05, 0.3), random.uniform(-80, 80), colour()});
    Random grain(seed, 1);
    return painted(width, height, [&](int column, int row) {
        const double u = (column + 0.5) / width;
        const double v = (row + 0.5) / height;
        const Shape* top = &ground;
        for (const Shape& shape : shapes) {
            const double x = (u - shape.x) / shape.across;
            const double y = (v - shape.y) / shape.down;
            if (x * x + y * y < 1.0)
                top = &shape;
        }
        const double shade = top->shade * (u - top->x + v - top->y) + 2.0 * grain.normal();
        return Colour{top->colour[0] + shade, top->colour[1] + shade, top->colour[2] + shade};
    });
}

/// The middle of `photo`, cut out as an ellipse, on white.
inline Picture onWhite(const Picture& photo)
{
    return painted(photo.width, photo.height, [&](int x, int y) {
        const double u = (2.0 * x / photo.width - 1.0) / 0.4;
        const double v = (2.0 * y / photo.height - 1.0) / 0.4;
        return u * u + v * v < 1.0 ? colourOf(photo, x, y) : Colour{255, 255, 255};
    });
}

inline Picture grey(const Picture& photo)
{
    return painted(photo.width, photo.height, [&](int x, int y) {
        const Colour c = colourOf(photo, x, y);
        const double level = std::round(0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2]);
        return Colour{level, level, level};
    });
}

inline Picture brightened(const Picture& photo, double factor)
{
    return painted(photo.width, photo.height, [&](int x, int y) {
        const Colour c = colourOf(photo, x, y);
        return Colour{c[0] * factor, c[1] * factor, c[2] * factor};
    });
}

/// In the numbering of imaging::perceptualHashes: rows and columns exchanged (4), then mirrored
/// left-right (1) and top-bottom (2).
inline Picture turned(const Picture& photo, unsigned turn)
{
    const bool exchanged = (turn & 4U) != 0;
    const int width = exchanged ? photo.height : photo.width;
    const int height = exchanged ? photo.width : photo.height;
    return painted(width, height, [&](int x, int y) {
        const int column = (turn & 1U) != 0 ? width - 1 - x : x;
        const int row = (turn & 2U) != 0 ? height - 1 - y : y;
        return exchanged ? colourOf(photo, row, column) : colourOf(photo, column, row);
    });
}

/// Gaussian blur, across and then down; the border repeats.
inline Picture blurred(const Picture& photo, double sigma)
{
    const int reach = static_cast<int>(std::ceil(3.0 * sigma));
    std::vector<double> weights;
    double sum = 0.0;
    for (int i = -reach; i <= reach; ++i) {
        weights.push_back(std::exp(-0.5 * i * i / (sigma * sigma)));
        sum += weights.back();
    }
    const auto pass = [&](const Picture& from, int dx, int dy) {
        return painted(from.width, from.height, [&](int x, int y) {
            Colour mean{};
            for (int i = -reach; i <= reach; ++i) {
                const Colour c = colourOf(from, std::clamp(x + i * dx, 0, from.width - 1),
                    std::clamp(y + i * dy, 0, from.height - 1));
                for (std::size_t k = 0; k < 3; ++k)
                    mean[k] += c[k] * weights[static_cast<std::size_t>(i + reach)] / sum;
            }
            return mean;
        });
    };
    return pass(pass(photo, 1, 0), 0, 1);
}

/// Lines of small letters, each a random pattern of 5 x 7 squares of `scale` pixels, on one colour;
/// bars of other colours between them.
inline Picture screen(std::uint64_t seed, int width, int height, int scale = 2)
{
    Random random(seed);
    const bool light = random.chance(0.7);
    const Colour ground = light ? Colour{250, 250, 250} : Colour{30, 30, 34};
    const Colour ink = light ? Colour{20, 20, 30} : Colour{230, 230, 230};
    Picture picture = plain(width, height, ground);
    const auto fill = [&](int x, int y, int across, int down, const Colour& colour) {
        for (int row = y; row < std::min(y + down, height); ++row) {
            for (int column = x; column < std::min(x + across, width); ++column) {
                std::uint8_t* rgb = picture.rgb.data()
                    + static_cast<std::size_t>(row) * picture.stride()
                    + static_cast<std::size_t>(column) * 3;
                for (std::size_t k = 0; k < 3; ++k)
                    rgb[k] = static_cast<std::uint8_t>(colour[k]);
            }
        }
    };
    for (int y = 4 * scale; y + 8 * scale < height; y += 11 * scale) {
        if (random.chance(0.15)) {
            fill(8, y, width / 2, 9 * scale,
                {random.uniform(0, 255), random.uniform(0, 255), random.uniform(0, 255)});
            continue;
        }
        for (int x = 8; x + 8 * scale < width; x += 6 * scale) {
            if (random.chance(0.18)) // a space
                continue;
            for (int cell = 0; cell < 35; ++cell) {
                if (random.chance(0.4))
                    fill(x + cell % 5 * scale, y + cell / 5 * scale, scale, scale, ink);
            }
        }
    }
    return picture;
}

}
