// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/scan.h"

#include "core/base/cpu.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace vitrine::search {

namespace {

// Rows measured between two visits of the same query; with vectors of 1000 numbers this is 128 KiB
// and stays in the second-level cache.
constexpr std::size_t kBlockRows = 32;
// Below this many multiplications (some 3 ms) a thread of its own does not pay: it is soon done,
// and on a busy machine the others are waited for longer than that.
constexpr double kWorkPerThread = 1 << 23;

template <int kLanes> struct Simd {
    typedef float Floats __attribute__((vector_size(kLanes * 4)));
    typedef std::int32_t Mask __attribute__((vector_size(kLanes * 4)));
};

/// The sum of all lanes, by halves.
template <int kLanes>
[[gnu::always_inline]] inline void addLanes(const typename Simd<kLanes>::Floats& lanes, float& sum)
{
    if constexpr (kLanes > 1) {
        constexpr int kHalf = kLanes / 2;
        typename Simd<kHalf>::Floats low;
        typename Simd<kHalf>::Floats high;
        std::memcpy(&low, &lanes, sizeof(low));
        std::memcpy(&high, reinterpret_cast<const char*>(&lanes) + sizeof(low), sizeof(high));
        low += high;
        addLanes<kHalf>(low, sum);
    } else {
        sum = lanes[0];
    }
}

template <int kLanes>
[[gnu::always_inline]] inline void load(const float* from, const typename Simd<kLanes>::Mask& keep,
    typename Simd<kLanes>::Floats& lanes)
{
    using Floats = typename Simd<kLanes>::Floats;
    using Mask = typename Simd<kLanes>::Mask;
    std::memcpy(&lanes, from, sizeof(lanes));
    lanes = reinterpret_cast<Floats>(reinterpret_cast<Mask>(lanes) & keep);
}

/// `kRows` consecutive rows against `kQueries` consecutive queries, all sums in registers.
template <int kLanes, bool kDistance, int kRows, int kQueries> struct Tile {
    using Floats = typename Simd<kLanes>::Floats;
    using Mask = typename Simd<kLanes>::Mask;

    Floats sums[kRows][kQueries] = {};

    [[gnu::always_inline]] void add(
        const float* rows, const float* queries, std::size_t length, const Mask& keep)
    {
        Floats row[kRows];
#pragma GCC unroll 8
        for (std::size_t r = 0; r < kRows; ++r)
            load<kLanes>(rows + r * length, keep, row[r]);
#pragma GCC unroll 8
        for (std::size_t q = 0; q < kQueries; ++q) {
            Floats query;
            load<kLanes>(queries + q * length, keep, query);
#pragma GCC unroll 8
            for (std::size_t r = 0; r < kRows; ++r) {
                if constexpr (kDistance) {
                    const Floats apart = query - row[r];
                    sums[r][q] += apart * apart;
                } else {
                    sums[r][q] += query * row[r];
                }
            }
        }
    }

    /// The last numbers, fewer than the lanes, are taken with some before them, which the mask
    /// drops.
    [[gnu::always_inline]] void addRest(
        const float* rows, const float* queries, std::size_t length, std::size_t rest)
    {
        Mask keep = {};
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            keep[lane] = lane + rest >= kLanes ? -1 : 0;
        add(rows + length - kLanes, queries + length - kLanes, length, keep);
    }

    [[gnu::always_inline]] void store(float* out, std::size_t outStride) const
    {
#pragma GCC unroll 8
        for (std::size_t q = 0; q < kQueries; ++q) {
#pragma GCC unroll 8
            for (std::size_t r = 0; r < kRows; ++r)
                addLanes<kLanes>(sums[r][q], out[q * outStride + r]);
        }
    }
};

template <bool kDistance>
void measureShort(const float* row, const float* query, std::size_t length, float& out)
{
    out = 0.0F;
    for (std::size_t at = 0; at < length; ++at) {
        const float apart = query[at] - row[at];
        out += kDistance ? apart * apart : query[at] * row[at];
    }
}

template <int kLanes, bool kDistance, int kRows, int kQueries>
[[gnu::always_inline]] inline void measureTile(
    const float* rows, const float* queries, std::size_t length, float* out, std::size_t outStride)
{
    if (length < kLanes) {
        for (std::size_t q = 0; q < kQueries; ++q)
            for (std::size_t r = 0; r < kRows; ++r)
                measureShort<kDistance>(
                    rows + r * length, queries + q * length, length, out[q * outStride + r]);
        return;
    }
    Tile<kLanes, kDistance, kRows, kQueries> tile;
    const std::size_t rest = length % kLanes;
    const typename Simd<kLanes>::Mask all = ~typename Simd<kLanes>::Mask{};
    for (std::size_t at = 0; at + rest < length; at += kLanes)
        tile.add(rows + at, queries + at, length, all);
    if (rest != 0)
        tile.addRest(rows, queries, length, rest);
    tile.store(out, outStride);
}

/// A few rows against all queries.
template <int kLanes, bool kDistance, int kRows, int kQueries>
[[gnu::always_inline]] inline void measureRows(
    const float* rows, const Rows& queries, float* out, std::size_t outStride)
{
    std::size_t query = 0;
    for (; query + kQueries <= queries.count; query += kQueries) {
        measureTile<kLanes, kDistance, kRows, kQueries>(
            rows, queries[query], queries.length, out + query * outStride, outStride);
    }
    for (; query < queries.count; ++query) {
        measureTile<kLanes, kDistance, kRows, 1>(
            rows, queries[query], queries.length, out + query * outStride, outStride);
    }
}

template <int kLanes, bool kDistance, int kRows, int kQueries>
[[gnu::always_inline]] inline void measureBlock(
    const Rows& rows, const Rows& queries, float* out, std::size_t outStride)
{
    std::size_t row = 0;
    for (; row + kRows <= rows.count; row += kRows)
        measureRows<kLanes, kDistance, kRows, kQueries>(rows[row], queries, out + row, outStride);
    for (; row < rows.count; ++row)
        measureRows<kLanes, kDistance, 1, kQueries>(rows[row], queries, out + row, outStride);
}

using Function = void (*)(const Rows&, const Rows&, float*, std::size_t);

template <bool kDistance>
void plainKernel(const Rows& rows, const Rows& queries, float* out, std::size_t outStride)
{
    measureBlock<4, kDistance, 2, 4>(rows, queries, out, outStride);
}

#if defined(__x86_64__)
template <bool kDistance>
[[gnu::target("avx2,fma")]] void avx2Kernel(
    const Rows& rows, const Rows& queries, float* out, std::size_t outStride)
{
    measureBlock<8, kDistance, 2, 4>(rows, queries, out, outStride);
}

template <bool kDistance>
[[gnu::target("avx512f,fma")]] void avx512Kernel(
    const Rows& rows, const Rows& queries, float* out, std::size_t outStride)
{
    measureBlock<16, kDistance, 4, 4>(rows, queries, out, outStride);
}
#endif

template <bool kDistance> Function functionOf(Kernel kernel)
{
    switch (kernel) {
#if defined(__x86_64__)
    case Kernel::Avx512: return &avx512Kernel<kDistance>;
    case Kernel::Avx2: return &avx2Kernel<kDistance>;
#endif
    default: return &plainKernel<kDistance>;
    }
}

}

