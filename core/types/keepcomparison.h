// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/action.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine {

/// What the rules for keeping ask about one of a group of duplicates; larger is better (`modified`:
/// smaller), 0 is also what is not known.
struct KeepMerits {
    std::int64_t row = 0; ///< of the image or the listing
    double size = 0.0; ///< pixels of an image; pictures of a listing that are not left out
    double detail = 0.0; ///< bytes of an image's file; letters of a listing's description
    double sharpness = 0.0; ///< of an image at one scale, at most 1; of a listing's sharpest
    std::int64_t modified = 0; ///< when an image's file was changed last, as ListingImage has it
};

struct KeepComparison {
    std::vector<KeepMerits> members; ///< in the order in which they were named
    std::array<std::int64_t, kKeepRules> kept{}; ///< the row that each KeepRule keeps
    /// Another one is no worse by the KeepRule's own measure: it would be wrong to call the one
    /// that it keeps the largest or the sharpest.
    std::array<bool, kKeepRules> tied{};

    std::int64_t keptBy(KeepRule rule) const { return kept[static_cast<std::size_t>(rule)]; }
};

}
