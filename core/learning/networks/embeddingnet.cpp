// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/embeddingnet.h"

#include "core/base/module.h"

namespace vitrine::learning {

std::unique_ptr<EmbeddingNet> loadEmbeddingNet(const StateDict& state, const WeightsInfo& info,
    const FoldedNetOptions& options, const std::function<void()>& tick)
{
    if (tick)
        tick();
    // A failed load is tried again.
    static auto* const make =
        reinterpret_cast<MakeEmbeddingNet*>(moduleSymbol(kEmbeddingNetModule, kEmbeddingNetSymbol));
    return std::unique_ptr<EmbeddingNet>(make(state, info, options, tick));
}

}
