// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/vectorindex.h"
#include "core/types/ids.h"

#include <functional>
#include <span>
#include <vector>

namespace vitrine::search {

/// A listing found through its images.
struct ListingMatch {
    ListingRow listing;
    ImageRow image; ///< its nearest
    float score = 0.0F; ///< of that image
    int matches =
        0; ///< its images that are nearer than the first image of the next listing left out
};

/// The `limit` listings whose images are nearest, best first, each once. Asks the index for as many
/// images as that takes. Images for which `listingOf` says "none", and those of `exclude`, are
/// passed over. Throws as VectorIndex::search does.
std::vector<ListingMatch> nearestListings(const VectorIndex& index, std::span<const float> query,
    int limit, const std::function<ListingRow(ImageRow)>& listingOf, ListingRow exclude = {});

}
