// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// How far a written file is pushed before its name appears.
enum class Durability {
    Synced, ///< fsync of file and folder: survives a power cut
    Renamed, ///< rename only: survives a killed program; for what can be made again
};

/// Writes a file that appears whole or not at all: the bytes go to a temporary name in the same
/// folder, and `commit` renames it over the target. Without `commit` the destructor removes the
/// temporary file. Every member throws Error (DiskFull, PermissionDenied, Io). One thread at a
/// time.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path target, Durability durability = Durability::Synced);
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);
    void commit();

    /// The temporary path, for libraries that want to write by name. They may replace its contents.
    const std::filesystem::path& temporaryPath() const { return m_temporary; }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    Durability m_durability;
    int m_fd = -1;
};

/// Replaces `target` with `text` in one step.
void writeFileAtomically(const std::filesystem::path& target, std::string_view text,
    Durability durability = Durability::Synced);

/// Removes what killed programs left of their AtomicFiles in `folder`: temporary files whose
/// process is gone. A folder that cannot be read is left alone.
void removeAbandonedParts(const std::filesystem::path& folder);

/// The whole of a file. Throws Error NotFound/Io, or Unsupported when larger than `limit` bytes.
std::string readFile(const std::filesystem::path& path, std::size_t limit = std::size_t{1} << 31U);

}
