// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>

namespace vitrine::search {

/// Retrieval quality; every figure is a mean over queries, 0 to 1. Manning, Raghavan, Schuetze,
/// "Introduction to Information Retrieval", 2008, chapter 8.
struct RetrievalQuality {
    double precisionAt10 = 0.0;
    double meanAveragePrecision = 0.0;
    std::int64_t queries = 0;
};

struct RetrievalReport {
    RetrievalQuality all;
    std::map<int, RetrievalQuality> byLabel;
};

/// Each vector queries all the others by cosine; a hit is relevant when its label is the query's.
/// `vectors` is row-major, labels.size() x length. Queries whose label occurs once are left out.
RetrievalReport leaveOneOut(std::span<const float> vectors, std::span<const int> labels, int length);

}
