// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace vitrine::imaging {

/// Value noise: random numbers from -1 to 1 on a grid of `cellWidth` x `cellHeight` pixels, blended
/// smoothly. Made row by row, as that costs a fraction of asking for single pixels.
class NoiseField {
public:
    NoiseField(int width, float cellWidth, float cellHeight, std::uint64_t seed);

    /// Row `y` (any number, also negative); valid until the next call.
    const std::vector<float>& row(float y);

private:
    void fillLattice(std::int64_t line, std::vector<float>& values) const;

    float m_cellHeight;
    std::uint64_t m_seed;
    std::int64_t m_line;
    std::vector<float> m_upper; ///< grid values above the row and below it
    std::vector<float> m_lower;
    std::vector<float> m_blended;
    std::vector<int> m_cell; ///< per pixel: grid column to its left, and how far past it
    std::vector<float> m_part;
    std::vector<float> m_row;
};

}
