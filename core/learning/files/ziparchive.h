// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::learning {

/// The stored (uncompressed) entries of a zip archive in memory, zip64 included (APPNOTE 6.3.10).
/// The bytes are borrowed. Entries that repeat a name, overlap or leave the archive are refused.
class ZipArchive {
public:
    struct Entry {
        std::span<const std::byte> bytes;
        std::uint32_t crc = 0;
    };

    /// Throws Error Corrupt, or Unsupported for encrypted or compressed entries.
    explicit ZipArchive(std::span<const std::byte> bytes);

    const std::map<std::string, Entry, std::less<>>& entries() const { return m_entries; }
    bool contains(std::string_view name) const { return m_entries.contains(name); }
    /// The entry's bytes, after checking their CRC. Throws Error Corrupt when absent or damaged.
    std::span<const std::byte> read(std::string_view name) const;

private:
    std::map<std::string, Entry, std::less<>> m_entries;
};

}
