// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/sharpness.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace vitrine::imaging {

namespace {

constexpr double kBlur = 2.0; ///< sigma of the further blur, pixels
constexpr int kWeakest = 16; ///< Sobel units: 2 levels a pixel; a strong blur leaves no more
constexpr double kStrong = 0.3; ///< of the strongest gradients; weaker edges are texture or noise
constexpr double kStrongest = 0.995; ///< percentile that stands for the strongest
constexpr double kSharper = 0.8; ///< percentile of edges: something in a picture is in focus
constexpr std::size_t kFewest = 50; ///< edge pixels; fewer are specks

struct Gradient {
    explicit Gradient(const cv::Mat1b& grey)
    {
        cv::Sobel(grey, x, CV_16S, 1, 0, 3, 1, 0, cv::BORDER_REPLICATE);
        cv::Sobel(grey, y, CV_16S, 0, 1, 3, 1, 0, cv::BORDER_REPLICATE);
    }

    float square(int row, int column) const
    {
        const auto across = static_cast<float>(x[row][column]);
        const auto down = static_cast<float>(y[row][column]);
        return across * across + down * down;
    }

    cv::Mat_<std::int16_t> x;
    cv::Mat_<std::int16_t> y;
};

using Strengths = cv::Mat_<std::int16_t>; ///< at most kSobelMost

constexpr int kSobelMost = 2 * 4 * 255;

Strengths strengths(const Gradient& gradient)
{
    Strengths result(gradient.x.size());
    for (int row = 0; row < result.rows; ++row) {
        const std::int16_t* gx = gradient.x[row];
        const std::int16_t* gy = gradient.y[row];
        std::int16_t* out = result[row];
        for (int column = 0; column < result.cols; ++column)
            out[column] = static_cast<std::int16_t>(std::abs(gx[column]) + std::abs(gy[column]));
    }
    return result;
}

/// What a gradient must have to be an edge of this picture.
int edgeThreshold(const Strengths& strength)
{
    std::array<std::uint32_t, kSobelMost + 1> histogram{};
    double counted = 0.0;
    for (int row = 0; row < strength.rows; row += 2) { // every other row tells as much
        counted += strength.cols;
        for (int column = 0; column < strength.cols; ++column)
            ++histogram[static_cast<std::size_t>(strength[row][column])];
    }
    const double wanted = (1.0 - kStrongest) * counted;
    double above = 0.0;
    int strongest = kSobelMost;
    while (strongest > 0 && (above += histogram[static_cast<std::size_t>(strongest)]) < wanted)
        --strongest;
    return std::max(kWeakest, static_cast<int>(kStrong * strongest));
}

/// Marks where in `row` an edge's gradient is at its ridge: there its width can be read. Without
/// branches, which a processor would guess wrong.
void markRidges(const Strengths& strength, const Gradient& sharp, int row, int threshold,
    std::vector<std::uint8_t>& marks)
{
    const std::int16_t* above = strength[row - 1];
    const std::int16_t* here = strength[row];
    const std::int16_t* below = strength[row + 1];
    const std::int16_t* gx = sharp.x[row];
    const std::int16_t* gy = sharp.y[row];
    std::uint8_t* mark = marks.data();
    // Read once: for the compiler a byte that is written may be any object's, strength's too.
    const int end = strength.cols - 1;
    for (int column = 1; column < end; ++column) {
        const bool across = std::abs(gx[column]) >= std::abs(gy[column]);
        const std::int16_t before = across ? here[column - 1] : above[column];
        const std::int16_t after = across ? here[column + 1] : below[column];
        mark[column] = static_cast<std::uint8_t>(
            (here[column] >= threshold) & (here[column] >= before) & (here[column] >= after));
    }
}

/// Not cv::GaussianBlur: its exact arithmetic on 8 bits takes twice as long.
cv::Mat1b blurredFurther(const cv::Mat1b& grey)
{
    constexpr int kTaps = 13; // three sigmas on either side
    const cv::Mat kernel = cv::getGaussianKernel(kTaps, kBlur, CV_32F);
    cv::Mat1b result;
    cv::sepFilter2D(grey, result, CV_8U, kernel, kernel, {-1, -1}, 0.0, cv::BORDER_REPLICATE);
    return result;
}

/// For every edge pixel, the square of how much the blur flattens it.
std::vector<float> flattening(const cv::Mat1b& grey)
{
    const Gradient sharp(grey);
    const Gradient blurred(blurredFurther(grey));
    const Strengths strength = strengths(sharp);
    const int threshold = edgeThreshold(strength);
    std::vector<std::uint8_t> marks(static_cast<std::size_t>(grey.cols), 0);
    std::vector<float> result;
    for (int row = 1; row + 1 < grey.rows; ++row) {
        markRidges(strength, sharp, row, threshold, marks);
        for (int column = 1; column + 1 < grey.cols; ++column) {
            if (marks[static_cast<std::size_t>(column)] != 0) {
                const float left = std::max(blurred.square(row, column), 1.0F);
                result.push_back(sharp.square(row, column) / left);
            }
        }
    }
    return result;
}

double inverseWidth(double flattened)
{
    return std::sqrt(std::max(flattened - 1.0, 0.0)) / kBlur;
}

}

double sharpnessOf(const cv::Mat1b& grey)
{
    std::vector<float> edges = flattening(grey);
    if (edges.size() < kFewest)
        return kNoEdges;
    const auto middle =
        edges.begin() + static_cast<std::ptrdiff_t>(kSharper * static_cast<double>(edges.size()));
    std::nth_element(edges.begin(), middle, edges.end());
    const double scale = static_cast<double>(std::max(grey.rows, grey.cols)) / kSharpnessSide;
    return inverseWidth(static_cast<double>(*middle)) * std::max(scale, 1.0);
}

}
