// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/cleaning/content/embeddingtable.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::test {

struct ClusterOptions {
    std::size_t images = 600;
    int categories = 5;
    std::size_t length = 40;
    std::size_t imagesPerListing = 2;
    double noise = 1.2; ///< standard deviation around the centres, which are about sqrt(2) apart
    double swapped = 0.0; ///< share of images that get another label
    std::uint64_t seed = 1;
};

struct Clusters {
    cleaning::EmbeddingTable table;
    std::vector<int> truth;

    bool wrong(std::size_t image) const { return table.labels[image] != truth[image]; }
};

/// Gaussian clusters, one a category, around random directions. A listing's images are of one
/// category. Image and listing rows count from 1.
inline Clusters clusters(const ClusterOptions& options)
{
    Random random(options.seed);
    const auto categories = static_cast<std::size_t>(options.categories);
    std::vector<std::vector<float>> centres(categories, std::vector<float>(options.length));
    for (auto& centre : centres) {
        for (float& value : centre)
            value = static_cast<float>(random.normal());
    }
    Clusters made;
    made.table.length = options.length;
    for (std::size_t i = 0; i < options.images; ++i) {
        const std::size_t listing = i / options.imagesPerListing;
        const std::size_t category = listing % categories;
        made.table.images.push_back({static_cast<std::int64_t>(i + 1)});
        made.table.listings.push_back({static_cast<std::int64_t>(listing + 1)});
        made.truth.push_back(static_cast<int>(category));
        const std::size_t off =
            random.chance(options.swapped) ? 1 + random.below(categories - 1) : 0;
        made.table.labels.push_back(static_cast<int>((category + off) % categories));
        for (const float value : centres[category])
            made.table.values.push_back(
                value + static_cast<float>(options.noise * random.normal()));
    }
    return made;
}

}
