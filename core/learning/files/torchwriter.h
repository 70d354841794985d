// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/networks/resnetlayout.h"

#include <filesystem>

namespace vitrine::learning {

struct NamedTensor {
    std::string name;
    StoredTensor tensor; ///< contiguous
};

/// Writes a file that torch.load reads as an OrderedDict of tensors: torch.save's zip format,
/// storages at multiples of 64 bytes. The file appears whole or not at all. Throws Error
/// InvalidArgument for tensors with gaps, Unsupported past 4 GB, Io, DiskFull, PermissionDenied.
void writeTorchFile(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors);

/// `state`'s tensors in torchvision's order.
std::vector<NamedTensor> inTorchOrder(const StateDict& state, Backbone backbone, const Head& head);

}
