// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/plane.h"
#include "core/imaging/svglayer.h"

#include <vector>

namespace vitrine::imaging {

/// The light's direction in the picture, towards the lamp; x to the right, y down.
struct Light {
    explicit Light(const Scene& scene);

    float x;
    float y;
    float strength; ///< 0 to 1
};

/// A plane of one channel, enlarged smoothly and displaced, row by row.
class EnlargedRows {
public:
    /// `scale` target pixels for one of `plane`; moved by `shiftX`, `shiftY` pixels of `plane`.
    EnlargedRows(Plane plane, int scale, int width, float shiftX, float shiftY);

    /// Row `y` of the target; valid until the next call.
    const std::vector<float>& row(int y);

private:
    void findContent();

    Plane m_plane;
    float m_step;
    float m_shiftY;
    std::vector<int> m_left; ///< per target pixel: column to its left, and how far past it
    std::vector<float> m_part;
    /// Rows of `m_plane` and columns of the target outside which everything is 0.
    int m_firstRow = 0;
    int m_endRow = 0;
    std::size_t m_firstColumn = 0;
    std::size_t m_endColumn = 0;
    std::vector<float> m_blended;
    std::vector<float> m_row;
};

/// What the drawing does to the light around it.
struct Shading {
    EnlargedRows soft; ///< 0 to 1: the wide shadow
    EnlargedRows contact; ///< 0 to 1: the narrow one where drawing and ground meet
    EnlargedRows slope; ///< -1 to 1: how much the drawing's surface turns to the lamp
    float softDepth = 0.0F; ///< how dark each shadow is
    float contactDepth = 0.0F;
};

Shading shadingOf(const SvgLayer& layer, const Scene& scene, const Light& light);

}
