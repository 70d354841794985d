// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/labelplaces.h"

#include <algorithm>
#include <cstddef>

namespace vitrine::ui {
namespace {

/// Neighbours that touch each other.
struct Pool {
    double sum = 0.0; ///< of where they would be without the words before them
    std::size_t count = 0;

    double mean() const { return sum / static_cast<double>(count); }
};

}

std::vector<double> labelPlaces(
    const std::vector<double>& wanted, double height, double top, double bottom)
{
    const auto count = static_cast<double>(wanted.size());
    if (wanted.empty() || count * height > bottom - top)
        return {};
    // Without the heights of the words above it, each must only not be above the one before.
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        pools.push_back({wanted[i] - static_cast<double>(i) * height, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().count += last.count;
        }
    }
    const double first = top + height / 2.0;
    const double last = bottom - height / 2.0 - (count - 1.0) * height;
    std::vector<double> places;
    for (const Pool& pool : pools) {
        for (std::size_t i = 0; i < pool.count; ++i)
            places.push_back(
                std::clamp(pool.mean(), first, last) + static_cast<double>(places.size()) * height);
    }
    return places;
}

}