bool runsHere(Kernel kernel)
{
    switch (kernel) {
#if defined(__x86_64__)
    case Kernel::Avx512: return __builtin_cpu_supports("avx512f") != 0;
    case Kernel::Avx2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
    default: return kernel == Kernel::Plain;
    }
}

Kernel fastestKernel()
{
    static const Kernel kFastest = runsHere(Kernel::Avx512) ? Kernel::Avx512
        : runsHere(Kernel::Avx2)                            ? Kernel::Avx2
                                                            : Kernel::Plain;
    return kFastest;
}

void scan(
    const Rows& rows, const Rows& queries, Measure measure, std::span<float> out, Kernel kernel)
{
    const Function function =
        measure == Measure::InnerProduct ? functionOf<false>(kernel) : functionOf<true>(kernel);
    const auto blocks = static_cast<std::int64_t>((rows.count + kBlockRows - 1) / kBlockRows);
    const double work = static_cast<double>(rows.count) * static_cast<double>(rows.length)
        * static_cast<double>(queries.count);
    [[maybe_unused]] const int threads = static_cast<int>(
        std::clamp(work / kWorkPerThread, 1.0, static_cast<double>(cpu::usableCores())));
#pragma omp parallel for schedule(static) num_threads(threads)
    for (std::int64_t block = 0; block < blocks; ++block) {
        const std::size_t first = static_cast<std::size_t>(block) * kBlockRows;
        const Rows part = rows.part(first, std::min(kBlockRows, rows.count - first));
        function(part, queries, out.data() + first, rows.count);
    }
}

}
