// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/randomnetwork.h"

#include "core/base/random.h"
#include "core/learning/networks/resnetlayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace vitrine::learning {

namespace {

constexpr Backbone kBackbone = Backbone::ResNet18;
constexpr std::uint64_t kSeed = 20'240'501;
constexpr std::size_t kCalibrationPictures = 24;

using Values = std::vector<std::vector<float>>;

/// Uniform, scaled to the variance 2 / inputs for convolutions (He et al., "Delving deep into
/// rectifiers", 2015) and 1 / inputs for the projection. Square roots are exact in IEEE arithmetic.
std::vector<float> weightValues(const TensorSpec& spec, std::uint64_t seed)
{
    std::int64_t inputs = 1;
    for (std::size_t axis = 1; axis < spec.shape.size(); ++axis)
        inputs *= spec.shape[axis];
    const float gain = spec.shape.size() == 4 ? 6.0F : 3.0F;
    const float bound = std::sqrt(gain / static_cast<float>(inputs));
    std::vector<float> values(static_cast<std::size_t>(inputs * spec.shape[0]));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = bound * uniformAt(seed, i);
    return values;
}

std::vector<float> valuesOf(const TensorSpec& spec, std::uint64_t seed)
{
    if (spec.shape.size() > 1)
        return weightValues(spec, seed);
    const bool ones = spec.name.ends_with(".weight") || spec.name.ends_with(".running_var");
    return std::vector<float>(static_cast<std::size_t>(spec.shape.front()), ones ? 1.0F : 0.0F);
}

/// A colour of random lightness, more often pale than vivid.
std::array<double, 3> randomColour(Random& random)
{
    const double light = random.uniform(20.0, 255.0);
    const double vividness = random.uniform() * random.uniform();
    std::array<double, 3> colour{};
    for (double& channel : colour)
        channel = light * (1.0 - vividness * random.uniform());
    return colour;
}

/// An ellipse of one colour before a ground that changes from left to right, with noise.
Picture calibrationPicture(int side, Random& random)
{
    const std::array colours{randomColour(random), randomColour(random), randomColour(random)};
    const double noise = random.uniform(1.0, 12.0);
    const std::array centre{random.uniform(0.35, 0.65), random.uniform(0.35, 0.65)};
    const std::array radius{random.uniform(0.12, 0.45), random.uniform(0.12, 0.45)};
    Picture picture{side, side, {}};
    picture.rgb.reserve(picture.stride() * static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double across = (x + 0.5) / side;
            const double dx = (across - centre[0]) / radius[0];
            const double dy = ((y + 0.5) / side - centre[1]) / radius[1];
            const bool inside = dx * dx + dy * dy < 1.0;
            for (std::size_t c = 0; c < 3; ++c) {
                const double ground = colours[1][c] + across * (colours[2][c] - colours[1][c]);
                const double value = (inside ? colours[0][c] : ground) + noise * random.normal();
                picture.rgb.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)));
            }
        }
    }
    return picture;
}

}

std::vector<Picture> calibrationPictures(int side)
{
    Random random(kSeed);
    std::vector<Picture> pictures;
    for (std::size_t i = 0; i < kCalibrationPictures; ++i)
        pictures.push_back(calibrationPicture(side, random));
    return pictures;
}

float uniformAt(std::uint64_t seed, std::uint64_t index)
{
    // `mixed` adds kGolden first.
    const std::uint64_t z = mixed(seed * kGolden + (index + 1) * 0xD1B54A32D192ED03ULL - kGolden);
    return static_cast<float>(static_cast<std::int32_t>(z >> 40U) - 0x800000) * 0x1p-23F;
}

Backbone randomNetworkBackbone()
{
    return kBackbone;
}

StateDict randomNetwork()
{
    const auto values = std::make_shared<Values>();
    StateDict state;
    std::uint64_t seed = kSeed;
    for (const TensorSpec& spec : resnetTensors(kBackbone, {})) {
        if (spec.shape.empty())
            continue;
        values->push_back(valuesOf(spec, seed++));
        state.tensors.emplace(spec.name,
            packedTensor(DType::Float32, spec.shape, std::as_bytes(std::span(values->back()))));
    }
    state.owner = values;
    return state;
}

}
