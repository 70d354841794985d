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

/// Which pairs are similar: of each, either picture is among the nearest of the other. So a network
/// that has learnt little, to which all pictures are one, proposes a number of pairs for each
/// picture and not all there are.
struct PairLimits {
    double least = 0.9; ///< cosine of pairs of which each is among the other's `most`
    std::size_t most = 16;
    double leastOfNearest = 1.0; ///< below `least`, each among the other's `nearest`
    std::size_t nearest = 4;
};

/// The similar pairs among `pictures`. Up to kComparedAll are compared each with each, block by
/// block, on all cores. Among more, only pairs are compared whose signs on 64 random directions,
/// seen from the mean, agree but for 15 (Charikar, "Similarity estimation techniques from rounding
/// algorithms", 2002): one in a hundred pairs at 0.97 is missed, nearly half at 0.75. Stage and
/// cancel as a part of the caller's.
std::vector<CosinePair> similarPairs(const UnitVectors& embeddings,
    std::span<const std::uint32_t> pictures, const PairLimits& limits, JobContext& context);
inline constexpr std::size_t kComparedAll = 20'000;

}
