// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/backdrop.h"

#include "core/base/random.h"
#include "core/imaging/noisefield.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace vitrine::imaging {

namespace {

using Colour = std::array<float, 3>;

Colour fromRgb(Rgb colour)
{
    return {static_cast<float>(colour.r) / 255.0F, static_cast<float>(colour.g) / 255.0F,
        static_cast<float>(colour.b) / 255.0F};
}

Colour between(const Colour& from, const Colour& to, float share)
{
    return {from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share,
        from[2] + (to[2] - from[2]) * share};
}

Colour times(const Colour& colour, float factor)
{
    return {colour[0] * factor, colour[1] * factor, colour[2] * factor};
}

float smoothStep(float from, float to, float x)
{
    const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

/// What every painter needs; `unit` is the picture's shorter side, so that patterns scale with it.
struct Canvas {
    explicit Canvas(const Scene& scene)
        : plane(scene.height, scene.width)
        , unit(static_cast<float>(std::min(scene.width, scene.height)))
        , top(fromRgb(scene.backgroundTop))
        , bottom(fromRgb(scene.backgroundBottom))
        , seed(mixed(scene.seed ^ 0xBACD0FULL))
    {
    }

    Colour gradient(int y) const
    {
        return between(
            top, bottom, static_cast<float>(y) / static_cast<float>(std::max(1, plane.rows - 1)));
    }
    NoiseField noise(float cellWidth, float cellHeight, std::uint64_t salt) const
    {
        return {plane.cols, std::max(1.0F, cellWidth * unit), std::max(1.0F, cellHeight * unit),
            seed + salt};
    }
    void put(int x, int y, const Colour& colour, float factor)
    {
        cv::Vec3f& pixel = plane(y, x);
        pixel[0] = colour[0] * factor;
        pixel[1] = colour[1] * factor;
        pixel[2] = colour[2] * factor;
    }
    float random(std::uint64_t salt) const { return unitFloat(mixed(seed ^ mixed(salt))); }

    cv::Mat3f plane;
    float unit;
    Colour top;
    Colour bottom;
    std::uint64_t seed;
};

/// Painted plaster: two sizes of faint unevenness.
void paintWall(Canvas& canvas)
{
    NoiseField broad = canvas.noise(0.35F, 0.35F, 1);
    NoiseField fine = canvas.noise(0.006F, 0.006F, 2);
    for (int y = 0; y < canvas.plane.rows; ++y) {
        const Colour colour = canvas.gradient(y);
        const auto& slow = broad.row(static_cast<float>(y));
        const auto& fast = fine.row(static_cast<float>(y));
        for (int x = 0; x < canvas.plane.cols; ++x) {
            const auto i = static_cast<std::size_t>(x);
            canvas.put(x, y, colour, 1.0F + 0.025F * slow[i] + 0.008F * fast[i]);
        }
    }
}

/// A wall, and in front of it a table top with a rounded, lighter rim.
void paintTable(Canvas& canvas)
{
    NoiseField broad = canvas.noise(0.35F, 0.35F, 1);
    NoiseField grain = canvas.noise(0.18F, 0.004F, 2);
    const float edge = kTableEdge * static_cast<float>(canvas.plane.rows);
    const Colour table = times(canvas.bottom, 0.86F);
    for (int y = 0; y < canvas.plane.rows; ++y) {
        const float below = (static_cast<float>(y) - edge) / canvas.unit;
        const float onTable = smoothStep(-0.0015F, 0.0015F, below);
        const float rim = 0.10F * std::exp(-below * below / 0.0001F) * onTable;
        const float depth = 0.92F + 0.16F * smoothStep(0.0F, 0.35F, below);
        // The wall is a little darker where it meets the table.
        const float corner = 1.0F - 0.10F * std::exp(std::min(below, 0.0F) * 14.0F);
        const auto& slow = broad.row(static_cast<float>(y));
        const auto& fast = grain.row(static_cast<float>(y));
        const Colour wall = times(canvas.gradient(y), corner);
        const Colour top = times(table, depth + rim);
        const Colour colour = between(wall, top, onTable);
        for (int x = 0; x < canvas.plane.cols; ++x) {
            const auto i = static_cast<std::size_t>(x);
            canvas.put(x, y, colour, 1.0F + 0.02F * slow[i] + 0.02F * onTable * fast[i]);
        }
    }
}

/// Boards side by side, each with a tone and a grain of its own, dark gaps between them.
void paintBoards(Canvas& canvas)
{
    const Colour wood{0.70F, 0.53F, 0.37F};
    const float boardHeight = canvas.unit * (0.17F + 0.07F * canvas.random(3));
    const float start = boardHeight * canvas.random(4);
    NoiseField streaks = canvas.noise(0.30F, 0.007F, 1);
    NoiseField fibres = canvas.noise(0.05F, 0.0025F, 2);
    NoiseField waves = canvas.noise(0.45F, 0.10F, 5);
    for (int y = 0; y < canvas.plane.rows; ++y) {
        const float position = (static_cast<float>(y) + start) / boardHeight;
        const float board = std::floor(position);
        const float inside = (position - board) * boardHeight; // pixels from the board's upper edge
        const float toEdge = std::min(inside, boardHeight - inside) / canvas.unit;
        const float gap = 0.45F + 0.55F * smoothStep(0.0005F, 0.0045F, toEdge);
        const float tone = 0.92F + 0.16F * canvas.random(100 + static_cast<std::uint64_t>(board));
        const Colour colour = times(between(canvas.gradient(y), wood, 0.45F), gap * tone);
        // Every board is cut from another place of the wood.
        const float place = static_cast<float>(y) + board * 977.0F;
        const auto& broad = streaks.row(place);
        const auto& fine = fibres.row(place);
        const auto& bend = waves.row(place);
        for (int x = 0; x < canvas.plane.cols; ++x) {
            const auto i = static_cast<std::size_t>(x);
            const float ring = bend[i] * 9.0F + inside / canvas.unit * 60.0F;
            const float ringTone = std::abs(ring - 2.0F * std::floor(ring * 0.5F) - 1.0F) - 0.5F;
            canvas.put(x, y, colour, 1.0F + 0.07F * broad[i] + 0.045F * fine[i] + 0.05F * ringTone);
        }
    }
}

/// Woven cloth with soft folds, lit along the light.
void paintCloth(Canvas& canvas, float lightX, float lightY)
{
    const float thread = std::max(2.0F, canvas.unit / 170.0F);
    NoiseField folds = canvas.noise(0.30F, 0.22F, 1);
    NoiseField wrinkles = canvas.noise(0.09F, 0.12F, 2);
    NoiseField slubs = canvas.noise(0.02F, 0.004F, 5);
    std::vector<float> weft(static_cast<std::size_t>(canvas.plane.cols));
    for (std::size_t x = 0; x < weft.size(); ++x)
        weft[x] = std::sin(static_cast<float>(x) * std::numbers::pi_v<float> * 2.0F / thread);
    std::vector<float> above(weft.size());
    for (int y = 0; y < canvas.plane.rows; ++y) {
        const Colour colour = canvas.gradient(y);
        const float warp =
            std::sin(static_cast<float>(y) * std::numbers::pi_v<float> * 2.0F / thread);
        const auto& slow = folds.row(static_cast<float>(y));
        const auto& fast = wrinkles.row(static_cast<float>(y));
        const auto& slub = slubs.row(static_cast<float>(y));
        float left = slow[0] + 0.25F * fast[0];
        for (int x = 0; x < canvas.plane.cols; ++x) {
            const auto i = static_cast<std::size_t>(x);
            const float height = slow[i] + 0.25F * fast[i];
            const float slopeX = height - left;
            const float slopeY = y == 0 ? 0.0F : height - above[i];
            left = height;
            above[i] = height;
            const float lit = -(slopeX * lightX + slopeY * lightY) * canvas.unit * 0.010F;
            const float weave = 0.035F * weft[i] * warp + 0.02F * slub[i];
            canvas.put(x, y, colour, 1.0F + std::clamp(lit, -0.16F, 0.12F) + weave);
        }
    }
}

/// Across a row of tiles: which one a column is in, and how near its edge.
struct TileColumn {
    std::uint64_t tile = 0;
    float edge = 0.0F; ///< to the nearer side of the tile, as a share of the picture
};

std::vector<TileColumn> tileColumns(const Canvas& canvas, float size, float start)
{
    std::vector<TileColumn> columns;
    for (int x = 0; x < canvas.plane.cols; ++x) {
        const float position = (static_cast<float>(x) + start) / size;
        const float tile = std::floor(position);
        const float inside = (position - tile) * size;
        columns.push_back(
            {static_cast<std::uint64_t>(tile), std::min(inside, size - inside) / canvas.unit});
    }
    return columns;
}

/// Glazed square tiles with pale joints; the glaze shines a little at the edges.
void paintTiles(Canvas& canvas)
{
    const float size = canvas.unit * (0.20F + 0.06F * canvas.random(3));
    const std::vector<TileColumn> columns = tileColumns(canvas, size, size * canvas.random(4));
    const float startY = size * canvas.random(5);
    NoiseField glaze = canvas.noise(0.12F, 0.12F, 1);
    NoiseField grit = canvas.noise(0.004F, 0.004F, 2);
    std::vector<float> tones(columns.back().tile + 1);
    for (int y = 0; y < canvas.plane.rows; ++y) {
        const Colour colour = canvas.gradient(y);
        const Colour joint = between(times(colour, 0.72F), {0.62F, 0.61F, 0.60F}, 0.5F);
        const float position = (static_cast<float>(y) + startY) / size;
        const float tileY = std::floor(position);
        const float insideY = (position - tileY) * size;
        const float edgeY = std::min(insideY, size - insideY) / canvas.unit;
        // Light from above catches the upper bevel, the lower one lies in shade.
        const float bevel = insideY < size * 0.5F ? 0.06F : -0.06F;
        for (std::size_t tile = 0; tile < tones.size(); ++tile)
            tones[tile] =
                0.035F * (canvas.random(static_cast<std::uint64_t>(tileY) * 64 + tile) - 0.5F);
        const auto& slow = glaze.row(static_cast<float>(y));
        const auto& fast = grit.row(static_cast<float>(y));
        for (std::size_t x = 0; x < columns.size(); ++x) {
            const float edge = std::min(edgeY, columns[x].edge);
            const float onTile = smoothStep(0.0032F, 0.0058F, edge);
            const float rim = bevel * (1.0F - smoothStep(0.006F, 0.013F, edge));
            const float glazed = 1.0F + tones[columns[x].tile] + rim + 0.02F * slow[x];
            const Colour mixedColour =
                between(times(joint, 1.0F + 0.05F * fast[x]), times(colour, glazed), onTile);
            canvas.put(static_cast<int>(x), y, mixedColour, 1.0F);
        }
    }
}

}

cv::Mat3f paintBackdrop(const Scene& scene)
{
    Canvas canvas(scene);
    const auto angle = static_cast<float>(scene.lightAngle) * std::numbers::pi_v<float> / 180.0F;
    switch (scene.backdrop) {
    case 1: paintTable(canvas); break;
    case 2: paintBoards(canvas); break;
    case 3: paintCloth(canvas, std::sin(angle), -std::cos(angle)); break;
    case 4: paintTiles(canvas); break;
    default: paintWall(canvas); break;
    }
    return canvas.plane;
}

}
