// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

inline constexpr int kMaxHashRadius = 15; ///< bits; further apart, random hashes begin to meet

struct HashPair {
    std::uint32_t a = 0; ///< index into the hashes; a < b
    std::uint32_t b = 0;
    std::uint16_t distance = 0; ///< bits that differ
    std::uint16_t turn = 0; ///< how `b` was turned to be as near to `a` as that
};

/// What a search cost, however fast the computer is.
struct HashSearchWork {
    std::uint64_t compared = 0; ///< pairs whose bits were counted
};

/// All pairs of 64-bit hashes that differ in at most `radius` bits (0 to kMaxHashRadius), ordered
/// by b, then a. Multi-index hashing (Norouzi, Punjani, Fleet: "Fast search in Hamming space with
/// multi-index hashing", 2012): of four parts of 16 bits, one must differ in at most radius / 4
/// bits, so only hashes that share nearly such a part are compared. Time grows with the number of
/// pairs found; equal hashes should be made one beforehand. Adds what it did to `work`, where it is
/// given. Its stage is ComparingPictures. Throws
/// Error InvalidArgument for a radius out of range.
std::vector<HashPair> pairsWithin(std::span<const std::uint64_t> hashes, int radius,
    JobContext& context, HashSearchWork* work = nullptr);

/// The same for pictures in any of eight positions: a pair is as near as the nearest turn of b's to
/// a's first hash.
std::vector<HashPair> pairsWithin(std::span<const std::array<std::uint64_t, 8>> turnedHashes,
    int radius, JobContext& context, HashSearchWork* work = nullptr);

}
