// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/embeddingtable.h"
#include "core/jobs/jobcontext.h"
#include "core/types/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// Embeddings of length 1, one a row: row i belongs to picture i, all zeros where a picture has
/// none.
struct UnitVectors {
    std::vector<float> values; ///< pictures x dimension
    std::size_t dimension = 0;

    bool empty() const { return values.empty(); }
    std::span<const float> row(std::size_t picture) const
    {
        return std::span(values).subspan(picture * dimension, dimension);
    }
    double cosine(std::size_t a, std::size_t b) const;
};

/// The table's embeddings for `pictures`, in their order, seen from the mean of them all: what all
/// pictures have in common says nothing.
UnitVectors unitVectors(const EmbeddingTable& table, std::span<const ImageRow> pictures);

struct CosinePair {
    std::uint32_t a = 0; ///< pictures
    std::uint32_t b = 0;
    double cosine = 0.0;
};

/// Which pairs are similar.
struct PairLimits {
    /// Every pair with at least this cosine, up to kMostOfOne for a picture.
    double least = 0.9;
    /// But where that is more than this many for each picture, the embeddings come from a network
    /// that has learnt little, to which all pictures are one: then only pairs of which each is
    /// among so many of the other's nearest.
    std::size_t most = 16;
    /// Also pairs with at least this one, of which each is among the `nearest` of the other.
    double leastOfNearest = 1.0;
    std::size_t nearest = 4;
};
inline constexpr std::size_t kMostOfOne = 512;

/// The similar pairs among `pictures`. Up to kComparedAll are compared each with each, block by
/// block, on all cores. Among more, only pairs are compared whose signs on 64 random directions,
/// seen from the mean, agree but for 15 (Charikar, "Similarity estimation techniques from rounding
/// algorithms", 2002): one in a hundred pairs at 0.97 is missed, nearly half at 0.75. Stage and
/// cancel as a part of the caller's.
std::vector<CosinePair> similarPairs(const UnitVectors& embeddings,
    std::span<const std::uint32_t> pictures, const PairLimits& limits, JobContext& context);
inline constexpr std::size_t kComparedAll = 20'000;

}
