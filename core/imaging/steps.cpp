// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/steps.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace vitrine::imaging {

namespace {

/// In levels. Smaller steps are noise, such as JPEG leaves around letters.
constexpr std::uint8_t kVisible = 8;
constexpr std::uint8_t kAbrupt = 25;
/// What JPEG of quality 20 and less leaves, and photos seldom have.
constexpr std::uint8_t kBlockStep = 8;
constexpr double kFewSteps = 0.02; ///< share of pixels; fewer steps than these prove no grid
constexpr std::size_t kBlock = 8;

using Row = std::vector<std::uint8_t>;

std::uint8_t apart(std::uint8_t a, std::uint8_t b)
{
    return static_cast<std::uint8_t>(a > b ? a - b : b - a);
}

void differences(const std::uint8_t* a, const std::uint8_t* b, Row& result)
{
    std::uint8_t* out = result.data();
    const std::size_t count = result.size();
    for (std::size_t x = 0; x < count; ++x)
        out[x] = apart(a[x], b[x]);
}

/// Whether `step` stands out from the steps on both sides.
std::uint8_t standsOut(std::uint8_t before, std::uint8_t step, std::uint8_t after)
{
    const std::uint8_t half = step / 2;
    return static_cast<std::uint8_t>((step >= kBlockStep) & (before <= half) & (after <= half));
}

/// How far the best of eight phases is above the mean of the others.
double gridContrast(const std::vector<std::uint32_t>& outstanding, std::size_t across)
{
    std::array<double, kBlock> share{};
    std::array<double, kBlock> lines{};
    // The first and last step have a neighbour on one side only and are not counted.
    for (std::size_t i = 1; i + 1 < outstanding.size(); ++i) {
        share[i % kBlock] += outstanding[i];
        lines[i % kBlock] += 1.0;
    }
    for (std::size_t phase = 0; phase < kBlock; ++phase)
        share[phase] /= std::max(lines[phase], 1.0) * static_cast<double>(across);
    const double best = *std::max_element(share.begin(), share.end());
    const double others =
        (std::accumulate(share.begin(), share.end(), 0.0) - best) / (kBlock - 1.0);
    return (best - others) / (best + others + kFewSteps);
}

/// Counts, for every line between two columns, the rows that step out there.
std::vector<std::uint32_t> stepsAcross(const cv::Mat1b& grey)
{
    const auto lines = static_cast<std::size_t>(grey.cols) - 1;
    std::vector<std::uint32_t> outstanding(lines, 0);
    Row step(lines);
    for (int y = 0; y < grey.rows; ++y) {
        differences(grey[y], grey[y] + 1, step);
        const std::uint8_t* at = step.data();
        std::uint32_t* count = outstanding.data();
        for (std::size_t x = 1; x + 1 < lines; ++x)
            count[x] += standsOut(at[x - 1], at[x], at[x + 1]);
    }
    return outstanding;
}

/// The same for the lines between two rows.
std::vector<std::uint32_t> stepsDown(const cv::Mat1b& grey)
{
    const auto lines = static_cast<std::size_t>(grey.rows) - 1;
    const auto width = static_cast<std::size_t>(grey.cols);
    std::vector<std::uint32_t> outstanding(lines, 0);
    std::array<Row, 3> steps{Row(width), Row(width), Row(width)};
    for (std::size_t line = 0; line < lines; ++line) {
        const int y = static_cast<int>(line);
        differences(grey[y], grey[y + 1], steps[line % 3]);
        if (line < 2)
            continue;
        const std::uint8_t* before = steps[(line - 2) % 3].data();
        const std::uint8_t* at = steps[(line - 1) % 3].data();
        const std::uint8_t* after = steps[line % 3].data();
        std::uint32_t count = 0;
        for (std::size_t x = 0; x < width; ++x)
            count += standsOut(before[x], at[x], after[x]);
        outstanding[line - 1] = count;
    }
    return outstanding;
}

}

Steps stepsOf(const cv::Mat1b& grey)
{
    if (grey.rows < 2 || grey.cols < 2)
        return {1.0, 0.0};
    const auto width = static_cast<std::size_t>(grey.cols) - 1;
    std::int64_t flat = 0;
    std::int64_t visible = 0;
    std::int64_t abrupt = 0;
    Row right(width);
    Row below(width);
    for (int y = 0; y + 1 < grey.rows; ++y) {
        differences(grey[y], grey[y] + 1, right);
        differences(grey[y], grey[y + 1], below);
        const std::uint8_t* r = right.data();
        const std::uint8_t* b = below.data();
        std::uint32_t flatHere = 0;
        std::uint32_t visibleHere = 0;
        std::uint32_t abruptHere = 0;
        for (std::size_t x = 0; x < width; ++x) {
            const std::uint8_t step = std::max(r[x], b[x]);
            flatHere += step == 0;
            visibleHere += step >= kVisible;
            abruptHere += step >= kAbrupt;
        }
        flat += flatHere;
        visible += visibleHere;
        abrupt += abruptHere;
    }
    const auto pixels = static_cast<double>(width) * (grey.rows - 1);
    return {static_cast<double>(flat) / pixels,
        visible > 0 ? static_cast<double>(abrupt) / static_cast<double>(visible) : 0.0};
}

double blockinessOf(const cv::Mat1b& grey)
{
    constexpr int kSmallest = 32; // four blocks: less is chance
    if (grey.rows < kSmallest || grey.cols < kSmallest)
        return 0.0;
    const double across = gridContrast(stepsAcross(grey), static_cast<std::size_t>(grey.rows));
    const double down = gridContrast(stepsDown(grey), static_cast<std::size_t>(grey.cols));
    return std::min(across, down);
}

}
