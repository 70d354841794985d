// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vitrine {

/// What a person should know before a training run begins. Each says what it counts; the words are
/// planWarningText's, or a front end's own.

/// It begins with the random network.
struct RandomStart {
    bool wanted = false; ///< by name
    std::vector<std::string> imported; ///< weights that would be taken where they are named
};
/// Photos that came after the split and take no part.
struct LaterPhotos {
    std::int64_t photos = 0;
};
/// No photo is kept for validation.
struct NoValidation { };
/// Listings and groups of near duplicates that stand on two sides.
struct LeakingSplit {
    std::int64_t leaks = 0;
    bool byListingHasNone = false;
};
/// Categories with few photos to learn from.
struct SmallCategories {
    std::int64_t fewest = 0; ///< photos that are enough
    std::vector<std::pair<std::string, std::int64_t>> named; ///< with their photos
    std::int64_t others = 0; ///< further ones
};
/// The run needs more than is free; all in bytes.
struct LittleDisk {
    std::int64_t needed = 0;
    std::int64_t free = 0;
    std::int64_t kept = 0; ///< of which stay free whatever happens
};

/// What the frozen layers make of the photos needs more than the trunk cache may hold, and the run
/// would be refused; both in bytes.
struct SmallTrunkCache {
    std::int64_t needed = 0;
    std::int64_t limit = 0;
};

using PlanWarning = std::variant<RandomStart, LaterPhotos, NoValidation, LeakingSplit,
    SmallCategories, LittleDisk, SmallTrunkCache>;

/// One or more English sentences.
std::string planWarningText(const PlanWarning& warning);

}
