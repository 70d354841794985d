// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vitrine {

/// Retrieval quality at the cut-offs below: means over queries, 0 to 1. Manning, Raghavan,
/// Schuetze, "Introduction to Information Retrieval", 2008, chapter 8.
struct SearchFigures {
    static constexpr std::array<int, 4> kCutOffs{1, 5, 10, 50};
    std::array<double, kCutOffs.size()> precision{}; ///< at k
    std::array<double, kCutOffs.size()> recall{};
    std::array<double, kCutOffs.size()> nDcg{}; ///< binary relevance
    double meanAveragePrecision = 0.0;
    std::int64_t queries = 0;

    bool operator==(const SearchFigures&) const = default;
};

/// How well one model finds what belongs together.
struct ModelSearchQuality {
    std::string model; ///< id
    std::string name;
    SearchFigures byCategory; ///< relevant: another listing's image of the same category
    std::vector<std::pair<std::string, SearchFigures>> categories;
    SearchFigures duplicates; ///< relevant: an image of the same group of near duplicates
    /// Whether it is known what it learnt from. If not, queries may be among that, and its figures
    /// too high.
    bool dataKnown = true;
};

/// One kind of index beside the exact one, on the same vectors.
struct IndexQuality {
    std::string kind; ///< "exact", "hnsw", "ivf"
    std::string parameters; ///< in words, such as "M 32, efSearch 64"
    double recallAt10 = 1.0; ///< of the exact index's 10
    double latencyP50Ms = 0.0; ///< one query at a time, one thread
    double latencyP95Ms = 0.0;
    double buildSeconds = 0.0;
    std::int64_t bytes = 0;
};

}
