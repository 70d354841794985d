// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/steps.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace vitrine::imaging {

namespace {

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

constexpr int kSquare = 8;
constexpr int kFlat = 4; ///< levels; what JPEG leaves of a plain ground
constexpr int kDrawn = 32; ///< levels between ink and ground, at least

struct Levels {
    std::uint8_t least = 0;
    std::uint8_t most = 0;
    int apart() const { return most - least; }
};

/// Eight rows of a picture, and the levels of the squares in them.
class Band {
public:
    explicit Band(std::size_t width)
        : m_least(width)
        , m_most(width)
    {
    }

    void read(const cv::Mat1b& grey, int row)
    {
        std::fill(m_least.begin(), m_least.end(), std::uint8_t{255});
        std::fill(m_most.begin(), m_most.end(), std::uint8_t{0});
        std::uint8_t* least = m_least.data();
        std::uint8_t* most = m_most.data();
        const std::size_t width = m_least.size();
        for (int y = row; y < row + kSquare; ++y) {
            const std::uint8_t* level = grey[y];
            for (std::size_t x = 0; x < width; ++x) {
                least[x] = std::min(least[x], level[x]);
                most[x] = std::max(most[x], level[x]);
            }
        }
    }
    Levels levels(std::size_t square) const
    {
        const auto from = static_cast<std::ptrdiff_t>(square * kSquare);
        return {*std::min_element(m_least.begin() + from, m_least.begin() + from + kSquare),
            *std::max_element(m_most.begin() + from, m_most.begin() + from + kSquare)};
    }

private:
    Row m_least;
    Row m_most;
};

/// One of those in which something is seen.
class Square {
public:
    Square(const cv::Mat1b& grey, int row, int column, Levels levels)
    {
        const int middle = (levels.least + levels.most) / 2;
        const int margin = levels.apart() / 4;
        for (int y = 0; y < kSquare; ++y) {
            const std::uint8_t* level = grey[row + y] + column;
            unsigned bright = 0;
            for (int x = 0; x < kSquare; ++x) {
                const int at = level[x];
                bright |= static_cast<unsigned>(at > middle) << static_cast<unsigned>(x);
                m_nearEnds += (at - levels.least <= margin) | (levels.most - at <= margin);
            }
            m_bright[static_cast<std::size_t>(y)] = bright;
        }
    }

    bool isDrawn() const
    {
        constexpr int kMost = 45; // seven in ten
        return m_nearEnds >= kMost;
    }
    /// Whether two rows or columns change between dark and bright and back.
    bool hasLines() const
    {
        constexpr unsigned kNeighbours = 0x7F;
        int found = 0;
        unsigned once = 0;
        unsigned twice = 0;
        for (std::size_t y = 0; y < m_bright.size(); ++y) {
            found += std::popcount((m_bright[y] ^ (m_bright[y] >> 1U)) & kNeighbours) >= 2 ? 1 : 0;
            const unsigned changes = y == 0 ? 0 : m_bright[y] ^ m_bright[y - 1];
            twice |= once & changes;
            once |= changes;
        }
        return found + std::popcount(twice) >= 2;
    }

private:
    std::array<unsigned, kSquare> m_bright{}; ///< a bit a pixel
    int m_nearEnds = 0;
};

}

Surfaces surfacesOf(const cv::Mat1b& grey)
{
    constexpr double kFewest = 0.003; // share of squares; fewer that are not flat are specks
    const int down = grey.rows / kSquare;
    const auto across = static_cast<std::size_t>(grey.cols / kSquare);
    if (down == 0 || across == 0)
        return {1.0, 0.0};
    std::int64_t uneven = 0;
    std::int64_t drawn = 0;
    std::int64_t lines = 0;
    Band band(across * kSquare);
    for (int y = 0; y < down; ++y) {
        band.read(grey, y * kSquare);
        for (std::size_t x = 0; x < across; ++x) {
            const Levels levels = band.levels(x);
            if (levels.apart() <= kFlat)
                continue;
            ++uneven;
            if (levels.apart() < kDrawn)
                continue;
            const Square square(grey, y * kSquare, static_cast<int>(x) * kSquare, levels);
            drawn += square.isDrawn() ? 1 : 0;
            lines += square.isDrawn() && square.hasLines() ? 1 : 0;
        }
    }
    const auto squares = static_cast<double>(across) * down;
    const double counted = std::max(static_cast<double>(uneven), kFewest * squares);
    const double mean = std::sqrt(static_cast<double>(drawn) * static_cast<double>(lines));
    return {1.0 - static_cast<double>(uneven) / squares, mean / counted};
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
