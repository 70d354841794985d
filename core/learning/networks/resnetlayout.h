// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/statedict.h"
#include "core/learning/networks/embedder.h"

#include <array>

namespace vitrine::learning {

/// What ends the network.
struct Head {
    bool fineTuned =
        false; ///< fc.0 Linear(F, 1000), ReLU, fc.2 Linear(1000, classes); else a plain fc
    int classes = 1000; ///< outputs
};

inline constexpr int kEmbeddingLength = 1000; ///< of fc.0, and of a pretrained fc
inline constexpr double kBatchNormEpsilon = 1e-5; ///< torch.nn.BatchNorm2d's
inline constexpr std::array<int, 4> kStageWidths{64, 128, 256, 512};
inline constexpr std::array<Backbone, 5> kBackbones{Backbone::ResNet18, Backbone::ResNet34,
    Backbone::ResNet50, Backbone::ResNet101, Backbone::ResNet152};

/// He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", 2016, table 1.
struct BackboneShape {
    bool bottleneck = false; ///< 1x1, 3x3, 1x1 blocks; else two 3x3
    std::array<int, 4> blocks{}; ///< per stage
    int expansion() const { return bottleneck ? 4 : 1; }
    int features() const { return kStageWidths.back() * expansion(); } ///< after the average pool
};

BackboneShape backboneShape(Backbone backbone);

struct TensorSpec {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// Every tensor of torchvision's state_dict, in its order.
std::vector<TensorSpec> resnetTensors(Backbone backbone, const Head& head);

/// Which network `state` belongs to. Every tensor must be there in the right shape, and no other;
/// num_batches_tracked may be missing, as in files of old. Throws Error Unsupported.
WeightsInfo describeWeights(const StateDict& state);

}
