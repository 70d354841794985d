// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/networks/randomnetwork.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/types/picture.h"

#include <cmath>
#include <memory>

namespace vitrine::test {

/// Values for one tensor; data/make_goldens.py makes the same ones for torchvision.
inline std::vector<float> prngValues(const learning::TensorSpec& spec, std::uint64_t seed)
{
    std::int64_t inputs = 1;
    for (std::size_t axis = 1; axis < spec.shape.size(); ++axis)
        inputs *= spec.shape[axis];
    float base = 0.0F;
    float spread = 0.1F;
    if (spec.shape.size() > 1)
        spread = std::sqrt((spec.shape.size() == 4 ? 6.0F : 3.0F) / static_cast<float>(inputs));
    else if (spec.name.ends_with(".weight") || spec.name.ends_with(".running_var"))
        base = spread = 0.5F;
    base += spec.name.ends_with(".running_var") ? 0.5F : 0.0F;
    std::vector<float> values(
        static_cast<std::size_t>(inputs * (spec.shape.empty() ? 1 : spec.shape[0])));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = base + spread * learning::uniformAt(seed, i);
    return values;
}

/// A whole network of such values; tensor number i of torchvision's order has the seed `seed` + i.
/// `branches`: the scale of what a bottleneck adds to its input. Of deep random networks gradients
/// blow up, so that rounding alone changes their third digit; with a tenth they are calm.
inline learning::StateDict prngState(learning::Backbone backbone, const learning::Head& head,
    std::uint64_t seed, float branches = 1.0F)
{
    const auto values = std::make_shared<std::vector<std::vector<float>>>();
    learning::StateDict state;
    for (const learning::TensorSpec& spec : learning::resnetTensors(backbone, head)) {
        if (!spec.shape.empty()) {
            values->push_back(prngValues(spec, seed));
            if (spec.name.ends_with(".bn3.weight")) {
                for (float& value : values->back())
                    value *= branches;
            }
            state.tensors.emplace(spec.name,
                learning::packedTensor(learning::DType::Float32, spec.shape,
                    std::as_bytes(std::span(values->back()))));
        }
        ++seed;
    }
    state.owner = values;
    return state;
}

inline Picture prngPicture(int side, std::uint64_t seed)
{
    Picture picture{
        side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side) * 3)};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i)
        picture.rgb[i] = static_cast<std::uint8_t>(127.5F + 127.5F * learning::uniformAt(seed, i));
    return picture;
}

}
