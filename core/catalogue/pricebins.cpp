// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/pricebins.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace vitrine::catalogue {

namespace {

/// Of a decade, in tenths; its next one begins at 100.
constexpr std::array<std::int64_t, 6> kFineSteps{10, 15, 20, 30, 50, 70};
constexpr std::array<std::int64_t, 3> kCoarse{10, 20, 50};
/// Where fine steps make more bins than a narrow panel can show.
constexpr std::size_t kMostBins = 36;
constexpr double kLowQuantile = 0.01;
constexpr double kHighQuantile = 0.99;

std::int64_t quantile(std::span<std::int64_t> values, double share)
{
    const auto place = values.begin()
        + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// The steps from the last one at or below `low` to the first one above `high`.
std::vector<std::int64_t> stepsAround(
    std::int64_t low, std::int64_t high, std::span<const std::int64_t> decade)
{
    std::vector<std::int64_t> steps;
    std::int64_t last = 0;
    for (std::int64_t unit = 1; unit <= std::numeric_limits<std::int64_t>::max() / 1000;
         unit *= 10) {
        for (const std::int64_t tenths : decade) {
            const std::int64_t step = tenths * unit / 10;
            if (step == last || (unit == 1 && tenths % 10 != 0))
                continue;
            last = step;
            if (step <= low)
                steps.clear();
            steps.push_back(step);
            if (step > high)
                return steps;
        }
    }
    return steps;
}

}

std::vector<std::int64_t> priceEdges(std::vector<std::int64_t>& prices)
{
    if (prices.empty())
        return {};
    const std::int64_t least = *std::min_element(prices.begin(), prices.end());
    const std::int64_t most = *std::max_element(prices.begin(), prices.end());
    // What is given away lies on no scale of factors: it shares the first bin.
    const auto paid =
        std::partition(prices.begin(), prices.end(), [](std::int64_t price) { return price <= 0; });
    if (paid == prices.end())
        return {least, most + 1};
    const std::span positive(paid, prices.end());
    const std::int64_t low = quantile(positive, kLowQuantile);
    const std::int64_t high = quantile(positive, kHighQuantile);
    std::vector<std::int64_t> edges = stepsAround(low, high, kFineSteps);
    if (edges.size() > kMostBins)
        edges = stepsAround(low, high, kCoarse);
    if (least < edges.front())
        edges.insert(edges.begin(), std::min<std::int64_t>(least, 0));
    if (most >= edges.back())
        edges.push_back(most + (most < std::numeric_limits<std::int64_t>::max() ? 1 : 0));
    return edges;
}

std::size_t priceBin(const std::vector<std::int64_t>& edges, std::int64_t price)
{
    const auto above = std::upper_bound(edges.begin(), edges.end(), price);
    const auto bin = above - edges.begin() - 1;
    return static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(bin, 0, static_cast<std::ptrdiff_t>(edges.size()) - 2));
}

}
