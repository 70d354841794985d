// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"
#include "core/types/ids.h"
#include "core/types/listingquery.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

struct FacetOptions {
    std::size_t places = 12; ///< so many places, those with the most listings
    std::string placeWords; ///< only places with this in them, in any case
};

struct CategoryCount {
    CategoryRow row; ///< none: listings without a category
    std::string name;
    std::int64_t listings = 0;
};

struct PlaceCount {
    std::string name; ///< empty: listings without a place
    std::int64_t listings = 0;
};

struct FindingKindCount {
    FindingKind kind = FindingKind::PriceMissing;
    std::int64_t listings = 0;
};

/// Prices in the currency that most listings have. The edges depend on the whole catalogue and not
/// on a filter, so that the scale stays while bars change: 1, 1.5, 2, 3, 5, 7, 10, ... (or 1, 2, 5,
/// 10, ... where that makes too many) from the 1st to the 99th percentile, as prices spread by
/// factors. The first bin holds everything below, the last everything above.
struct PriceHistogram {
    std::string currency;
    std::vector<std::int64_t> edges; ///< minor units, ascending; empty: no prices. Bin i holds
                                     ///< edges[i] <= price < edges[i + 1]
    std::vector<std::int64_t> listings; ///< by bin
    std::int64_t without = 0; ///< listings that have no price
    std::int64_t foreign = 0; ///< listings with a price in another currency
};

/// How many listings each further restriction would leave. Each facet is counted without the
/// filter's own restriction of it, so that its choices stay visible beside the chosen ones.
struct Facets {
    std::int64_t listings = 0; ///< that fit the whole filter
    std::vector<CategoryCount> categories; ///< all that any listing has, by name
    std::vector<PlaceCount> places; ///< the most listings first; those of the filter always
    std::int64_t placesInAll = 0; ///< with a listing, and the options' words in them
    PriceHistogram prices;
    std::array<std::int64_t, kListingStates> states{};
    std::array<std::int64_t, kManyPictures + 1> pictures{};
    std::vector<FindingKindCount> findings; ///< of which any listing has open ones, in their order
};

}
