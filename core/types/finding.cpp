// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/finding.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vitrine {

namespace {

constexpr std::array<std::string_view, kFindingKinds> kFindingNames = {
    "price_missing",
    "price_zero",
    "price_outlier",
    "title_empty",
    "title_too_long",
    "description_empty",
    "description_too_long",
    "wrong_encoding",
    "contact_details",
    "category_missing",
    "category_rare",
    "category_misspelt",
    "location_missing",
    "repeated_listing",
    "similar_listing",
    "no_images",
    "bad_id",
    "repeated_id",
    "orphan_image",
    "unreadable",
    "wrong_extension",
    "dark",
    "light",
    "odd_aspect_ratio",
    "odd_size",
    "low_information",
    "blurry",
    "greyscale",
    "jpeg_artefacts",
    "screenshot",
    "exact_duplicate",
    "near_duplicate",
    "outlier",
    "label_issue",
    "listing_disagrees",
    "split_leak",
    "category_shortcut",
};

}

bool isDuplicateKind(FindingKind kind)
{
    return kind == FindingKind::RepeatedListing || kind == FindingKind::SimilarListing
        || kind == FindingKind::ExactDuplicate || kind == FindingKind::NearDuplicate;
}

std::string_view findingKindName(FindingKind kind)
{
    return kFindingNames[static_cast<std::size_t>(kind)];
}

std::optional<FindingKind> findingKindFromName(std::string_view name)
{
    const auto found = std::find(kFindingNames.begin(), kFindingNames.end(), name);
    if (found == kFindingNames.end())
        return std::nullopt;
    return static_cast<FindingKind>(found - kFindingNames.begin());
}

}
