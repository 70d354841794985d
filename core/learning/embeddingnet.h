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

/// A network ready for inference up to its embedding layer. One call at a time.
class EmbeddingNet {
public:
    virtual ~EmbeddingNet() = default;

    virtual int length() const = 0;
    /// `length()` numbers a picture, row after row. Every picture has inputSide x inputSide pixels.
    /// `tick` is called between layers and may throw to stop. Throws Error Internal when LibTorch
    /// fails.
    virtual std::vector<float> run(
        std::span<const Picture* const> pictures, const std::function<void()>& tick = {}) = 0;
};

/// A FoldedNet from the module that holds LibTorch, which is loaded on the first call: mapping it
/// takes longer than everything else a program does at its start, and most runs never need it.
/// `info` is describeWeights(state). Throws Error NotFound when the module is not beside the
/// program, and as FoldedNet does.
std::unique_ptr<EmbeddingNet> loadEmbeddingNet(
    const StateDict& state, const WeightsInfo& info, const FoldedNetOptions& options);

/// What the module exports, under `kEmbeddingNetSymbol`.
using MakeEmbeddingNet = EmbeddingNet*(
    const StateDict& state, const WeightsInfo& info, const FoldedNetOptions& options);
inline constexpr const char* kEmbeddingNetSymbol = "vitrineMakeEmbeddingNet";
inline constexpr const char* kEmbeddingNetModule = "vitrine-networks.so";

}
