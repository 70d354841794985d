// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/statedict.h"

namespace vitrine::learning {

/// The tensors in a file of https://github.com/huggingface/safetensors: 8 bytes of header length,
/// JSON, data without gaps. `bytes` are borrowed by the result, whose owner stays unset. Throws
/// Error Corrupt or Unsupported.
StateDict parseSafetensors(std::span<const std::byte> bytes);

/// Whether `bytes` begin as such a file does.
bool looksLikeSafetensors(std::span<const std::byte> bytes);

}
