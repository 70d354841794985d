// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace vitrine::search {

enum class Measure { InnerProduct, SquaredDistance };

/// The instructions that a scan uses; results of different ones differ in the last bits.
enum class Kernel { Plain, Avx2, Avx512 };

bool runsHere(Kernel kernel);
Kernel fastestKernel(); ///< of this processor

/// Row-major vectors that are borrowed.
struct Rows {
    const float* data = nullptr;
    std::size_t count = 0;
    std::size_t length = 0; ///< numbers per vector

    const float* operator[](std::size_t row) const { return data + row * length; }
    Rows part(std::size_t first, std::size_t many) const { return {(*this)[first], many, length}; }
};

/// Measures every query against every row: out[query * rows.count + row]. One number depends on its
/// two vectors alone, not on threads, position or the other queries, so that equal rows score
/// equally. Large work is spread over the usable cores. Safe from several threads.
///
/// It stands where FAISS's own flat search would: Debian builds FAISS for SSE2 and its BLAS path
/// starts threads inside threads (tests/bench/search has the ratios).
void scan(const Rows& rows, const Rows& queries, Measure measure, std::span<float> out,
    Kernel kernel = fastestKernel());

}
