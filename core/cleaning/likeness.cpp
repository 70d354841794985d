// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace vitrine::cleaning {

namespace {

constexpr int kSide = 32;
constexpr int kChannels = 3;
constexpr double kLeastContrast = 2.0; // levels of 255, standard deviation

using Grid = std::array<float, static_cast<std::size_t>(kSide) * kSide * kChannels>;

std::size_t place(int x, int y)
{
    return (static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)) * kChannels;
}

/// A part of a picture, in shares of its sides.
struct Part {
    double left = 0.0;
    double top = 0.0;
    double side = 1.0;
};

/// The edges of kSide cells on a side of `pixels`, of a part that begins at `from`.
std::array<int, kSide + 1> edges(int pixels, double from, double share)
{
    std::array<int, kSide + 1> result{};
    for (int i = 0; i <= kSide; ++i)
        result[static_cast<std::size_t>(i)] = static_cast<int>(pixels * (from + share * i / kSide));
    return result;
}

/// The mean colour of each cell of the part; cells of small pictures overlap.
Grid averaged(const Picture& picture, const Part& part = {})
{
    const auto columns = edges(picture.width, part.left, part.side);
    const auto rows = edges(picture.height, part.top, part.side);
    Grid grid{};
    for (int y = 0; y < kSide; ++y) {
        const int top = std::min(rows[static_cast<std::size_t>(y)], picture.height - 1);
        const int bottom =
            std::clamp(rows[static_cast<std::size_t>(y) + 1], top + 1, picture.height);
        for (int x = 0; x < kSide; ++x) {
            const int left = std::min(columns[static_cast<std::size_t>(x)], picture.width - 1);
            const int right =
                std::clamp(columns[static_cast<std::size_t>(x) + 1], left + 1, picture.width);
            std::array<int, kChannels> sum{};
            for (int row = top; row < bottom; ++row) {
                const std::uint8_t* pixel = picture.rgb.data()
                    + static_cast<std::size_t>(row) * picture.stride()
                    + static_cast<std::size_t>(left) * kChannels;
                for (int i = left; i < right; ++i) {
                    for (std::size_t c = 0; c < kChannels; ++c)
                        sum[c] += *pixel++;
                }
            }
            const auto count = static_cast<float>((bottom - top) * (right - left));
            for (std::size_t c = 0; c < kChannels; ++c)
                grid[place(x, y) + c] = static_cast<float>(sum[c]) / count;
        }
    }
    return grid;
}

/// Without each channel's mean, and of length 1; false for a plain picture.
bool normalise(Grid& grid)
{
    double squares = 0.0;
    for (std::size_t c = 0; c < kChannels; ++c) {
        double mean = 0.0;
        for (std::size_t i = c; i < grid.size(); i += kChannels)
            mean += grid[i];
        mean /= static_cast<double>(kSide) * kSide;
        for (std::size_t i = c; i < grid.size(); i += kChannels) {
            grid[i] -= static_cast<float>(mean);
            squares += static_cast<double>(grid[i]) * grid[i];
        }
    }
    if (std::sqrt(squares / static_cast<double>(grid.size())) < kLeastContrast)
        return false;
    const auto scale = static_cast<float>(1.0 / std::sqrt(squares));
    for (float& value : grid)
        value *= scale;
    return true;
}

double correlation(const Grid& a, const Grid& b, bool mirrored, int quarters)
{
    double sum = 0.0;
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            int u = mirrored ? kSide - 1 - x : x;
            int v = y;
            for (int i = 0; i < quarters; ++i) {
                const int turned = kSide - 1 - v;
                v = u;
                u = turned;
            }
            for (std::size_t c = 0; c < kChannels; ++c)
                sum += static_cast<double>(a[place(x, y) + c]) * b[place(u, v) + c];
        }
    }
    return sum;
}

}

double likeness(const Picture& a, const Picture& b)
{
    if (a.empty() || b.empty())
        return 0.0;
    Grid first = averaged(a);
    Grid second = averaged(b);
    if (!normalise(first) || !normalise(second))
        return 0.0;
    double best = -1.0;
    for (int turn = 0; turn < 8; ++turn)
        best = std::max(best, correlation(first, second, turn >= 4, turn % 4));
    return std::clamp(best, -1.0, 1.0);
}

namespace {

/// The best correlation of a whole picture with a part of `whole`.
double bestPart(const Grid& cropped, const Picture& whole)
{
    constexpr std::array kSides{0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65};
    double best = -1.0;
    for (const double side : kSides) {
        const int steps = static_cast<int>(std::ceil((1.0 - side) * kSide)); // a cell each
        for (int y = 0; y <= steps; ++y) {
            for (int x = 0; x <= steps; ++x) {
                Grid part =
                    averaged(whole, {(1.0 - side) * x / steps, (1.0 - side) * y / steps, side});
                if (normalise(part))
                    best = std::max(best, correlation(cropped, part, false, 0));
            }
        }
    }
    return best;
}

}

double croppedLikeness(const Picture& a, const Picture& b)
{
    if (a.empty() || b.empty())
        return 0.0;
    Grid first = averaged(a);
    Grid second = averaged(b);
    if (!normalise(first) || !normalise(second))
        return 0.0;
    return std::clamp(std::max(bestPart(first, b), bestPart(second, a)), -1.0, 1.0);
}

}
