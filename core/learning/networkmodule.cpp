// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/foldednet.h"

// The door of the module that holds LibTorch; see loadEmbeddingNet.
extern "C" vitrine::learning::EmbeddingNet* vitrineMakeEmbeddingNet(
    const vitrine::learning::StateDict& state, const vitrine::learning::WeightsInfo& info,
    const vitrine::learning::FoldedNetOptions& options)
{
    return std::make_unique<vitrine::learning::FoldedNet>(state, info, options).release();
}

static_assert(
    std::is_same_v<decltype(vitrineMakeEmbeddingNet), vitrine::learning::MakeEmbeddingNet>);
