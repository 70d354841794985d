// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/drawing.h"

#include "core/base/error.h"
#include "core/imaging/backdrop.h"
#include "core/imaging/codec.h"
#include "core/imaging/random.h"
#include "core/imaging/svglayer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::imaging {

namespace {

constexpr float kPi = 3.14159265F;
/// Shadows are soft: they are made at a quarter of the size.
constexpr int kShadowScale = 4;

void checkScene(const Scene& scene)
{
    if (scene.width < 16 || scene.height < 16 || scene.width > 8192 || scene.height > 8192)
        throw Error(ErrorCode::InvalidArgument, "A photograph needs sides of 16 to 8192 pixels.");
    if (!(scene.scale > 0.0) || scene.scale > 4.0)
        throw Error(ErrorCode::InvalidArgument, "A drawing's scale must lie between 0 and 4.");
}

/// The light's direction in the picture, towards the lamp; x to the right, y down.
struct Light {
    explicit Light(const Scene& scene)
        : x(std::sin(static_cast<float>(scene.lightAngle) * kPi / 180.0F))
        , y(-std::cos(static_cast<float>(scene.lightAngle) * kPi / 180.0F))
        , strength(std::clamp(static_cast<float>(scene.lightStrength), 0.0F, 1.0F))
    {
    }
    float x;
    float y;
    float strength;
};

Plane coverage(const SvgLayer& layer)
{
    Plane small((layer.width + kShadowScale - 1) / kShadowScale,
        (layer.height + kShadowScale - 1) / kShadowScale);
    constexpr float kShare = 1.0F / (255.0F * kShadowScale * kShadowScale);
    for (int y = 0; y < layer.height; ++y) {
        const std::uint8_t* alpha = layer.bgra.data()
            + static_cast<std::size_t>(y) * static_cast<std::size_t>(layer.width) * 4 + 3;
        float* to = small.row(y / kShadowScale);
        for (int x = 0; x < layer.width; ++x, alpha += 4)
            to[x / kShadowScale] += static_cast<float>(*alpha) * kShare;
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

/// Both shadows of the drawing at a quarter of the size, 0 to 1, and its soft outline for shading.
struct Shadows {
    Plane soft; ///< far, wide, displaced
    Plane contact; ///< near and narrow
    float shiftX = 0.0F; ///< of `soft`, in its own pixels
    float shiftY = 0.0F;
    bool standing = false;
};

Shadows castShadows(const SvgLayer& layer, const Scene& scene, const Light& light)
{
    Plane cover = coverage(layer);
    const auto unit = static_cast<float>(std::min(cover.width, cover.height));
    Shadows shadows{cover, cover};
    blur(shadows.contact, unit * 0.010F);
    shadows.standing = scene.backdrop == 1 && std::abs(scene.rotation) < 12.0;
    if (shadows.standing) {
        shadows.soft = standingShadow(cover, light);
        return shadows;
    }
    const float distance = unit * (0.022F + 0.03F * light.strength);
    shadows.shiftX = -light.x * distance;
    shadows.shiftY = -light.y * distance;
    blur(shadows.soft, unit * (0.034F - 0.012F * light.strength));
    return shadows;
}

/// How bright the light is over the picture: falling off away from the lamp, and to the corners.
class LightMap {
public:
    LightMap(const Scene& scene, const Light& light)
        : m_light(light)
        , m_scaleX(2.0F / static_cast<float>(scene.width))
        , m_scaleY(2.0F / static_cast<float>(scene.height))
    {
    }
    float at(int x, int y) const
    {
        const float u = static_cast<float>(x) * m_scaleX - 1.0F;
        const float v = static_cast<float>(y) * m_scaleY - 1.0F;
        const float towards = u * m_light.x + v * m_light.y;
        return 1.0F + m_light.strength * (0.20F * towards - 0.04F)
            - (0.05F + 0.07F * m_light.strength) * (u * u + v * v);
    }

private:
    Light m_light;
    float m_scaleX;
    float m_scaleY;
};

/// Lays shadow, drawing and light over the backdrop.
void compose(Plane& picture, const SvgLayer& layer, const Scene& scene, const Light& light)
{
    const Shadows shadows = castShadows(layer, scene, light);
    const LightMap lightMap(scene, light);
    const float softDepth = (shadows.standing ? 0.50F : 0.26F) + 0.22F * light.strength;
    const float contactDepth = shadows.standing ? 0.0F : 0.30F;
    const float relief = 0.10F + 0.22F * light.strength;
    constexpr float kStep = 1.0F / kShadowScale;
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* bgra = layer.bgra.data()
            + static_cast<std::size_t>(y) * static_cast<std::size_t>(layer.width) * 4;
        float* pixel = picture.row(y);
        const float sy = (static_cast<float>(y) + 0.5F) * kStep - 0.5F;
        for (int x = 0; x < picture.width; ++x, pixel += 3, bgra += 4) {
            const float sx = (static_cast<float>(x) + 0.5F) * kStep - 0.5F;
            const float alpha = static_cast<float>(bgra[3]) / 255.0F;
            float under = 0.0F;
            float shade = 1.0F;
            if (alpha < 1.0F) {
                const float soft = sampled(shadows.soft, sx - shadows.shiftX, sy - shadows.shiftY);
                const float near = sampled(
                    shadows.contact, sx - shadows.shiftX * 0.25F, sy - shadows.shiftY * 0.25F);
                under = (1.0F - softDepth * soft) * (1.0F - contactDepth * near) * (1.0F - alpha);
            }
            if (alpha > 0.0F) {
                // The soft outline taken as a height: sides towards the lamp are lighter.
                const float slope = sampled(shadows.contact, sx - light.x, sy - light.y)
                    - sampled(shadows.contact, sx + light.x, sy + light.y);
                shade = 1.0F + relief * slope;
            }
            const float lit = lightMap.at(x, y);
            for (int channel = 0; channel < 3; ++channel) {
                const float drawn = static_cast<float>(bgra[2 - channel]) / 255.0F * shade;
                pixel[channel] = (pixel[channel] * under + drawn) * lit;
            }
        }
    }
}

/// Bends values above 0.86 so that bright parts keep some drawing instead of clipping.
float softLimited(float value)
{
    constexpr float kKnee = 0.86F;
    if (value <= kKnee)
        return value;
    const float excess = (value - kKnee) / (1.0F - kKnee);
    return kKnee + (1.0F - kKnee) * excess / (1.0F + 0.75F * excess);
}

/// What the camera does to the colours: exposure (in linear light) and white balance.
void develop(Plane& picture, const Scene& scene)
{
    const float gain =
        std::pow(std::clamp(static_cast<float>(scene.exposure), 0.05F, 8.0F), 1.0F / 2.2F);
    const float warmth = std::clamp(static_cast<float>(scene.warmth), -1.0F, 1.0F);
    const std::array<float, 3> gains{gain * (1.0F + 0.09F * warmth), gain * (1.0F + 0.01F * warmth),
        gain * (1.0F - 0.13F * warmth)};
    for (std::size_t i = 0; i < picture.values.size(); i += 3) {
        for (std::size_t channel = 0; channel < 3; ++channel)
            picture.values[i + channel] = softLimited(picture.values[i + channel] * gains[channel]);
    }
}

/// Four bytes added up are near enough to a normal distribution (Irwin-Hall).
float bellShaped(std::uint64_t bits)
{
    constexpr float kMean = 4.0F * 127.5F;
    constexpr float kDeviation = 147.80F; // sqrt(4 * (256 * 256 - 1) / 12)
    const auto sum = static_cast<float>(
        (bits & 0xFFU) + (bits >> 8U & 0xFFU) + (bits >> 16U & 0xFFU) + (bits >> 24U & 0xFFU));
    return (sum - kMean) / kDeviation;
}

/// The sensor: noise, then 8 bits.
Picture expose(const Plane& plane, const Scene& scene)
{
    Picture picture = blankPicture(plane.width, plane.height);
    const auto noise = static_cast<float>(std::max(0.0, scene.noise));
    Random random(scene.seed);
    const auto level = [](float value) {
        return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
    };
    std::size_t i = 0;
    for (; i + 1 < plane.values.size(); i += 2) {
        const std::uint64_t bits = random.next();
        picture.rgb[i] = level(plane.values[i] * 255.0F + noise * bellShaped(bits));
        picture.rgb[i + 1] = level(plane.values[i + 1] * 255.0F + noise * bellShaped(bits >> 32U));
    }
    if (i < plane.values.size())
        picture.rgb[i] = level(plane.values[i] * 255.0F + noise * bellShaped(random.next()));
    return picture;
}

}

Picture photograph(const std::string& svg, const Scene& scene)
{
    checkScene(scene);
    const SvgLayer layer = renderSvg(svg, scene);
    Plane picture = paintBackdrop(scene);
    compose(picture, layer, scene, Light(scene));
    develop(picture, scene);
    blur(picture, static_cast<float>(std::clamp(scene.blur, 0.0, 50.0)));
    return expose(picture, scene);
}

}
