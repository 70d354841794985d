// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace vitrine::remote {

/// What is known of a file that was fetched.
struct FetchedFile {
    std::int64_t bytes = 0;
    std::string version = {}; ///< the server's name for it: ETag, time, checksum; may be empty
    std::string listed = {}; ///< what its folder's listing said of it; empty when that is no proof
    std::string sha256 = {};
    std::string fetched = {}; ///< UTC, "2026-01-31T12:00:00Z"
    std::int64_t modified = 0; ///< of the file on this disk, nanoseconds since the epoch
};

/// `<folder>/.vitrine-remote`, JSON: which files of the folder came from where, so that a second
/// fetch brings only what is new. A manifest of another place, or one that cannot be read, counts
/// as none. Members throw Error (DiskFull, PermissionDenied, Io).
class FetchManifest {
public:
    FetchManifest(std::filesystem::path folder, std::string source);

    const FetchedFile* find(const std::string& path) const; ///< null when unknown
    void put(const std::string& path, FetchedFile file);
    /// Notes a file that now lies in the folder, with its size, time and the present.
    void note(const std::string& path, FetchedFile file);
    void save();
    /// Forgets the files that `isGone` names, and removes those of them that still are as they were
    /// fetched: what somebody has changed or put in their place stays. Returns how many.
    std::int64_t removeGone(
        const std::function<bool(const std::string& path)>& isGone, const JobContext& context);

    /// Whether the file is still as it was fetched: by size and time, or else by SHA-256.
    bool isIntact(const std::string& path, const JobContext& context) const;
    const std::map<std::string, FetchedFile>& files() const { return m_files; }
    const std::filesystem::path& folder() const { return m_folder; }

private:
    void read(const std::filesystem::path& file);

    std::filesystem::path m_folder;
    std::string m_source;
    std::map<std::string, FetchedFile> m_files;
    bool m_changed = false;
};

}
