// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atomicfile.h"
#include "core/learning/files/statedict.h"
#include "core/learning/files/torchwriter.h"

#include <map>

namespace vitrine::learning {

/// The tensors in a file of https://github.com/huggingface/safetensors: 8 bytes of header length,
/// JSON, data without gaps. `bytes` are borrowed by the result, whose owner stays unset. Throws
/// Error Corrupt or Unsupported.
StateDict parseSafetensors(std::span<const std::byte> bytes);

/// What the file says of itself besides its tensors. Throws Error Corrupt.
std::map<std::string, std::string> safetensorsMetadata(std::span<const std::byte> bytes);

/// Writes such a file; it appears whole or not at all. Throws Error InvalidArgument for tensors
/// with gaps, and what AtomicFile throws.
void writeSafetensors(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors,
    const std::map<std::string, std::string>& metadata, Durability durability = Durability::Synced);

/// Whether `bytes` begin as such a file does.
bool looksLikeSafetensors(std::span<const std::byte> bytes);

}
