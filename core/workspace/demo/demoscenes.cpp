// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demo/demoscenes.h"

#include <algorithm>
#include <cstdlib>

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

struct Frame {
    int width;
    int height;
};

constexpr Frame kWideFrames[] = {{640, 480}, {720, 540}, {720, 480}, {600, 600}};
constexpr Frame kTallFrames[] = {{480, 640}, {540, 720}, {600, 600}};
constexpr Frame kFrames[] = {{600, 600}, {640, 480}, {480, 640}, {560, 560}};

// Of Scene::backdrop.
constexpr int kWall = 0;
constexpr int kTableEdge = 1;
constexpr int kBoards = 2;
constexpr int kCloth = 3;
constexpr int kTiles = 4;

constexpr int kStandingBackdrops[] = {
    kWall, kWall, kTableEdge, kTableEdge, kTableEdge, kTableEdge, kBoards, kTiles};
constexpr int kFloorBackdrops[] = {kWall, kTableEdge, kTableEdge, kTableEdge, kTableEdge};
constexpr int kLyingBackdrops[] = {kWall, kBoards, kBoards, kCloth, kCloth, kTiles};
constexpr int kHangingBackdrops[] = {kWall, kWall, kBoards, kTiles};

std::span<const int> backdropsFor(Pose pose)
{
    switch (pose) {
    case Pose::Standing: return kStandingBackdrops;
    case Pose::OnFloor: return kFloorBackdrops;
    case Pose::Lying: return kLyingBackdrops;
    case Pose::Hanging: return kHangingBackdrops;
    }
    return kStandingBackdrops;
}

std::span<const Frame> framesFor(const Proportions& proportions)
{
    constexpr double kLong = 1.25;
    if (proportions.width > kLong * proportions.height)
        return kWideFrames;
    if (proportions.height > kLong * proportions.width)
        return kTallFrames;
    return kFrames;
}

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
        if (distance(wall->top, by.subject.colour) > kClearlyApart
            && distance(wall->bottom, by.subject.colour) > kClearlyApart)
            break;
    }
    scene.backgroundTop = wall->top;
    scene.backgroundBottom = wall->bottom;
    scene.backdrop = random.pick(backdropsFor(by.subject.pose));
}

/// Lets the subject fill that share of the frame, and puts it on the table where there is one.
void frameSubject(
    imaging::Scene& scene, const Proportions& subject, double fill, double shift, Random& random)
{
    const double zoom = fill * std::min(scene.width / subject.width, scene.height / subject.height);
    scene.scale =
        zoom * std::max(subject.width, subject.height) / std::min(scene.width, scene.height);
    scene.offsetX = shift * random.uniform(-1.0, 1.0);
    scene.offsetY = shift * random.uniform(-1.0, 1.0);
    if (scene.backdrop == kTableEdge) {
        const double height = zoom * subject.height / scene.height;
        const double foot = std::max(random.uniform(0.84, 0.92), height + 0.03);
        scene.offsetY = foot - height / 2.0 - 0.5;
    }
}

}

Photographer photographer(const Subject& subject, Random& random)
{
    Photographer by{subject, {}};
    imaging::Scene& scene = by.usual;
    const Frame& frame = random.pick(framesFor(subject.proportions));
    scene.width = frame.width;
    scene.height = frame.height;
    // A lamp above what stands; anywhere around what lies.
    scene.lightAngle = random.uniform(-1.0, 1.0) * (subject.pose == Pose::Lying ? 180.0 : 60.0);
    scene.lightStrength = random.uniform(0.1, 0.6);
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
    const bool lying = by.subject.pose == Pose::Lying;
    const double turn = lying ? (first ? 9.0 : 28.0) : (first ? 1.2 : 3.5);
    scene.rotation = turn * random.uniform(-1.0, 1.0);
    const double fill = first ? random.uniform(0.8, 0.9) : random.uniform(0.62, 0.92);
    frameSubject(scene, by.subject.proportions, fill, first ? 0.015 : 0.04, random);
    scene.mirrored = random.chance(first ? 0.2 : 0.45);
    scene.exposure += 0.05 * random.normal();
    scene.warmth += 0.08 * random.normal();
    scene.lightAngle += random.uniform(-20.0, 20.0);
    scene.seed = random.next();
    return scene;
}

}
