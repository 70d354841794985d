// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/duplicates/likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine::cleaning {

namespace {

constexpr int kSide = 32;
constexpr int kCoarseSide = 16;
constexpr std::size_t kLookedAtClosely = 16; // of the parts, the best at the coarse side
constexpr std::size_t kFitted = 3; // of those, the best
constexpr double kHopeless = 0.85; // at the coarse side: nothing will be the same
constexpr double kLeastShare = 0.6; // of a side, that a part may be fitted to
constexpr double kFirstStep = 0.02; // by which a part's edges are moved, shares of the side
constexpr double kLastStep = 0.001;
constexpr int kChannels = 3;
constexpr double kLeastContrast = 2.0; // levels of 255, standard deviation

template <int Side>
using Grid = std::array<float, static_cast<std::size_t>(Side) * Side * kChannels>;

template <int Side> std::size_t place(int x, int y)
{
    return (static_cast<std::size_t>(y) * Side + static_cast<std::size_t>(x)) * kChannels;
}

/// A part of a picture, in shares of its sides.
struct Part {
    double left = 0.0;
    double top = 0.0;
    double width = 1.0;
    double height = 1.0;
};

bool isInside(const Part& part)
{
    return part.left >= 0.0 && part.top >= 0.0 && part.left + part.width <= 1.0
        && part.top + part.height <= 1.0 && part.width >= kLeastShare && part.height >= kLeastShare;
}

/// The sums of all pixels above and left of each corner, so that the mean of a rectangle is four
/// look-ups (Crow, "Summed-area tables for texture mapping", 1984).
class Sums {
public:
    explicit Sums(const Picture& picture)
        : m_width(picture.width)
        , m_height(picture.height)
        , m_sums(static_cast<std::size_t>(m_width + 1) * static_cast<std::size_t>(m_height + 1)
              * kChannels)
    {
        for (int y = 0; y < m_height; ++y) {
            const std::uint8_t* pixel =
                picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride();
            std::array<double, kChannels> row{};
            for (int x = 0; x < m_width; ++x) {
                for (std::size_t c = 0; c < kChannels; ++c) {
                    row[c] += *pixel++;
                    m_sums[corner(x + 1, y + 1) + c] = m_sums[corner(x + 1, y) + c] + row[c];
                }
            }
        }
    }

    int width() const { return m_width; }
    int height() const { return m_height; }
    /// Of the pixels from left to right and top to bottom, without the last.
    float mean(int left, int top, int right, int bottom, std::size_t channel) const
    {
        const double sum = m_sums[corner(right, bottom) + channel]
            - m_sums[corner(left, bottom) + channel] - m_sums[corner(right, top) + channel]
            + m_sums[corner(left, top) + channel];
        return static_cast<float>(sum / ((right - left) * (bottom - top)));
    }
    /// The sum of what is above and left of a place between pixels.
    double before(double x, double y, std::size_t channel) const
    {
        const int left = std::clamp(static_cast<int>(x), 0, m_width - 1);
        const int top = std::clamp(static_cast<int>(y), 0, m_height - 1);
        const auto row = [&](int at) {
            const double from = m_sums[corner(left, at) + channel];
            return from + (x - left) * (m_sums[corner(left + 1, at) + channel] - from);
        };
        const double from = row(top);
        return from + (y - top) * (row(top + 1) - from);
    }

private:
    std::size_t corner(int x, int y) const
    {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width + 1)
                   + static_cast<std::size_t>(x))
            * kChannels;
    }

    int m_width;
    int m_height;
    std::vector<double> m_sums; ///< whole numbers
};

/// The edges of `Side` cells on a side of `pixels`, of a part that begins at `from`.
template <int Side> std::array<int, Side + 1> edges(int pixels, double from, double share)
{
    std::array<int, Side + 1> result{};
    for (int i = 0; i <= Side; ++i)
        result[static_cast<std::size_t>(i)] = static_cast<int>(pixels * (from + share * i / Side));
    return result;
}

