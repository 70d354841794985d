// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine {

/// What merging does to one of a group of duplicates.
enum class MergeFate {
    Kept,
    LeftOut,
    LastPhoto, ///< stays: left out, it would take its listing along
    Fine, ///< stays: it was called fine, as was the one that is kept
};

struct MergeMember {
    std::int64_t row = 0; ///< of the image or the listing
    MergeFate fate = MergeFate::LeftOut;
};

struct MergeGroup {
    bool images = false; ///< otherwise: listings
    std::vector<MergeMember> members; ///< those that can still be merged, the one kept among them
};

/// What a merge would do, as the catalogue stands; groups that have nothing left are not among
/// them.
struct MergeForecast {
    std::vector<MergeGroup> groups;

    bool leavesOut() const; ///< at least one; otherwise merging changes nothing
    /// Of the first group that has the row; none: no group has it.
    std::optional<MergeFate> fateOf(std::int64_t row) const;
};

}
