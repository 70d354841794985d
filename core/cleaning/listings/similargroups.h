// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/rulesteps.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::cleaning {

using HashSet = std::vector<std::uint64_t>; ///< ascending, without repeats

struct Follower {
    std::size_t leader = 0; ///< of `sets`; a set's own number when it follows nobody
    double similarity = 0.0; ///< Jaccard index with the leader
};

/// Groups sets around leaders: in order, each set joins the most similar leader at or above
/// `threshold` (above 0, at most 1), the earlier one of equals, and becomes a leader when there is
/// none. No chain joins unlike sets: as 1 - Jaccard is a metric, two followers of one leader share
/// at least 2 * threshold - 1.
///
/// Leaders are found by MinHash, not by comparing with all; the similarity itself is exact. Each
/// bucket keeps its first 64 leaders only, so that the time stays proportional to the number of
/// sets even where all are alike but not alike enough; a leader behind those may be missed. Empty
/// sets follow nobody. Calls `steps.step` once a set. Throws Cancelled.
std::vector<Follower> followLeaders(
    const std::vector<HashSet>& sets, double threshold, RuleSteps& steps);

}
