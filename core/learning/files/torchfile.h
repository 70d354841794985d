// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/statedict.h"

namespace vitrine::learning {

/// The tensors in a file of torch.save: `bytes` are borrowed by the result, whose owner stays
/// unset. Format: torch/serialization.py. Both throw Error Corrupt or Unsupported.
StateDict parseTorchZip(std::span<const std::byte> bytes); ///< since PyTorch 1.6
StateDict parseTorchLegacy(
    std::span<const std::byte> bytes); ///< before, or with _use_new_zipfile_serialization=False

}
