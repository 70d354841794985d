// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/types/money.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace vitrine {

/// One thing for sale, as the catalogue holds it: cleaned, UTF-8.
struct Listing {
    ListingRow row;
    std::string id; ///< the marketplace's own id, unique
    std::string title; ///< without the site's tail such as " | in Leeds | Gumtree"
    std::string description;
    std::string categoryPath; ///< as given, such as "Home & Garden / Dining / Mirrors"
    CategoryRow category; ///< its root; none when the source gave none
    std::optional<Money> price;
    /// As the table gave it, where no price could be made of it ("call me", "-£5.00"), shortened;
    /// empty otherwise, and in a ListingSummary.
    std::string givenPrice;
    std::string location;
    bool excluded = false; ///< left out of training data and searches
};

/// The root of a category path, a class of the network.
struct Category {
    CategoryRow row;
    std::string name;
    int encoderIndex = 0; ///< position in the label encoder, from 0 without gaps
    std::int64_t listings = 0; ///< that are not left out
    std::int64_t images = 0; ///< that belong to a listing of it and are not left out
};

enum class ImageState {
    Pending, ///< not cleaned yet
    Ready, ///< standardised picture in images/
    Failed, ///< no usable picture; `problem` says why
};

struct ListingImage {
    ImageRow row;
    std::string id; ///< the marketplace's own id, unique; names the files
    ListingRow listing; ///< none for an orphan
    std::string listingId; ///< as the table gives it
    ImageState state = ImageState::Pending;
    std::string problem; ///< PictureProblem's wire name when Failed
    std::string problemDetail; ///< a sentence for people
    std::filesystem::path source; ///< the original, never changed; empty when no file was found
    std::int64_t sourceModified = 0; ///< when it was changed last, nanoseconds since the epoch
    int sourceWidth = 0; ///< pixels, upright; 0 until cleaned
    int sourceHeight = 0;
    bool excluded = false; ///< itself or its listing: left out of training data and searches
};

}
