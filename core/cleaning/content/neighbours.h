// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/matrix.h"
#include "core/jobs/jobcontext.h"

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// Rows of length 1 with the groups they belong to, in parallel.
struct GroupedRows {
    MatrixRows rows;
    std::span<const std::size_t> groups;
};

/// For each query the mean cosine of its `k` nearest references; references of the query's own
/// group (itself, its listing, its duplicates) are passed over. Where fewer than `k` are left, all
/// of them; NaN where none is. Exact, block by block, on all cores: queries x references x stride
/// multiplications. May throw Cancelled.
std::vector<float> meanNeighbourCosine(const GroupedRows& queries, const GroupedRows& references,
    std::size_t k, const JobContext& context);

}
