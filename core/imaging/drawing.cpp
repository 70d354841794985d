// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/drawing.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/imaging/backdrop.h"
#include "core/imaging/codec.h"
#include "core/imaging/matrix.h"
#include "core/imaging/shadow.h"
#include "core/imaging/svglayer.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vitrine::imaging {

namespace {

void checkScene(const Scene& scene)
{
    if (scene.width < 16 || scene.height < 16 || scene.width > 8192 || scene.height > 8192)
        throw Error(ErrorCode::InvalidArgument, "A photograph needs sides of 16 to 8192 pixels.");
    if (!(scene.scale > 0.0) || scene.scale > 4.0)
        throw Error(ErrorCode::InvalidArgument, "A drawing's scale must lie between 0 and 4.");
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

    void fillRow(int y, std::vector<float>& row) const
    {
        const float v = static_cast<float>(y) * m_scaleY - 1.0F;
        const float vignette = 0.05F + 0.07F * m_light.strength;
        const float base =
            1.0F + m_light.strength * (0.20F * v * m_light.y - 0.04F) - vignette * v * v;
        const float across = m_light.strength * 0.20F * m_light.x;
        for (std::size_t x = 0; x < row.size(); ++x) {
            const float u = static_cast<float>(static_cast<int>(x)) * m_scaleX - 1.0F;
            row[x] = base + u * across - vignette * u * u;
        }
    }

private:
    Light m_light;
    float m_scaleX;
    float m_scaleY;
};

/// Bends values above 0.86 so that bright parts keep some drawing instead of clipping.
inline float softLimited(float value)
{
    constexpr float kKnee = 0.86F;
    const float past = value - kKnee;
    const float excess = (past > 0.0F ? past : 0.0F) * (1.0F / (1.0F - kKnee));
    const float below = past > 0.0F ? kKnee : value;
    return below + (1.0F - kKnee) * excess / (1.0F + 0.75F * excess);
}

/// What the camera does to the colours: exposure (in linear light) and white balance.
class Development {
public:
    explicit Development(const Scene& scene)
    {
        const float exposure = std::clamp(static_cast<float>(scene.exposure), 0.05F, 8.0F);
        const float gain = std::pow(exposure, 1.0F / 2.2F);
        const float warmth = std::clamp(static_cast<float>(scene.warmth), -1.0F, 1.0F);
        for (int x = 0; x < scene.width; ++x) {
            m_gains.push_back(gain * (1.0F + 0.09F * warmth));
            m_gains.push_back(gain * (1.0F + 0.01F * warmth));
            m_gains.push_back(gain * (1.0F - 0.13F * warmth));
        }
    }

