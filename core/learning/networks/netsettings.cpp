// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/netsettings.h"

#include "core/base/cpu.h"
#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace vitrine::learning {

NetSettings resolved(const EmbedderOptions& options)
{
    if (options.inputSide < 32 || options.inputSide > 1024)
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("An input of {0} x {0} pixels is not possible.", options.inputSide),
            "Choose a side from 32 to 1024 pixels; the weights were made for 224.");
    NetSettings settings;
    settings.inputSide = options.inputSide;
    settings.threads = options.threads > 0 ? options.threads : cpu::usableCores();
    // Larger batches leave the caches: 8 pictures hold 26 MB between the first stage's layers.
    settings.batchSize = options.batchSize > 0
        ? static_cast<std::size_t>(std::min(options.batchSize, 256))
        : static_cast<std::size_t>(std::clamp(settings.threads * 4, 8, 32));
    settings.precision = options.precision;
    if (settings.precision == Precision::Auto)
        settings.precision = cpu::prefersBfloat16() ? Precision::Bfloat16 : Precision::Float32;
    if (!cpu::runsBfloat16()) // oneDNN has no convolution for it there
        settings.precision = Precision::Float32;
    return settings;
}

}
