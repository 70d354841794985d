// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace vitrine::learning {

/// Bytes of all ActivationFiles of `folder`, or of those of `key`; 0 where there is no such folder.
std::int64_t activationBytes(const std::filesystem::path& folder, const std::string& key = {});

/// Bytes of the disk that stay free, whatever is kept: 1 GiB.
inline constexpr std::int64_t kKeptFree = std::int64_t{1} << 30U;

/// Sees to it that `needed` bytes can be added to the files of `key`: all files of `folder` stay
/// within `limit` bytes (0: no limit) and kKeptFree of the disk stays free. Where that is short,
/// files of other keys that nobody has open are removed, those used longest ago first. Throws Error
/// DiskFull, removing nothing, where that is not enough, with what is needed and what there is.
void makeRoomForActivations(const std::filesystem::path& folder, const std::string& key,
    std::int64_t needed, std::int64_t limit);

/// Throws Error DiskFull where `needed` bytes, of one key in all, could not be kept even if the
/// files of all other keys were removed. `limit` as above; `folder` must be there.
void requireRoomForActivations(
    const std::filesystem::path& folder, std::int64_t needed, std::int64_t limit);

/// Removes all files that nobody has open; returns the bytes freed. Errors are passed over.
std::int64_t dropActivations(const std::filesystem::path& folder);

}
