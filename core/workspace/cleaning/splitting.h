// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/cleaning/rulerun.h"
#include "core/workspace/inspection.h"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::workspace {

struct PictureSplit {
    /// Of each picture of a table, in row order: 0 train, 1 validation, 2 test.
    std::vector<std::pair<ImageRow, int>> sides;
    SplitReport report;
};

/// Throws Error InvalidArgument for fractions that are negative or do not add up to 1.
void requireFractions(const SplitRequest& request);

/// Pictures of a table that training can use, with the numbers of their groups of duplicates: those
/// of a listing and, unless there is no file at all, with pixels.
struct UsablePictures {
    PictureTable pictures;
    std::vector<std::int64_t> duplicates;
    std::int64_t unusable = 0; ///< how many were left behind
};
UsablePictures usablePictures(
    const PictureTable& pictures, std::span<const std::int64_t> duplicates);

/// Listings and groups of duplicates (PictureDuplicates::numbers) stay together; categories are
/// spread evenly.
PictureSplit dealOut(const PictureTable& pictures, std::span<const std::int64_t> duplicates,
    const SplitRequest& request);

/// Single pictures at random, whatever belongs together.
PictureSplit dealOutSingly(const PictureTable& pictures, std::span<const std::int64_t> duplicates,
    const SplitRequest& request);

/// What stands on two sides, among the pictures that have one.
RuleResults::OfKind findLeaks(const PictureTable& pictures,
    std::span<const std::int64_t> duplicates, const std::map<ImageRow, int>& sides);

}
