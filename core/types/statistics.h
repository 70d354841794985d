// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/facets.h"
#include "core/types/ids.h"
#include "core/types/listingquery.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Each value is one that occurs: of n in order, the one at the nearest place.
struct Quartiles {
    std::int64_t count = 0; ///< of values; 0: the rest means nothing
    std::int64_t least = 0;
    std::int64_t lower = 0;
    std::int64_t median = 0;
    std::int64_t upper = 0;
    std::int64_t most = 0;
};

struct CategoryStatistics {
    CategoryRow row; ///< none: listings without a category
    std::string name;
    std::int64_t listings = 0;
    Quartiles prices; ///< minor units
};

/// How many listings lack it: those that the rules find (TitleEmpty, ...; isEmptyText).
struct MissingValues {
    std::int64_t titles = 0;
    std::int64_t descriptions = 0;
    std::int64_t categories = 0;
    std::int64_t prices = 0;
    std::int64_t places = 0;
    std::int64_t pictures = 0;
};

/// The data set on one screen. All but `counts` is about what is not left out.
struct CatalogueStatistics {
    static constexpr int kMostPictures = 10; ///< the last of `pictures` holds so many or more

    CatalogueCounts counts;
    std::int64_t listings = 0;
    std::vector<CategoryStatistics> categories; ///< the most listings first
    PriceHistogram prices; ///< the category's prices are in its currency too
    Quartiles allPrices;
    MissingValues missing;
    std::array<std::int64_t, kMostPictures + 1> pictures{}; ///< listings by number of pictures
    Quartiles pictureBytes; ///< of files
    std::int64_t bytesInAll = 0;
    Quartiles pictureSides; ///< pixels of the longer side, where it is known
};

}
