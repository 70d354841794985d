// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/networks/embeddingnet.h"

namespace vitrine::learning {

/// A ResNet made ready for inference up to its embedding layer: batch norm folded into the
/// convolutions, weights packed for oneDNN, rectifiers fused, activations channels-last. In
/// bfloat16 the first convolution and block, the biases where branches join, and the last layer
/// stay float32: they cost little and bring nearly half of the rounding error. Throws Error
/// Internal when LibTorch fails.
class FoldedNet : public EmbeddingNet {
public:
    /// `info` is describeWeights(state); the tensors are copied. `tick` is called before each
    /// convolution is made ready, and may throw to stop.
    FoldedNet(const StateDict& state, const WeightsInfo& info, const FoldedNetOptions& options,
        const std::function<void()>& tick = {});
    FoldedNet(const FoldedNet&) = delete;
    FoldedNet& operator=(const FoldedNet&) = delete;
    ~FoldedNet() override;

    int length() const override;
    std::vector<float> run(
        std::span<const Picture* const> pictures, const std::function<void()>& tick = {}) override;
    void runTo(Cut cut, std::span<const Picture* const> pictures,
        std::span<std::uint16_t> activations, const std::function<void()>& tick = {}) override;
    std::vector<float> runFrom(Cut cut, std::span<const std::uint16_t> activations,
        const std::function<void()>& tick = {}) override;

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

}
