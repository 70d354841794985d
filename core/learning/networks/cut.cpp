// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/cut.h"

#include "core/learning/networks/resnetlayout.h"

#include <array>

namespace vitrine::learning {

namespace {

/// After a convolution or a pool of step 2 that is padded to see every pixel.
int halved(int side)
{
    return (side - 1) / 2 + 1;
}

}

std::string_view cutName(Cut cut)
{
    static constexpr std::array<std::string_view, 4> kNames{"pictures", "layer2", "layer3", "pool"};
    return kNames[static_cast<std::size_t>(cut)];
}

Cut cutOf(LearningScope scope)
{
    switch (scope) {
    case LearningScope::Head: return Cut::AfterPool;
    case LearningScope::LastStage: return Cut::AfterLayer3;
    case LearningScope::LastTwoStages: return Cut::AfterLayer2;
    case LearningScope::All: break;
    }
    return Cut::Pictures;
}

ActivationShape activationShape(Backbone backbone, Cut cut, int inputSide)
{
    const BackboneShape shape = backboneShape(backbone);
    const int first = halved(halved(inputSide)); // the stem and its pool; layer1 keeps it
    const int second = halved(first);
    switch (cut) {
    case Cut::Pictures: return {3, inputSide, inputSide};
    case Cut::AfterLayer2: return {kStageWidths[1] * shape.expansion(), second, second};
    case Cut::AfterLayer3:
        return {kStageWidths[2] * shape.expansion(), halved(second), halved(second)};
    case Cut::AfterPool: return {shape.features(), 1, 1};
    }
    return {};
}

}
