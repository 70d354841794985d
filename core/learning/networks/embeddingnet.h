// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/statedict.h"
#include "core/learning/networks/cut.h"
#include "core/learning/networks/embedder.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::learning {

struct FoldedNetOptions {
    bool bfloat16 = false;
    int threads = 1;
    int batchSize = 8; ///< the batch that packed weights are laid out for; others work too
    int inputSide = 224;
    std::optional<Cut> end = {}; ///< what comes behind is not built: only `runTo` this cut works
};

/// A network ready for inference up to its embedding layer. One call at a time.
class EmbeddingNet {
public:
    virtual ~EmbeddingNet() = default;

    virtual int length() const = 0; ///< 0 where the embedding layer was not built
    /// `length()` numbers a picture, row after row. Every picture has inputSide x inputSide pixels.
    /// `tick` is called between layers and may throw to stop. Throws Error Internal when LibTorch
    /// fails.
    virtual std::vector<float> run(
        std::span<const Picture* const> pictures, const std::function<void()>& tick = {}) = 0;
    /// The part before `cut`, which is not Cut::Pictures: for each picture as many numbers as
    /// activationShape says, channels last, as bfloat16's 16 bits.
    virtual void runTo(Cut cut, std::span<const Picture* const> pictures,
        std::span<std::uint16_t> activations, const std::function<void()>& tick = {}) = 0;
    /// The part behind `cut`: vectors as `run` gives them, from what `runTo` made.
    virtual std::vector<float> runFrom(Cut cut, std::span<const std::uint16_t> activations,
        const std::function<void()>& tick = {}) = 0;
};

/// A FoldedNet from the module that holds LibTorch, which is loaded on the first call: mapping it
/// takes longer than everything else a program does at its start, and most runs never need it.
/// `info` is describeWeights(state). `tick` is called between the layers that are built, which
/// takes about a second, and may throw to stop; mapping cannot be stopped. Throws Error NotFound
/// when the module is not beside the program, and as FoldedNet does.
std::unique_ptr<EmbeddingNet> loadEmbeddingNet(const StateDict& state, const WeightsInfo& info,
    const FoldedNetOptions& options, const std::function<void()>& tick = {});

/// What the module exports, under `kEmbeddingNetSymbol`.
using MakeEmbeddingNet = EmbeddingNet*(const StateDict& state, const WeightsInfo& info,
    const FoldedNetOptions& options, const std::function<void()>& tick);
inline constexpr const char* kEmbeddingNetSymbol = "vitrineMakeEmbeddingNet";
inline constexpr const char* kEmbeddingNetModule = "vitrine-networks.so";

}
