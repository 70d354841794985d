// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/projection.h"

#include "core/base/random.h"
#include "core/cleaning/content/matrixkernels.h"
#include "core/cleaning/parallelfor.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kSampleRows = 4096;
constexpr int kIterations = 4; // the published advice is 2 or more; spectra of networks fall slowly
constexpr std::size_t kRowsPerLook = 64; // some 30 million multiplications between looks at stop

std::vector<double> meanOfRows(
    const EmbeddingTable& table, std::span<const std::size_t> rows, const JobContext& context)
{
    std::vector<double> mean(table.length);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % kRowsPerLook == 0)
            context.throwIfStopped();
        const auto values = table.row(rows[i]);
        for (std::size_t c = 0; c < mean.size(); ++c)
            mean[c] += static_cast<double>(values[c]);
    }
    for (double& value : mean)
        value /= static_cast<double>(std::max<std::size_t>(1, rows.size()));
    return mean;
}

double dotProduct(std::span<const float> a, std::span<const float> b)
{
    double sum = 0.0;
    for (std::size_t c = 0; c < a.size(); ++c)
        sum += static_cast<double>(a[c]) * static_cast<double>(b[c]);
    return sum;
}

void scaleToUnit(std::span<float> row)
{
    const double length = std::sqrt(dotProduct(row, row));
    if (length <= 0.0)
        return;
    for (float& value : row)
        value = static_cast<float>(static_cast<double>(value) / length);
}

Matrix sampleOf(const Matrix& rows, Random& random)
{
    if (rows.rows() <= kSampleRows)
        return rows;
    Matrix sample(kSampleRows, rows.columns());
    for (std::size_t i = 0; i < kSampleRows; ++i)
        std::ranges::copy(rows.row(random.below(rows.rows())), sample.row(i).begin());
    return sample;
}

/// Gram-Schmidt, twice over each row: once loses orthogonality where rows are nearly dependent.
void orthonormalise(Matrix& basis, const StepCounter& steps)
{
    for (std::size_t i = 0; i < basis.rows(); ++i) {
        steps.throwIfStopped();
        const auto row = basis.row(i);
        std::vector<float> along(i);
        for (int pass = 0; pass < 2; ++pass) {
            products(basis.part(i, 1), basis.part(0, i), along.data(), i);
            for (float& value : along)
                value = -value;
            // One coefficient a row: the transposed product wants them as a column.
            addWeightedRows(basis.part(0, i), along.data(), 1, row.data());
            scaleToUnit(row);
        }
    }
}

/// basis = (rows^T rows) basis, by blocks of rows.
void multiplyByGram(const Matrix& rows, Matrix& basis, const StepCounter& steps)
{
    const std::size_t slices = std::min<std::size_t>(8, rows.rows());
    std::vector<Matrix> sums(slices, Matrix(basis.rows(), basis.columns()));
    parallelFor(slices, [&](std::size_t slice) {
        std::vector<float> scores(kRowsPerLook * basis.rows());
        const std::size_t end = (slice + 1) * rows.rows() / slices;
        for (std::size_t at = slice * rows.rows() / slices; at < end; at += kRowsPerLook) {
            steps.throwIfStopped();
            const MatrixRows block = rows.part(at, std::min(kRowsPerLook, end - at));
            products(block, basis.all(), scores.data(), basis.rows());
            addWeightedRows(block, scores.data(), basis.rows(), sums[slice].padded().data());
        }
    });
    std::ranges::fill(basis.padded(), 0.0F);
    for (Matrix& sum : sums)
        std::ranges::transform(
            basis.padded(), sum.padded(), basis.padded().begin(), std::plus<float>());
}

Matrix leadingBasis(
    const Matrix& rows, std::size_t components, std::uint64_t seed, const StepCounter& steps)
{
    Random random(seed);
    const Matrix sample = sampleOf(rows, random);
    Matrix basis(std::min(components, sample.rows()), rows.columns());
    for (std::size_t i = 0; i < basis.rows(); ++i) {
        for (float& value : basis.row(i))
            value = static_cast<float>(random.normal());
    }
    orthonormalise(basis, steps);
    for (int i = 0; i < kIterations; ++i) {
        multiplyByGram(sample, basis, steps);
        orthonormalise(basis, steps);
    }
    return basis;
}

void appendOnes(Matrix& rows)
{
    for (std::size_t i = 0; i < rows.rows(); ++i)
        rows.row(i).back() = 1.0F;
}

}

Matrix centredUnitRows(
    const EmbeddingTable& table, std::span<const std::size_t> rows, const JobContext& context)
{
    const std::vector<double> mean = meanOfRows(table, rows, context);
    Matrix unit(rows.size(), table.length);
    parallelFor((rows.size() + kRowsPerLook - 1) / kRowsPerLook, [&](std::size_t block) {
        context.throwIfStopped();
        const std::size_t first = block * kRowsPerLook;
        for (std::size_t i = first; i < std::min(first + kRowsPerLook, rows.size()); ++i) {
            const auto from = table.row(rows[i]);
            const auto to = unit.row(i);
            for (std::size_t c = 0; c < to.size(); ++c)
                to[c] = static_cast<float>(static_cast<double>(from[c]) - mean[c]);
            scaleToUnit(to);
        }
    });
    return unit;
}

Matrix projected(const Matrix& rows, std::size_t components, std::uint64_t seed, StepCounter& steps)
{
    const bool whole = rows.columns() <= components;
    const Matrix basis = whole ? Matrix() : leadingBasis(rows, components, seed, steps);
    Matrix result(rows.rows(), (whole ? rows.columns() : basis.rows()) + 1);
    const std::size_t blocks = (rows.rows() + kRowsPerLook - 1) / kRowsPerLook;
    parallelFor(blocks, [&](std::size_t block) {
        steps.throwIfStopped();
        const std::size_t first = block * kRowsPerLook;
        const std::size_t count = std::min(kRowsPerLook, rows.rows() - first);
        if (whole) {
            for (std::size_t i = first; i < first + count; ++i)
                std::ranges::copy(rows.row(i), result.row(i).begin());
        } else {
            products(
                rows.part(first, count), basis.all(), result.row(first).data(), result.stride());
        }
    });
    appendOnes(result);
    steps.advance();
    return result;
}

}
