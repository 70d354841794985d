// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/embedder.h"
#include "core/learning/statedict.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace vitrine::learning {

struct FoldedNetOptions {
    bool bfloat16 = false;
    int threads = 1;
    int batchSize = 8; ///< the batch that packed weights are laid out for; others work too
    int inputSide = 224;
};

/// A ResNet made ready for inference up to its embedding layer: batch norm folded into the
/// convolutions, weights packed for oneDNN, rectifiers fused, activations channels-last. In
/// bfloat16 all but the last layer. One call at a time. Throws Error Internal when LibTorch fails.
class FoldedNet {
public:
    /// `info` is describeWeights(state); the tensors are copied.
    FoldedNet(const StateDict& state, const WeightsInfo& info, const FoldedNetOptions& options);
    FoldedNet(const FoldedNet&) = delete;
    FoldedNet& operator=(const FoldedNet&) = delete;
    ~FoldedNet();

    int length() const;
    /// `length()` numbers a picture, row after row. Every picture has inputSide x inputSide pixels.
    /// `tick` is called between layers and may throw to stop.
    std::vector<float> run(
        std::span<const Picture* const> pictures, const std::function<void()>& tick = {});

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

}
