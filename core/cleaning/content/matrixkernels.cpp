// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/matrixkernels.h"

#include <cstring>

namespace vitrine::cleaning {

namespace {

// Bodies are inlined into one function for each instruction set, chosen when the program runs.

template <int kLanes> struct Simd {
    typedef float Floats __attribute__((vector_size(kLanes * sizeof(float))));
};

template <typename Floats> [[gnu::always_inline]] inline void load(const float* from, Floats& to)
{
    std::memcpy(&to, from, sizeof(to));
}

/// kLeft x kRight products, all sums in registers.
template <int kLanes, int kLeft, int kRight>
[[gnu::always_inline]] inline void productTile(
    const float* left, const float* right, std::size_t stride, float* out, std::size_t outStride)
{
    using Floats = typename Simd<kLanes>::Floats;
    Floats sums[kLeft][kRight] = {};
    for (std::size_t at = 0; at < stride; at += kLanes) {
        Floats rights[kRight];
#pragma GCC unroll 8
        for (std::size_t j = 0; j < kRight; ++j)
            load(right + j * stride + at, rights[j]);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < kLeft; ++i) {
            Floats one;
            load(left + i * stride + at, one);
#pragma GCC unroll 8
            for (std::size_t j = 0; j < kRight; ++j)
                sums[i][j] += one * rights[j];
        }
    }
    for (std::size_t i = 0; i < kLeft; ++i) {
        for (std::size_t j = 0; j < kRight; ++j) {
            float sum = 0.0F;
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                sum += sums[i][j][lane];
            out[i * outStride + j] = sum;
        }
    }
}

template <int kLanes, int kLeft>
[[gnu::always_inline]] inline void productRows(
    const float* left, const MatrixRows& right, float* out, std::size_t outStride)
{
    std::size_t j = 0;
    for (; j + 4 <= right.count; j += 4) {
        productTile<kLanes, kLeft, 4>(
            left, right.data + j * right.stride, right.stride, out + j, outStride);
    }
    for (; j < right.count; ++j) {
        productTile<kLanes, kLeft, 1>(
            left, right.data + j * right.stride, right.stride, out + j, outStride);
    }
}

template <int kLanes>
[[gnu::always_inline]] inline void productsBody(
    const MatrixRows& left, const MatrixRows& right, float* out, std::size_t outStride)
{
    std::size_t i = 0;
    for (; i + 4 <= left.count; i += 4)
        productRows<kLanes, 4>(left.data + i * left.stride, right, out + i * outStride, outStride);
    for (; i < left.count; ++i)
        productRows<kLanes, 1>(left.data + i * left.stride, right, out + i * outStride, outStride);
}

/// kSums sums over all rows for kLanes columns.
template <int kLanes, int kSums>
[[gnu::always_inline]] inline void weightedTile(
    const MatrixRows& rows, const float* coefficients, std::size_t count, float* sums)
{
    using Floats = typename Simd<kLanes>::Floats;
    for (std::size_t at = 0; at < rows.stride; at += kLanes) {
        Floats totals[kSums];
#pragma GCC unroll 8
        for (std::size_t k = 0; k < kSums; ++k)
            load(sums + k * rows.stride + at, totals[k]);
        for (std::size_t i = 0; i < rows.count; ++i) {
            Floats row;
            load(rows.data + i * rows.stride + at, row);
#pragma GCC unroll 8
            for (std::size_t k = 0; k < kSums; ++k)
                totals[k] += coefficients[i * count + k] * row;
        }
#pragma GCC unroll 8
        for (std::size_t k = 0; k < kSums; ++k)
            std::memcpy(sums + k * rows.stride + at, &totals[k], sizeof(Floats));
    }
}

template <int kLanes>
[[gnu::always_inline]] inline void weightedBody(
    const MatrixRows& rows, const float* coefficients, std::size_t count, float* sums)
{
    std::size_t k = 0;
    for (; k + 8 <= count; k += 8)
        weightedTile<kLanes, 8>(rows, coefficients + k, count, sums + k * rows.stride);
    for (; k < count; ++k)
        weightedTile<kLanes, 1>(rows, coefficients + k, count, sums + k * rows.stride);
}

struct Kernels {
    void (*products)(const MatrixRows&, const MatrixRows&, float*, std::size_t);
    void (*weighted)(const MatrixRows&, const float*, std::size_t, float*);
};

void plainProducts(const MatrixRows& left, const MatrixRows& right, float* out, std::size_t stride)
{
    productsBody<4>(left, right, out, stride);
}
void plainWeighted(const MatrixRows& rows, const float* with, std::size_t count, float* sums)
{
    weightedBody<4>(rows, with, count, sums);
}

#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void avx2Products(
    const MatrixRows& left, const MatrixRows& right, float* out, std::size_t stride)
{
    productsBody<8>(left, right, out, stride);
}
[[gnu::target("avx2,fma")]] void avx2Weighted(
    const MatrixRows& rows, const float* with, std::size_t count, float* sums)
{
    weightedBody<8>(rows, with, count, sums);
}
[[gnu::target("avx512f,fma")]] void avx512Products(
    const MatrixRows& left, const MatrixRows& right, float* out, std::size_t stride)
{
    productsBody<16>(left, right, out, stride);
}
[[gnu::target("avx512f,fma")]] void avx512Weighted(
    const MatrixRows& rows, const float* with, std::size_t count, float* sums)
{
    weightedBody<16>(rows, with, count, sums);
}
#endif

Kernels choose()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        return {&avx512Products, &avx512Weighted};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return {&avx2Products, &avx2Weighted};
#endif
    return {&plainProducts, &plainWeighted};
}

const Kernels& kernels()
{
    static const Kernels kChosen = choose();
    return kChosen;
}

}

void products(const MatrixRows& left, const MatrixRows& right, float* out, std::size_t outStride)
{
    kernels().products(left, right, out, outStride);
}

void addWeightedRows(
    const MatrixRows& rows, const float* coefficients, std::size_t count, float* sums)
{
    kernels().weighted(rows, coefficients, count, sums);
}

}
