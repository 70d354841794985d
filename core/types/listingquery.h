// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"
#include "core/types/ids.h"
#include "core/types/listing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

enum class ListingOrder {
    Catalogue, ///< as imported
    Title,
    TitleDescending,
    PriceAscending, ///< listings without a price last, either way
    PriceDescending,
    Category, ///< listings without a category last, either way
    CategoryDescending,
    Location,
    LocationDescending,
};

/// What became of a listing. The first two exclude each other, the third goes with either.
enum class ListingState {
    Included,
    Excluded, ///< left out of training data and searches
    Edited, ///< the history has changed one of its values
};
inline constexpr int kListingStates = 3;

/// Both ends belong to it; an absent one is open. Listings without a price are in no range.
struct PriceRange {
    std::optional<std::int64_t> least; ///< minor units
    std::optional<std::int64_t> most;
    std::string currency; ///< empty: whatever it is

    bool operator==(const PriceRange&) const = default;
};

/// In filters and counts by number of pictures: so many or more.
inline constexpr int kManyPictures = 3;

/// Which listings: those that meet every field. Empty fields do not restrict; of a list, one entry
/// is enough.
struct ListingFilter {
    std::string words; ///< full-text search in titles and descriptions: every word, prefixes count
    std::vector<CategoryRow> categories; ///< a row of none stands for no category
    std::optional<PriceRange> price;
    std::vector<std::string> places; ///< as they are written; an empty one stands for no place
    std::vector<ListingState> states;
    std::vector<int> pictures; ///< how many it has that are not left out: 0 to kManyPictures
    std::vector<FindingKind> findings; ///< open ones: its own, of its pictures or its category

    bool operator==(const ListingFilter&) const = default;
};

/// Listings for an export, in its order.
struct ListingSet {
    ListingFilter filter;
    ListingOrder order = ListingOrder::Catalogue;
    std::vector<ListingRow> rows; ///< unless empty: these, instead of the filter's
};

/// One row of a table or gallery.
struct ListingSummary {
    Listing listing; ///< description left empty
    std::string categoryName;
    ImageRow cover; ///< first usable image, else the first; none without images
    int images = 0; ///< that are not left out
};

struct CatalogueCounts {
    std::int64_t listings = 0;
    std::int64_t images = 0;
    std::int64_t imagesReady = 0;
    std::int64_t imagesFailed = 0;
    std::int64_t imagesPending = 0;
    std::int64_t joined = 0; ///< images that belong to a listing
    std::int64_t listingsWithoutImages = 0;
    std::int64_t orphanImages = 0;
    std::int64_t categories = 0; ///< that listings belong to which are not left out
    std::int64_t categoriesImported = 0; ///< that listings belonged to before anything was decided
    std::int64_t listingsExcluded = 0;
    std::int64_t imagesExcluded = 0; ///< themselves or by their listing
};

/// A network that has embedded images of the workspace.
struct ModelRecord {
    std::string id; ///< hex, made from weights, backbone and preprocessing
    std::string name; ///< for people
    std::string backbone; ///< torchvision's name
    std::string weightsSha256; ///< or the random network's id
    bool pretrained = false; ///< false: the random network
    std::string preprocessing;
    std::string precision;
    int length = 0; ///< numbers per vector
    std::string created; ///< ISO 8601, UTC
    int inputSide = 224; ///< pixels that the network takes
};

}
