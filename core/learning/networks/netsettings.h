// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/networks/embedder.h"

#include <cstddef>

namespace vitrine::learning {

/// What `EmbedderOptions` come to on this machine.
struct NetSettings {
    Precision precision = Precision::Float32; ///< never Auto
    int threads = 1;
    std::size_t batchSize = 8;
    int inputSide = 224;
};

/// Throws Error InvalidArgument for an input side out of range.
NetSettings resolved(const EmbedderOptions& options);

}
