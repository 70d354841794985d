// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/remote/remoteoptions.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct zip;

namespace vitrine::remote {

/// A file of an archive, as the archive's directory describes it.
struct ZipEntry {
    std::uint64_t index = 0;
    std::string name; ///< UTF-8; not yet checked
    std::int64_t bytes = 0; ///< unpacked, as the archive says
    std::string checksum; ///< "crc32:01234567"
    bool encrypted = false;
    bool special = false; ///< a symbolic link, device or pipe
};

/// Reads zip archives through libzip. The archive is a stranger's: nothing that it says is believed
/// before it is checked. One thread at a time.
class ZipArchive {
public:
    /// Throws Error NotFound, PermissionDenied, Corrupt (no zip, damaged), Unsupported (has more
    /// entries, bytes or a higher ratio than `limits` allow).
    ZipArchive(const std::filesystem::path& file, const ZipLimits& limits);

    const std::vector<ZipEntry>& entries() const { return m_entries; } ///< files, no folders
    const std::filesystem::path& file() const { return m_file; }

    /// Hands out the bytes in pieces of at most 64 KiB and checks their number and sum. Throws
    /// Error Corrupt, Unsupported (encrypted, a method that is not built in), and what `take`
    /// throws.
    void read(
        const ZipEntry& entry, const std::function<void(std::span<const std::byte>)>& take) const;

private:
    struct Closer {
        void operator()(zip* archive) const;
    };

    void readDirectory(const ZipLimits& limits);
    void checkLimits(const ZipLimits& limits) const;

    std::filesystem::path m_file;
    std::unique_ptr<zip, Closer> m_zip;
    std::vector<ZipEntry> m_entries;
};

}