/// The mean colour of each cell of the part; cells of small pictures overlap.
template <int Side> Grid<Side> averaged(const Sums& sums, const Part& part = {})
{
    const auto columns = edges<Side>(sums.width(), part.left, part.width);
    const auto rows = edges<Side>(sums.height(), part.top, part.height);
    Grid<Side> grid{};
    for (int y = 0; y < Side; ++y) {
        const int top = std::min(rows[static_cast<std::size_t>(y)], sums.height() - 1);
        const int bottom =
            std::clamp(rows[static_cast<std::size_t>(y) + 1], top + 1, sums.height());
        for (int x = 0; x < Side; ++x) {
            const int left = std::min(columns[static_cast<std::size_t>(x)], sums.width() - 1);
            const int right =
                std::clamp(columns[static_cast<std::size_t>(x) + 1], left + 1, sums.width());
            for (std::size_t c = 0; c < kChannels; ++c)
                grid[place<Side>(x, y) + c] = sums.mean(left, top, right, bottom, c);
        }
    }
    return grid;
}

/// The same with edges between pixels, so that a part can be fitted closely.
Grid<kSide> averagedBetween(const Sums& sums, const Part& part)
{
    constexpr std::size_t kCorners = kSide + 1;
    std::array<double, kCorners * kCorners * kChannels> before{};
    for (std::size_t y = 0; y < kCorners; ++y) {
        const double row =
            sums.height() * (part.top + part.height * static_cast<double>(y) / kSide);
        for (std::size_t x = 0; x < kCorners; ++x) {
            const double column =
                sums.width() * (part.left + part.width * static_cast<double>(x) / kSide);
            for (std::size_t c = 0; c < kChannels; ++c)
                before[(y * kCorners + x) * kChannels + c] = sums.before(column, row, c);
        }
    }
    const double cell = sums.width() * part.width * sums.height() * part.height / (kSide * kSide);
    Grid<kSide> grid{};
    for (std::size_t y = 0; y < kSide; ++y) {
        for (std::size_t i = 0; i < kSide * kChannels; ++i) {
            const std::size_t at = y * kCorners * kChannels + i;
            const std::size_t below = at + kCorners * kChannels;
            const double sum =
                before[below + kChannels] - before[below] - before[at + kChannels] + before[at];
            grid[y * kSide * kChannels + i] = static_cast<float>(sum / cell);
        }
    }
    return grid;
}

/// Without each channel's mean, and of length 1; false for a plain picture.
template <std::size_t Size> bool normalise(std::array<float, Size>& grid)
{
    double squares = 0.0;
    for (std::size_t c = 0; c < kChannels; ++c) {
        double mean = 0.0;
        for (std::size_t i = c; i < Size; i += kChannels)
            mean += grid[i];
        mean /= static_cast<double>(Size) / kChannels;
        for (std::size_t i = c; i < Size; i += kChannels) {
            grid[i] -= static_cast<float>(mean);
            squares += static_cast<double>(grid[i]) * grid[i];
        }
    }
    if (std::sqrt(squares / static_cast<double>(Size)) < kLeastContrast)
        return false;
    const auto scale = static_cast<float>(1.0 / std::sqrt(squares));
    for (float& value : grid)
        value *= scale;
    return true;
}

double correlation(const Grid<kSide>& a, const Grid<kSide>& b, bool mirrored, int quarters)
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
                sum += static_cast<double>(a[place<kSide>(x, y) + c]) * b[place<kSide>(u, v) + c];
        }
    }
    return sum;
}

}

double likeness(const Picture& a, const Picture& b)
{
    if (a.empty() || b.empty())
        return 0.0;
    auto first = averaged<kSide>(Sums(a));
    auto second = averaged<kSide>(Sums(b));
    if (!normalise(first) || !normalise(second))
        return 0.0;
    double best = -1.0;
    for (int turn = 0; turn < 8; ++turn)
        best = std::max(best, correlation(first, second, turn >= 4, turn % 4));
    return std::clamp(best, -1.0, 1.0);
}

