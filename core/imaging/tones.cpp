// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/tones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace vitrine::imaging {

namespace {

// The brightness formula's weights in 1/1024 (they add up to 1024), and what is kept of the square:
// bins of 16 are finer than 1/255 of brightness everywhere but in the deepest blacks.
constexpr std::uint32_t kRed = 247;
constexpr std::uint32_t kGreen = 707;
constexpr std::uint32_t kBlue = 70;
constexpr int kShift = 10 + 4;
constexpr std::size_t kBins = (255 * 255 >> 4) + 1;

using Histogram = std::array<std::uint32_t, kBins>;

/// Sums over pixels of red-green (R - G) and yellow-blue (R + G - 2 B), and of their squares.
struct ColourSums {
    std::int64_t redGreen = 0;
    std::int64_t redGreenSquares = 0;
    std::int64_t yellowBlue = 0;
    std::int64_t yellowBlueSquares = 0;
};

/// Rows of one colour each: loops over them are vectorised, loops over R G B R G B are not.
struct RowPlanes {
    const std::uint8_t* red;
    const std::uint8_t* green;
    const std::uint8_t* blue;
    std::size_t width;
};

void countBrightness(const RowPlanes& row, std::vector<std::uint16_t>& bins, Histogram& histogram)
{
    const auto square = [](std::uint8_t value) {
        return static_cast<std::uint32_t>(int{value} * value);
    };
    std::uint16_t* bin = bins.data();
    for (std::size_t x = 0; x < row.width; ++x) {
        const std::uint32_t sum =
            kRed * square(row.red[x]) + kGreen * square(row.green[x]) + kBlue * square(row.blue[x]);
        bin[x] = static_cast<std::uint16_t>(sum >> kShift);
    }
    for (const std::uint16_t i : bins)
        ++histogram[i];
}

void addColours(const RowPlanes& row, ColourSums& sums)
{
    // 32 bits hold a stretch's squares: 4096 * 510^2 < 2^31.
    constexpr std::size_t kStretch = 4096;
    for (std::size_t from = 0; from < row.width; from += kStretch) {
        std::int32_t redGreen = 0;
        std::int32_t redGreenSquares = 0;
        std::int32_t yellowBlue = 0;
        std::int32_t yellowBlueSquares = 0;
        const std::size_t to = std::min(row.width, from + kStretch);
        for (std::size_t x = from; x < to; ++x) {
            const std::int32_t rg = row.red[x] - row.green[x];
            const std::int32_t yb = row.red[x] + row.green[x] - 2 * row.blue[x];
            redGreen += rg;
            redGreenSquares += rg * rg;
            yellowBlue += yb;
            yellowBlueSquares += yb * yb;
        }
        sums.redGreen += redGreen;
        sums.redGreenSquares += redGreenSquares;
        sums.yellowBlue += yellowBlue;
        sums.yellowBlueSquares += yellowBlueSquares;
    }
}

double colourfulness(const ColourSums& sums, double pixels)
{
    const double redGreen = static_cast<double>(sums.redGreen) / pixels;
    const double yellowBlue = static_cast<double>(sums.yellowBlue) / pixels / 2.0;
    const double variance = static_cast<double>(sums.redGreenSquares) / pixels - redGreen * redGreen
        + static_cast<double>(sums.yellowBlueSquares) / pixels / 4.0 - yellowBlue * yellowBlue;
    return std::sqrt(std::max(variance, 0.0)) + 0.3 * std::hypot(redGreen, yellowBlue);
}

/// The brightness that `share` of the pixels do not exceed.
double percentile(const Histogram& histogram, double pixels, double share)
{
    double below = 0.0;
    std::size_t bin = 0;
    while (bin + 1 < kBins && (below += histogram[bin]) < share * pixels)
        ++bin;
    const double middle = static_cast<double>(bin << 4U) + 8.0;
    return bin == 0 ? 0.0 : std::min(std::sqrt(middle) / 255.0, 1.0);
}

}

Tones tonesOf(const cv::Mat3b& rgb)
{
    Histogram histogram{};
    ColourSums sums;
    std::array<cv::Mat1b, 3> planes;
    cv::split(rgb, planes.data());
    std::vector<std::uint16_t> bins(static_cast<std::size_t>(rgb.cols));
    for (int y = 0; y < rgb.rows; ++y) {
        const RowPlanes row{planes[0][y], planes[1][y], planes[2][y], bins.size()};
        countBrightness(row, bins, histogram);
        addColours(row, sums);
    }
    const auto pixels = static_cast<double>(rgb.total());
    return {percentile(histogram, pixels, 0.01), percentile(histogram, pixels, 0.05),
        percentile(histogram, pixels, 0.50), percentile(histogram, pixels, 0.99),
        colourfulness(sums, pixels)};
}

double entropyOf(const cv::Mat1b& grey)
{
    // Two tables, because neighbours are often equal and would wait for each other's count.
    std::array<std::array<std::uint32_t, 256>, 2> counts{};
    for (int y = 0; y < grey.rows; ++y) {
        const std::uint8_t* row = grey[y];
        for (int x = 0; x < grey.cols; ++x)
            ++counts[static_cast<std::size_t>(x) & 1U][row[x]];
    }
    const auto pixels = static_cast<double>(grey.total());
    double bits = 0.0;
    for (std::size_t level = 0; level < 256; ++level) {
        const double share = (counts[0][level] + counts[1][level]) / pixels;
        if (share > 0.0)
            bits -= share * std::log2(share);
    }
    return bits;
}

}
