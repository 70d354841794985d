// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/noisefield.h"

#include "core/base/random.h"

#include <cmath>
#include <limits>

namespace vitrine::imaging {

namespace {

float smooth(float t)
{
    return t * t * (3.0F - 2.0F * t);
}

}

NoiseField::NoiseField(int width, float cellWidth, float cellHeight, std::uint64_t seed)
    : m_cellHeight(cellHeight)
    , m_seed(mixed(seed))
    , m_line(std::numeric_limits<std::int64_t>::min())
    , m_row(static_cast<std::size_t>(width))
{
    for (int x = 0; x < width; ++x) {
        const float position = static_cast<float>(x) / cellWidth;
        const float cell = std::floor(position);
        m_cell.push_back(static_cast<int>(cell));
        m_part.push_back(smooth(position - cell));
    }
    const std::size_t columns = static_cast<std::size_t>(m_cell.back()) + 2;
    m_upper.resize(columns);
    m_lower.resize(columns);
    m_blended.resize(columns);
}

void NoiseField::fillLattice(std::int64_t line, std::vector<float>& values) const
{
    const std::uint64_t base = mixed(m_seed ^ static_cast<std::uint64_t>(line) * 0x9E3779B1U);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = unitFloat(mixed(base + i)) * 2.0F - 1.0F;
}

const std::vector<float>& NoiseField::row(float y)
{
    const float position = y / m_cellHeight;
    const float cell = std::floor(position);
    const auto line = static_cast<std::int64_t>(cell);
    if (line != m_line) {
        fillLattice(line, m_upper);
        fillLattice(line + 1, m_lower);
        m_line = line;
    }
    const float part = smooth(position - cell);
    for (std::size_t i = 0; i < m_blended.size(); ++i)
        m_blended[i] = m_upper[i] + (m_lower[i] - m_upper[i]) * part;
    for (std::size_t x = 0; x < m_row.size(); ++x) {
        const float left = m_blended[static_cast<std::size_t>(m_cell[x])];
        const float right = m_blended[static_cast<std::size_t>(m_cell[x]) + 1];
        m_row[x] = left + (right - left) * m_part[x];
    }
    return m_row;
}

}
