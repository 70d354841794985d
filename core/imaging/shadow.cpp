// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/shadow.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine::imaging {

namespace {

/// Shadows are soft: they are made at a quarter of the size.
constexpr int kScale = 4;
/// Things turned further than this (degrees) do not stand on the table, they lie.
constexpr double kMostTiltStanding = 12.0;

/// How much of each block of kScale x kScale pixels the drawing covers, 0 to 1.
cv::Mat1f coverage(const SvgLayer& layer)
{
    cv::Mat1b alpha;
    cv::extractChannel(layer.bgra, alpha, 3);
    const auto missing = [](int length) { return (kScale - length % kScale) % kScale; };
    cv::copyMakeBorder(alpha, alpha, 0, missing(alpha.rows), 0, missing(alpha.cols),
        cv::BORDER_CONSTANT, cv::Scalar(0.0));
    cv::Mat1b small;
    cv::resize(alpha, small, {alpha.cols / kScale, alpha.rows / kScale}, 0.0, 0.0, cv::INTER_AREA);
    cv::Mat1f cover;
    small.convertTo(cover, CV_32F, 1.0 / 255.0);
    return cover;
}

/// Where a standing thing touches the ground: its lowest covered row and the span just above it.
struct Foot {
    float left = 0.0F;
    float right = 0.0F;
    float bottom = 0.0F;
};

Foot footOf(const cv::Mat1f& cover)
{
    const cv::Mat1b covered = cover > 0.4F;
    const cv::Rect all = cv::boundingRect(covered);
    if (all.empty())
        return {};
    const int bottom = all.br().y - 1;
    const int top = std::max(0, bottom - cover.rows / 24);
    const cv::Rect foot = cv::boundingRect(covered.rowRange(top, bottom + 1));
    return {static_cast<float>(foot.x), static_cast<float>(foot.br().x - 1),
        static_cast<float>(bottom)};
}

/// On a table: a flat pool of shadow around the foot, drawn out away from the light.
cv::Mat1f standingShadow(const cv::Mat1f& cover, const Light& light)
{
    const Foot foot = footOf(cover);
    const float half = std::max(1.0F, (foot.right - foot.left) * 0.5F);
    const float centre = (foot.left + foot.right) * 0.5F - light.x * half * 0.35F;
    const float reach = half * (1.06F + 0.3F * std::abs(light.x));
    const float depth = std::max(1.5F, half * 0.16F);
    cv::Mat1f shadow(cover.size());
    for (int y = 0; y < shadow.rows; ++y) {
        const float v = (static_cast<float>(y) - foot.bottom) / depth;
        float* row = shadow.ptr<float>(y);
        for (int x = 0; x < shadow.cols; ++x) {
            const float u = (static_cast<float>(x) - centre) / reach;
            row[x] = std::clamp((1.0F - u * u - v * v) * 2.5F, 0.0F, 1.0F);
        }
    }
    return blurred(shadow, static_cast<float>(cover.cols) * 0.006F);
}

/// The blurred outline taken as a height: how much lower it is one pixel towards the lamp than one
/// pixel away from it. Both places lie inside 3 x 3 pixels, which makes that a small filter.
cv::Mat1f slopeOf(const cv::Mat1f& outline, const Light& light)
{
    const auto near = [](int pixel, float place) {
        return std::max(0.0F, 1.0F - std::abs(static_cast<float>(pixel) - place));
    };
    cv::Mat1f kernel(3, 3);
    for (int y = -1; y <= 1; ++y) {
        for (int x = -1; x <= 1; ++x) {
            kernel(y + 1, x + 1) =
                near(x, -light.x) * near(y, -light.y) - near(x, light.x) * near(y, light.y);
        }
    }
    cv::Mat1f slope;
    cv::filter2D(outline, slope, -1, kernel, {-1, -1}, 0.0, cv::BORDER_REPLICATE);
    return slope;
}

/// `plane` moved by that many of its pixels.
cv::Mat1f moved(const cv::Mat1f& plane, float x, float y)
{
    const cv::Matx23f step(1.0F, 0.0F, x, 0.0F, 1.0F, y);
    cv::Mat1f result;
    cv::warpAffine(plane, result, step, plane.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

}

Light::Light(const Scene& scene)
    : x(std::sin(static_cast<float>(scene.lightAngle) * std::numbers::pi_v<float> / 180.0F))
    , y(-std::cos(static_cast<float>(scene.lightAngle) * std::numbers::pi_v<float> / 180.0F))
    , strength(std::clamp(static_cast<float>(scene.lightStrength), 0.0F, 1.0F))
{
}

cv::Mat blurred(const cv::Mat& plane, float sigma)
{
    if (sigma < 0.05F)
        return plane;
    const int side = 2 * std::max(1, static_cast<int>(std::ceil(sigma * 2.5F))) + 1;
    cv::Mat result;
    cv::GaussianBlur(plane, result, {side, side}, sigma, sigma, cv::BORDER_REPLICATE);
    return result;
}

Shading shadingOf(const SvgLayer& layer, const Scene& scene, const Light& light)
{
    const cv::Mat1f cover = coverage(layer);
    const auto unit = static_cast<float>(std::min(cover.cols, cover.rows));
    const cv::Mat1f contact = blurred(cover, unit * 0.010F);
    const float relief = 0.10F + 0.22F * light.strength;
    const cv::Mat1f surface = 1.0F + relief * slopeOf(contact, light);
    if (scene.backdrop == 1 && std::abs(scene.rotation) < kMostTiltStanding) {
        const float depth = 0.50F + 0.22F * light.strength;
        const cv::Mat1f ground = 1.0F - depth * standingShadow(cover, light);
        return {ground, surface};
    }
    const cv::Mat1f soft = blurred(cover, unit * (0.034F - 0.012F * light.strength));
    const float depth = 0.26F + 0.22F * light.strength;
    const float distance = unit * (0.022F + 0.03F * light.strength);
    const float x = -light.x * distance;
    const float y = -light.y * distance;
    const cv::Mat1f wide = 1.0F - depth * moved(soft, x, y);
    const cv::Mat1f narrow = 1.0F - 0.30F * moved(contact, x * 0.25F, y * 0.25F);
    return {wide.mul(narrow), surface};
}

cv::Mat1f enlargedRows(const cv::Mat1f& small, cv::Range rows)
{
    // One row more on both sides: the first and last ones are blended with it.
    const int first = std::max(0, rows.start / kScale - 1);
    const int end = std::min(small.rows, (rows.end + kScale - 1) / kScale + 1);
    cv::Mat1f large;
    cv::resize(small.rowRange(first, end), large, {small.cols * kScale, (end - first) * kScale},
        0.0, 0.0, cv::INTER_LINEAR);
    return large.rowRange(rows.start - first * kScale, rows.end - first * kScale);
}

}
