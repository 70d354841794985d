// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/networks/embedder.h"
#include "core/types/training.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vitrine::learning {

/// Where a network is cut in two: the trunk before, which is frozen, and the tail behind, which
/// learns.
enum class Cut {
    Pictures, ///< nothing is frozen
    AfterLayer2,
    AfterLayer3,
    AfterPool, ///< pooled features; the tail is the head alone
};
/// "pictures", "layer2", "layer3", "pool": stable, used in file names.
std::string_view cutName(Cut cut);
Cut cutOf(LearningScope scope);

/// What a trunk makes of one picture: channels x height x width numbers, channels last in memory.
struct ActivationShape {
    int channels = 0;
    int height = 1;
    int width = 1;

    std::size_t numbers() const
    {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height)
            * static_cast<std::size_t>(width);
    }
    std::size_t bytes() const { return numbers() * sizeof(std::uint16_t); } ///< as bfloat16
    bool operator==(const ActivationShape&) const = default;
};

/// Of a picture of `inputSide` x `inputSide` pixels.
ActivationShape activationShape(Backbone backbone, Cut cut, int inputSide);

}
