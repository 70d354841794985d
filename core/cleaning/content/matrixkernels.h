// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/matrix.h"

#include <cstddef>

namespace vitrine::cleaning {

// One thread each; sums in float, in an order that depends on the processor's vector length.

/// out[i * outStride + j] = left row i . right row j. The strides of both must be equal.
void products(const MatrixRows& left, const MatrixRows& right, float* out, std::size_t outStride);

/// sums[k * rows.stride + c] += the sum over i of coefficients[i * count + k] * rows[i][c], for
/// k = 0 ... count - 1: the product of the transposed coefficients with the rows.
void addWeightedRows(
    const MatrixRows& rows, const float* coefficients, std::size_t count, float* sums);

}
