// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <unordered_map>

namespace vitrine::importing {

struct PictureFile {
    std::string path; ///< absolute
    std::int64_t bytes = 0;
    std::int64_t modified = 0; ///< nanoseconds since the epoch
    bool claimed = false; ///< an image of the table is this file
};

/// The files of a folder (not of folders within) by their names without extension, in any case. Of
/// several files with one name the one with the most usual extension counts.
class PictureFolder {
public:
    PictureFolder() = default; ///< no folder: nothing is found
    /// Throws Error NotFound, PermissionDenied, Io; Cancelled.
    PictureFolder(const std::filesystem::path& folder, const std::stop_token& stop);

    /// Null when there is none.
    const PictureFile* claim(const std::string& imageId);
    std::size_t unclaimed() const; ///< files that no image of the table is

private:
    std::unordered_map<std::string, PictureFile> m_files;
};

}
