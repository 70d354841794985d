// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

/// What a rule can find. The wire names (findingKindName) are stable: they stand in catalogues,
/// recipes and JSON.
enum class FindingKind {
    // Listings, from their fields.
    PriceMissing,
    PriceZero,
    PriceOutlier,
    TitleEmpty,
    TitleTooLong,
    DescriptionEmpty,
    DescriptionTooLong,
    WrongEncoding, ///< UTF-8 that was once read as something else, or replacement characters
    ContactDetails, ///< phone number, e-mail address or link in a text
    CategoryMissing,
    CategoryRare,
    CategoryMisspelt,
    LocationMissing,
    RepeatedListing, ///< the same words as another listing
    SimilarListing, ///< nearly the same words
    NoImages,
    // Rows of the tables, from the latest import.
    BadId, ///< refused: no id, or one of another form than the others; about no subject
    RepeatedId, ///< of a listing or image: later rows with its id were refused
    // Images, from their files and pixels.
    OrphanImage,
    Unreadable, ///< no picture can be had from the file
    WrongExtension,
    Dark,
    Light,
    OddAspectRatio,
    OddSize,
    LowInformation,
    Blurry,
    Greyscale,
    JpegArtefacts,
    Screenshot, ///< or a picture of text alone
    ExactDuplicate,
    NearDuplicate,
    // Content, from embeddings.
    Outlier,
    LabelIssue,
    ListingDisagrees, ///< the pictures of one listing show different things
    SplitLeak,
    CategoryShortcut, ///< a property such as darkness predicts a category
};
inline constexpr int kFindingKinds = static_cast<int>(FindingKind::CategoryShortcut) + 1;

/// Whether findings of the kind come in groups of which one is enough: repeated_listing,
/// similar_listing, exact_duplicate, near_duplicate.
bool isDuplicateKind(FindingKind kind);

/// "price_missing", ..., "category_shortcut".
std::string_view findingKindName(FindingKind kind);
std::optional<FindingKind> findingKindFromName(std::string_view name);

/// What a rule found about one listing, image or category. Plain facts: front ends choose words.
struct Finding {
    FindingKind kind = FindingKind::PriceMissing;
    // The subject: one of the three; none of BadId.
    ListingRow listing;
    ImageRow image;
    CategoryRow category;
    std::string
        field; ///< "title", "description", "price", ...; empty when the whole subject is meant
    double score = 1.0; ///< 0 to 1, 1 is the surest or worst: findings of a kind rank by it
    double value = 0.0; ///< what was measured, in the rule's unit
    double threshold = 0.0; ///< what it was compared with, same unit
    std::string text; ///< what is wrong, raw and shortened: the phone number, the misspelt name
    std::string suggestion; ///< what could stand there instead; empty when the rule knows nothing
    std::int64_t group =
        0; ///< findings of one kind and group belong together (duplicates); 0: none
};

}