namespace {

/// A picture as a whole, at one of the two sides; none for a plain one.
template <int Side> std::optional<Grid<Side>> wholeOf(const Sums& sums)
{
    auto grid = averaged<Side>(sums);
    return normalise(grid) ? std::optional(grid) : std::nullopt;
}

template <int Side>
double likenessOf(const Grid<Side>& cropped, const Sums& whole, const Part& part)
{
    auto grid = averaged<Side>(whole, part);
    return normalise(grid) ? std::inner_product(cropped.begin(), cropped.end(), grid.begin(), 0.0)
                           : -1.0;
}

std::vector<Part> allParts()
{
    std::vector<Part> parts;
    for (const double side : {0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65}) {
        const int steps = static_cast<int>(std::ceil((1.0 - side) * kSide)); // a cell each
        for (int y = 0; y <= steps; ++y) {
            for (int x = 0; x <= steps; ++x)
                parts.push_back({(1.0 - side) * x / steps, (1.0 - side) * y / steps, side, side});
        }
    }
    return parts;
}

/// Moves the part's edges, by steps that become smaller, for as long as that makes the two more
/// alike.
double fittedLikeness(const Grid<kSide>& cropped, const Sums& whole, Part part)
{
    const auto likenessAt = [&](const Part& place) {
        auto grid = averagedBetween(whole, place);
        return normalise(grid)
            ? std::inner_product(cropped.begin(), cropped.end(), grid.begin(), 0.0)
            : -1.0;
    };
    double best = likenessAt(part);
    for (double step = kFirstStep; step >= kLastStep;) {
        bool better = false;
        for (double Part::*edge : {&Part::left, &Part::top, &Part::width, &Part::height}) {
            for (const double by : {-step, step}) {
                Part moved = part;
                moved.*edge += by;
                if (edge == &Part::left) // the right edge stays, as it does for the others
                    moved.width -= by;
                if (edge == &Part::top)
                    moved.height -= by;
                const double there = isInside(moved) ? likenessAt(moved) : -1.0;
                if (there <= best)
                    continue;
                best = there;
                part = moved;
                better = true;
            }
        }
        if (!better)
            step /= 2.0;
    }
    return best;
}

/// The best correlation of a whole picture with a part of `whole`: of all parts roughly, of the
/// best of these closely, and with the best of those fitted.
double bestPart(const Sums& cropped, const Sums& whole)
{
    static const std::vector<Part> kParts = allParts();
    const auto coarse = wholeOf<kCoarseSide>(cropped);
    const auto fine = wholeOf<kSide>(cropped);
    if (!coarse || !fine)
        return 0.0;
    std::vector<std::pair<double, const Part*>> ranked;
    ranked.reserve(kParts.size());
    for (const Part& part : kParts)
        ranked.emplace_back(likenessOf<kCoarseSide>(*coarse, whole, part), &part);
    const auto closely = std::min(kLookedAtClosely, ranked.size());
    std::ranges::partial_sort(
        ranked, ranked.begin() + static_cast<std::ptrdiff_t>(closely), std::greater<>());
    if (ranked.front().first < kHopeless)
        return ranked.front().first;
    ranked.resize(closely);
    for (auto& [alike, part] : ranked)
        alike = likenessOf<kSide>(*fine, whole, *part);
    const auto fitted = std::min(kFitted, ranked.size());
    std::ranges::partial_sort(
        ranked, ranked.begin() + static_cast<std::ptrdiff_t>(fitted), std::greater<>());
    double best = -1.0;
    for (std::size_t i = 0; i < fitted; ++i)
        best = std::max(best, fittedLikeness(*fine, whole, *ranked[i].second));
    return best;
}

}

double croppedLikeness(const Picture& a, const Picture& b)
{
    if (a.empty() || b.empty())
        return 0.0;
    const Sums first(a);
    const Sums second(b);
    if (!wholeOf<kSide>(first) || !wholeOf<kSide>(second))
        return 0.0;
    return std::clamp(std::max(bestPart(first, second), bestPart(second, first)), -1.0, 1.0);
}

}
