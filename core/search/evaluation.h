// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>

namespace vitrine::search {

/// Retrieval quality; every figure is a mean over queries, 0 to 1. Manning, Raghavan, Schuetze,
/// "Introduction to Information Retrieval", 2008, section 8.4.
struct RetrievalQuality {
    /// Relevant hits among the 10 nearest, divided by 10, also where fewer than 10 can be relevant.
    double precisionAt10 = 0.0;
    /// Of one query: the mean, over its relevant vectors, of the precision at the rank where each
    /// appears in the ranking of all other vectors. Not interpolated.
    double meanAveragePrecision = 0.0;
    std::int64_t queries = 0;
};

struct RetrievalReport {
    RetrievalQuality all;
    std::map<int, RetrievalQuality> byLabel;
};

/// Each vector queries all the others by cosine; a hit is relevant when its label is the query's.
/// `vectors` is row-major, labels.size() x length. Queries whose label occurs once are left out;
/// equal scores rank in the order of the rows. Throws Error InvalidArgument when the sizes disagree
/// or a vector holds NaN or infinity. Time grows with the square of the count: 1,500 vectors of
/// 1000 numbers take about half a second.
RetrievalReport leaveOneOut(
    std::span<const float> vectors, std::span<const int> labels, int length);

}
