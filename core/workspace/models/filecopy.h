// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace vitrine::workspace {

/// What a copy tells while it is made; each may throw, and then nothing appears.
struct CopyWatch {
    /// About every MiB, in bytes.
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
    /// With the SHA-256 of all of it, before it appears.
    std::function<void(const std::string& sha256)> accept = {};
};

/// Copies a file; the copy appears whole or not at all, in place of what had its name. Throws Error
/// NotFound for a file that cannot be read, Io for one that ends early, and as AtomicFile does.
void copyWhole(
    const std::filesystem::path& from, const std::filesystem::path& to, const CopyWatch& watch);

}
