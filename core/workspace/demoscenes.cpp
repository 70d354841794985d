// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demoscenes.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace vitrine::demo {

namespace {

struct Wall {
    Rgb top;
    Rgb bottom;
};

constexpr Wall kWalls[] = {
    {{246, 242, 234}, {226, 218, 204}}, // warm white
    {{236, 239, 242}, {206, 212, 219}}, // cool white
    {{205, 212, 216}, {168, 177, 183}}, // grey
    {{206, 216, 200}, {168, 182, 160}}, // sage
    {{238, 216, 206}, {212, 180, 168}}, // blush
    {{228, 211, 180}, {198, 174, 136}}, // sand
    {{178, 200, 216}, {138, 164, 184}}, // pale blue
    {{116, 132, 148}, {82, 96, 112}}, // slate
    {{84, 86, 92}, {56, 58, 64}}, // charcoal
    {{240, 222, 170}, {216, 190, 126}}, // straw
    {{150, 112, 84}, {116, 82, 60}}, // oak
    {{88, 116, 106}, {60, 84, 76}}, // bottle green
};

constexpr std::pair<int, int> kSizes[] = {
    {600, 600}, {640, 480}, {480, 640}, {720, 540}, {540, 720}, {600, 600}};

constexpr int kStandingBackdrops[] = {0, 1, 1, 2, 4};
constexpr int kLyingBackdrops[] = {0, 2, 3, 3, 4};

int distance(Rgb a, Rgb b)
{
    return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
}

/// A product must stand out from what is behind it.
void chooseBackdrop(imaging::Scene& scene, const Photographer& by, Random& random)
{
    constexpr int kClearlyApart = 130;
    const Wall* wall = nullptr;
    for (int attempt = 0; attempt < 12; ++attempt) {
        wall = &random.pick(std::span<const Wall>(kWalls));
        if (distance(wall->top, by.product) > kClearlyApart
            && distance(wall->bottom, by.product) > kClearlyApart)
            break;
    }
    scene.backgroundTop = wall->top;
    scene.backgroundBottom = wall->bottom;
    const std::span<const int> kinds = by.seenFromAbove ? std::span<const int>(kLyingBackdrops)
                                                        : std::span<const int>(kStandingBackdrops);
    scene.backdrop = random.pick(kinds);
}

}

Photographer photographer(bool seenFromAbove, Rgb product, Random& random)
{
    Photographer by{seenFromAbove, product, {}};
    imaging::Scene& scene = by.usual;
    const auto [width, height] = random.pick(std::span<const std::pair<int, int>>(kSizes));
    scene.width = width;
    scene.height = height;
    scene.lightAngle = random.uniform(0.0, 360.0);
    scene.lightStrength = random.uniform(0.1, 0.55);
    scene.exposure = 1.0 + 0.09 * random.normal();
    scene.warmth = 0.28 * random.normal();
    scene.noise = random.uniform(0.5, 4.5);
    scene.blur = random.chance(0.15) ? random.uniform(0.5, 1.3) : 0.0;
    chooseBackdrop(scene, by, random);
    return by;
}

imaging::Scene photoScene(const Photographer& by, bool first, Random& random)
{
    imaging::Scene scene = by.usual;
    if (!first && random.chance(0.35))
        chooseBackdrop(scene, by, random);
    const double turn = by.seenFromAbove ? (first ? 9.0 : 28.0) : (first ? 1.2 : 3.5);
    scene.rotation = turn * random.uniform(-1.0, 1.0);
    scene.scale = first ? random.uniform(0.74, 0.88) : random.uniform(0.58, 0.94);
    const double shift = first ? 0.015 : 0.05;
    scene.offsetX = shift * random.uniform(-1.0, 1.0);
    scene.offsetY = shift * random.uniform(-1.0, 1.0);
    scene.mirrored = random.chance(first ? 0.2 : 0.45);
    scene.exposure += 0.05 * random.normal();
    scene.warmth += 0.08 * random.normal();
    scene.lightAngle += random.uniform(-40.0, 40.0);
    scene.seed = random.next();
    return scene;
}

}
