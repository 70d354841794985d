// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/searchquality.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace vitrine::search {

/// What a search should find. Both run in parallel with the vectors.
struct Relevance {
    /// Relevant to a query are the others with its label; negative: it has none.
    std::span<const std::int64_t> labels;
    /// Vectors of the query's own owner are left out of its ranking; 0: nobody owns it. Empty:
    /// nobody owns anything.
    std::span<const std::int64_t> owners = {};
};

struct JudgedSearch {
    SearchFigures all;
    std::map<std::int64_t, SearchFigures> byLabel;
};

/// Each query, a row of `vectors` (row-major, all of `length` numbers), ranks all the others by
/// cosine; equal scores rank in the order of rows. Of one query:
/// - precision at k: the relevant among the k nearest, divided by k, also where fewer can be;
/// - recall at k: the same, divided by all that are relevant;
/// - nDCG at k: gains of 1 / log2(rank + 1), divided by those of a perfect ranking;
/// - average precision: the mean, over the relevant, of the precision at the rank of each; not
///   interpolated, over the whole ranking.
/// Queries to which nothing is relevant are left out. A report for each of `relevances`. Time grows
/// with queries x vectors. Reports Stage::Evaluating in queries. Throws Error InvalidArgument when
/// sizes disagree or a vector holds NaN or infinity, Cancelled.
std::vector<JudgedSearch> judgeSearches(std::span<const float> vectors, int length,
    std::span<const std::size_t> queries, std::span<const Relevance> relevances,
    JobContext& context);

/// Means over queries, 0 to 1.
struct RetrievalQuality {
    double precisionAt10 = 0.0;
    double meanAveragePrecision = 0.0;
    std::int64_t queries = 0;
};

struct RetrievalReport {
    RetrievalQuality all;
    std::map<int, RetrievalQuality> byLabel;
};

/// Two of those figures, each vector querying all the others; labels may be any numbers. Throws
/// Error InvalidArgument likewise.
RetrievalReport leaveOneOut(
    std::span<const float> vectors, std::span<const int> labels, int length);

}