    void apply(float* row) const
    {
        const float* gains = m_gains.data();
        const std::size_t count = m_gains.size();
        for (std::size_t i = 0; i < count; ++i)
            row[i] = softLimited(row[i] * gains[i]);
    }

private:
    std::vector<float> m_gains; ///< for each value of a row, so that one loop serves all channels
};

/// One row of drawing over backdrop: `shadow` and `shade` say how much light reaches either.
void composeRow(float* pixel, const std::uint8_t* bgra, const std::vector<float>& shadow,
    const std::vector<float>& shade)
{
    constexpr float kUnit = 1.0F / 255.0F;
    const std::size_t width = shadow.size();
    for (std::size_t x = 0; x < width; ++x, pixel += 3, bgra += 4) {
        float under = shadow[x];
        const int alpha = bgra[3];
        if (alpha != 0) {
            under *= static_cast<float>(255 - alpha) * kUnit;
            const float over = shade[x] * kUnit;
            pixel[0] = pixel[0] * under + static_cast<float>(bgra[2]) * over;
            pixel[1] = pixel[1] * under + static_cast<float>(bgra[1]) * over;
            pixel[2] = pixel[2] * under + static_cast<float>(bgra[0]) * over;
        } else {
            pixel[0] *= under;
            pixel[1] *= under;
            pixel[2] *= under;
        }
    }
}

/// Lays shadow, drawing and light over the backdrop, as the camera sees them. Row by row in loops
/// of our own: chains of whole-matrix operations take twice the time, all of it in memory.
void compose(cv::Mat3f& picture, const SvgLayer& layer, const Scene& scene)
{
    const Light light(scene);
    const LightMap lightMap(scene, light);
    const Development development(scene);
    const Shading shading = shadingOf(layer, scene, light);
    const auto width = static_cast<std::size_t>(picture.cols);
    constexpr int kBand = 32;
    cv::Mat1f grounds;
    cv::Mat1f surfaces;
    std::vector<float> lit(width);
    std::vector<float> shadow(width);
    std::vector<float> shade(width);
    for (int y = 0; y < picture.rows; ++y) {
        const int inBand = y % kBand;
        if (inBand == 0) {
            const cv::Range rows(y, std::min(y + kBand, picture.rows));
            grounds = enlargedRows(shading.ground, rows);
            surfaces = enlargedRows(shading.surface, rows);
        }
        const float* ground = grounds[inBand];
        const float* surface = surfaces[inBand];
        lightMap.fillRow(y, lit);
        for (std::size_t x = 0; x < width; ++x) {
            shadow[x] = ground[x] * lit[x];
            shade[x] = surface[x] * lit[x];
        }
        composeRow(picture.ptr<float>(y), layer.bgra.ptr(y), shadow, shade);
        development.apply(picture.ptr<float>(y));
    }
}

/// Four random bytes added up are near enough to a normal distribution (Irwin-Hall); the bytes are
/// added in two steps inside the number. Mean 0, deviation 1.
float bellShaped(std::uint32_t bits)
{
    constexpr float kMean = 4.0F * 127.5F;
    constexpr float kDeviation = 147.80F; // sqrt(4 * (256 * 256 - 1) / 12)
    const std::uint32_t pairs = (bits & 0x00FF00FFU) + (bits >> 8U & 0x00FF00FFU);
    const std::uint32_t sum = (pairs & 0xFFFFU) + (pairs >> 16U);
    return (static_cast<float>(static_cast<int>(sum)) - kMean) * (1.0F / kDeviation);
}

void exposeRow(
    const float* from, const std::uint32_t* bits, float noise, std::size_t count, std::uint8_t* to)
{
    for (std::size_t i = 0; i < count; ++i) {
        const int level = static_cast<int>(from[i] * 255.0F + noise * bellShaped(bits[i]) + 0.5F);
        to[i] = static_cast<std::uint8_t>(level < 0 ? 0 : level > 255 ? 255 : level);
    }
}

/// The lens' blur, the sensor's noise, then 8 bits. In bands, as a second picture of floats would
/// not fit into the processor's cache; tall enough for the blur's reach not to cost much twice.
Picture expose(const cv::Mat3f& plane, const Scene& scene)
{
    Picture picture = blankPicture(plane.cols, plane.rows);
    const float noise = std::clamp(static_cast<float>(scene.noise), 0.0F, 100.0F);
    Random random(scene.seed);
    const std::size_t count = picture.stride();
    std::vector<std::uint32_t> bits(count + 1);
    std::uint32_t* bit = bits.data();
    const auto blur = static_cast<float>(std::clamp(scene.blur, 0.0, 50.0));
    const int bandHeight = 32 + static_cast<int>(blur * 10.0F);
    cv::Mat band;
    for (int y = 0; y < plane.rows; ++y) {
        const int inBand = y % bandHeight;
        if (inBand == 0)
            band = blurred(plane.rowRange(y, std::min(y + bandHeight, plane.rows)), blur);
        for (std::size_t i = 0; i < count; i += 2) {
            const std::uint64_t both = random.next();
            bit[i] = static_cast<std::uint32_t>(both);
            bit[i + 1] = static_cast<std::uint32_t>(both >> 32U);
        }
        exposeRow(band.ptr<float>(inBand), bit, noise, count,
            picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride());
    }
    return picture;
}

}

Picture photograph(const std::string& svg, const Scene& scene)
{
    checkScene(scene);
    return withOpenCv([&] {
        const SvgLayer layer = renderSvg(svg, scene);
        cv::Mat3f picture = paintBackdrop(scene);
        compose(picture, layer, scene);
        return expose(picture, scene);
    });
}

}
