// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// A view of consecutive rows of a Matrix.
struct MatrixRows {
    const float* data = nullptr;
    std::size_t count = 0;
    std::size_t stride = 0; ///< a multiple of Matrix::kPadding
};

/// Row-major floats. Rows are padded with zeros to a multiple of kPadding numbers, so that kernels
/// take whole vectors and products are not changed by the padding.
class Matrix {
public:
    static constexpr std::size_t kPadding = 16;

    Matrix() = default;
    Matrix(std::size_t rows, std::size_t columns)
        : m_rows(rows)
        , m_columns(columns)
        , m_stride((columns + kPadding - 1) / kPadding * kPadding)
        , m_values(rows * m_stride)
    {
    }

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }
    std::size_t stride() const { return m_stride; }
    std::span<float> row(std::size_t index) { return {&m_values[index * m_stride], m_columns}; }
    std::span<const float> row(std::size_t index) const
    {
        return {&m_values[index * m_stride], m_columns};
    }
    MatrixRows part(std::size_t first, std::size_t count) const
    {
        return {m_values.data() + first * m_stride, count, m_stride};
    }
    MatrixRows all() const { return part(0, m_rows); }
    /// All values with their padding, rows() x stride().
    std::span<float> padded() { return m_values; }

private:
    std::size_t m_rows = 0;
    std::size_t m_columns = 0;
    std::size_t m_stride = 0;
    std::vector<float> m_values;
};

}
