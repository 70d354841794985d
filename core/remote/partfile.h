// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace vitrine::remote {

/// What has come of a download: `<target>.part`, and in `<target>.part.tag` where from and which
/// version of it, so that only pieces of one version are joined. Both stay with the object's end
/// unless nothing has come. One process at a time holds a part. Members throw Error (DiskFull,
/// PermissionDenied, Io).
class PartFile {
public:
    /// Throws Error Busy when another process downloads to the same target.
    explicit PartFile(std::filesystem::path target);
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile();

    const std::filesystem::path& path() const { return m_part; }
    std::int64_t size() const { return m_size; }
    /// What names the version of the bytes so far, when they came from `address`; else empty.
    std::string tagFor(const std::string& address) const;

    void append(std::span<const std::byte> bytes);
    /// Drops the bytes; the next ones are of this version.
    void restart();
    void remember(const std::string& address, const std::string& tag);
    void discard(); ///< removes both files
    void finish(); ///< fsync, then rename to the target

private:
    std::filesystem::path m_target;
    std::filesystem::path m_part;
    std::filesystem::path m_tag;
    std::int64_t m_size = 0;
    int m_fd = -1;
};

}
