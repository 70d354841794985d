// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/searchquality.h"

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::search {

/// The exact index by cosine beside approximate ones of FAISS, on the same vectors: a graph (HNSW;
/// Malkov, Yashunin, 2018) and inverted lists (IVF; Sivic, Zisserman, 2003, with k-means). Each of
/// `queries`, a row of `vectors` (row-major, all of `length` numbers), asks for its 10 nearest
/// others, one at a time on one thread. A hit counts as recalled when it is no farther than the
/// exact index's tenth, so that equal vectors may stand for each other. Bytes are those of the
/// index's file. Building uses every core.
///
/// Throws Error InvalidArgument for fewer than two vectors, no query, one out of range, or NaN;
/// Cancelled. Reports Stage::BuildingIndex and Stage::Searching.
std::vector<IndexQuality> compareIndexes(std::span<const float> vectors, int length,
    std::span<const std::size_t> queries, JobContext& context);

}
