// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"
#include "core/types/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// What stands on more than one side.
struct SplitLeaks {
    std::vector<ListingRow> listings;
    std::vector<std::int64_t> duplicateGroups;
    std::size_t images = 0; ///< in those listings and groups
};

/// `listings`, `duplicateGroups` (may be empty) and `sides` run in parallel; 0 is none.
SplitLeaks leaks(std::span<const ListingRow> listings,
    std::span<const std::int64_t> duplicateGroups, std::span<const int> sides);

/// One SplitLeak a listing or duplicate group (`group`) on more than one side; value: how many
/// sides, threshold: 1. The subject of a duplicate group is its first image.
std::vector<Finding> leakFindings(std::span<const ImageRow> images,
    std::span<const ListingRow> listings, std::span<const std::int64_t> duplicateGroups,
    std::span<const int> sides);

}
