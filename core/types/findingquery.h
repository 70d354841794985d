// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"
#include "core/types/ids.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// As the limit of a query: all there are.
inline constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();

struct StoredFinding {
    std::int64_t row = 0; ///< until the kind is checked again
    Finding finding;
};

struct FindingQuery {
    std::optional<FindingKind> kind;
    ListingRow listing; ///< also the findings of its images
    bool settled = false; ///< also those that were accepted, excluded or mended
    std::vector<std::int64_t> groups = {}; ///< only those of these Finding::groups; empty: of any
};

/// How many findings of a kind there are, and when the rule looked.
struct FindingCount {
    FindingKind kind = FindingKind::PriceMissing;
    std::int64_t open = 0; ///< nobody has dealt with them
    std::int64_t found = 0;
    std::int64_t examined = 0;
    std::string made; ///< ISO 8601, UTC
};

}
