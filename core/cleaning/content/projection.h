// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/embeddingtable.h"
#include "core/cleaning/content/matrix.h"
#include "core/cleaning/stepcounter.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace vitrine::cleaning {

/// The embeddings of the images `rows`, less their mean, of length 1 (a vector of zeros stays one).
/// The mean goes because the outputs of a network share an offset that says nothing.
Matrix centredUnitRows(
    const EmbeddingTable& table, std::span<const std::size_t> rows, const JobContext& context);

/// `rows` rotated and cut to the `components` directions that carry most of their squares, plus one
/// column of ones, the intercept. The directions are an orthonormal basis of the leading singular
/// subspace, in no particular order: found by subspace iteration on a seeded sample of 4,096 rows
/// (Halko, Martinsson, Tropp, "Finding Structure with Randomness", SIAM Review 53, 2011, algorithm
/// 4.4). Rows of no more than `components` numbers stay as they are. Counts one step.
Matrix projected(
    const Matrix& rows, std::size_t components, std::uint64_t seed, StepCounter& steps);

}
