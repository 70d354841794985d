// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/shadow.h"

#include <cmath>

namespace vitrine::imaging {

namespace {

constexpr float kPi = 3.14159265F;
/// Shadows are soft: they are made at a quarter of the size.
constexpr int kScale = 4;
/// Things turned further than this (degrees) do not stand on the table, they lie.
constexpr double kMostTiltStanding = 12.0;

/// How much of each block of kScale x kScale pixels the drawing covers.
Plane coverage(const SvgLayer& layer)
{
    Plane small((layer.width + kScale - 1) / kScale, (layer.height + kScale - 1) / kScale);
    constexpr float kShare = 1.0F / (255.0F * kScale * kScale);
    for (int y = 0; y < layer.height; ++y) {
        const std::uint8_t* alpha = layer.bgra.data()
            + static_cast<std::size_t>(y) * static_cast<std::size_t>(layer.width) * 4 + 3;
        float* to = small.row(y / kScale);
        for (int x = 0; x < layer.width; ++x, alpha += 4)
            to[x / kScale] += static_cast<float>(*alpha) * kShare;
    }
    return small;
}

/// Where a standing thing touches the ground: its lowest covered row and the span just above it.
struct Foot {
    float left = 0.0F;
    float right = 0.0F;
    float bottom = 0.0F;
};

Foot footOf(const Plane& cover)
{
    const auto covered = [](float value) { return value > 0.4F; };
    int bottom = cover.height - 1;
    const auto empty = [&](int y) {
        return std::none_of(cover.row(y), cover.row(y) + cover.width, covered);
    };
    while (bottom > 0 && empty(bottom))
        --bottom;
    int left = cover.width;
    int right = 0;
    for (int y = std::max(0, bottom - cover.height / 24); y <= bottom; ++y) {
        for (int x = 0; x < cover.width; ++x) {
            if (covered(cover.row(y)[x])) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
    }
    return {static_cast<float>(left), static_cast<float>(right), static_cast<float>(bottom)};
}

/// On a table: a flat pool of shadow around the foot, drawn out away from the light.
Plane standingShadow(const Plane& cover, const Light& light)
{
    Plane shadow(cover.width, cover.height);
    const Foot foot = footOf(cover);
    const float half = std::max(1.0F, (foot.right - foot.left) * 0.5F);
    const float centre = (foot.left + foot.right) * 0.5F - light.x * half * 0.35F;
    const float reach = half * (1.06F + 0.3F * std::abs(light.x));
    const float depth = std::max(1.5F, half * 0.16F);
    for (int y = 0; y < shadow.height; ++y) {
        const float v = (static_cast<float>(y) - foot.bottom) / depth;
        for (int x = 0; x < shadow.width; ++x) {
            const float u = (static_cast<float>(x) - centre) / reach;
            const float inside = 1.0F - u * u - v * v;
            shadow.row(y)[x] = std::clamp(inside * 2.5F, 0.0F, 1.0F);
        }
    }
    blur(shadow, static_cast<float>(cover.width) * 0.006F);
    return shadow;
}

/// The blurred outline taken as a height: its slope towards the lamp.
Plane slopeOf(const Plane& outline, const Light& light)
{
    Plane slope(outline.width, outline.height);
    for (int y = 0; y < slope.height; ++y) {
        for (int x = 0; x < slope.width; ++x) {
            const auto at = [&](float side) {
                return sampled(outline, static_cast<float>(x) + side * light.x,
                    static_cast<float>(y) + side * light.y);
            };
            slope.row(y)[x] = at(-1.0F) - at(1.0F);
        }
    }
    return slope;
}

}

Light::Light(const Scene& scene)
    : x(std::sin(static_cast<float>(scene.lightAngle) * kPi / 180.0F))
    , y(-std::cos(static_cast<float>(scene.lightAngle) * kPi / 180.0F))
    , strength(std::clamp(static_cast<float>(scene.lightStrength), 0.0F, 1.0F))
{
}

EnlargedRows::EnlargedRows(Plane plane, int scale, int width, float shiftX, float shiftY)
    : m_plane(std::move(plane))
    , m_step(1.0F / static_cast<float>(scale))
    , m_shiftY(shiftY)
    , m_blended(static_cast<std::size_t>(m_plane.width) + 1)
    , m_row(static_cast<std::size_t>(width))
{
    for (int x = 0; x < width; ++x) {
        const float position = std::clamp((static_cast<float>(x) + 0.5F) * m_step - 0.5F - shiftX,
            0.0F, static_cast<float>(m_plane.width - 1));
        m_left.push_back(static_cast<int>(position));
        m_part.push_back(position - std::floor(position));
    }
    findContent();
}

void EnlargedRows::findContent()
{
    constexpr float kVisible = 0.0005F; // an eighth of a level
    int firstColumn = m_plane.width;
    int endColumn = 0;
    m_firstRow = m_plane.height;
    for (int y = 0; y < m_plane.height; ++y) {
        for (int x = 0; x < m_plane.width; ++x) {
            if (std::abs(m_plane.row(y)[x]) < kVisible)
                continue;
            m_firstRow = std::min(m_firstRow, y);
            m_endRow = y + 1;
            firstColumn = std::min(firstColumn, x);
            endColumn = std::max(endColumn, x + 1);
        }
    }
    const auto reached = [&](int left) { return left + 1 >= firstColumn && left < endColumn; };
    const auto first = std::find_if(m_left.begin(), m_left.end(), reached);
    const auto end = std::find_if_not(first, m_left.end(), reached);
    m_firstColumn = static_cast<std::size_t>(first - m_left.begin());
    m_endColumn = static_cast<std::size_t>(end - m_left.begin());
}

const std::vector<float>& EnlargedRows::row(int y)
{
    const float position = std::clamp((static_cast<float>(y) + 0.5F) * m_step - 0.5F - m_shiftY,
        0.0F, static_cast<float>(m_plane.height - 1));
    const int top = static_cast<int>(position);
    std::fill(m_row.begin(), m_row.end(), 0.0F);
    if (top + 1 < m_firstRow || top >= m_endRow)
        return m_row;
    const float part = position - static_cast<float>(top);
    const float* upper = m_plane.row(top);
    const float* lower = m_plane.row(std::min(top + 1, m_plane.height - 1));
    for (std::size_t x = 0; x + 1 < m_blended.size(); ++x)
        m_blended[x] = upper[x] + (lower[x] - upper[x]) * part;
    m_blended.back() = m_blended[m_blended.size() - 2];
    const float* blended = m_blended.data();
    for (std::size_t x = m_firstColumn; x < m_endColumn; ++x) {
        const float* pair = blended + m_left[x];
        m_row[x] = pair[0] + (pair[1] - pair[0]) * m_part[x];
    }
    return m_row;
}

Shading shadingOf(const SvgLayer& layer, const Scene& scene, const Light& light)
{
    const Plane cover = coverage(layer);
    const auto unit = static_cast<float>(std::min(cover.width, cover.height));
    Plane contact = cover;
    blur(contact, unit * 0.010F);
    Plane slope = slopeOf(contact, light);
    const auto rows = [&](Plane plane, float shiftX, float shiftY) {
        return EnlargedRows(std::move(plane), kScale, layer.width, shiftX, shiftY);
    };
    if (scene.backdrop == 1 && std::abs(scene.rotation) < kMostTiltStanding) {
        return {rows(standingShadow(cover, light), 0.0F, 0.0F),
            rows(std::move(contact), 0.0F, 0.0F), rows(std::move(slope), 0.0F, 0.0F),
            0.50F + 0.22F * light.strength, 0.0F};
    }
    Plane soft = cover;
    blur(soft, unit * (0.034F - 0.012F * light.strength));
    const float distance = unit * (0.022F + 0.03F * light.strength);
    const float shiftX = -light.x * distance;
    const float shiftY = -light.y * distance;
    return {rows(std::move(soft), shiftX, shiftY),
        rows(std::move(contact), shiftX * 0.25F, shiftY * 0.25F),
        rows(std::move(slope), 0.0F, 0.0F), 0.26F + 0.22F * light.strength, 0.30F};
}

}
