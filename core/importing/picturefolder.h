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
    /// A file of the same name in another folder, just as near; empty when there is none. Then
    /// nobody can say which of the two is meant.
    std::string rival = {};
};

/// The files of a folder and of those below it by their names without extension, in any case. Of
/// several files with one name that of the nearest folder counts, and within one folder that with
/// the most usual extension.
///
/// Left out are hidden files and folders, folders that are workspaces (their pictures are copies
/// under the same names), links to folders, and links to files outside.
class PictureFolder {
public:
    PictureFolder() = default; ///< no folder: nothing is found
    /// Throws Error NotFound, PermissionDenied, Io; Cancelled. Folders below that cannot be read
    /// are logged and left out.
    PictureFolder(const std::filesystem::path& folder, const std::stop_token& stop);

    /// Null when there is none.
    const PictureFile* claim(const std::string& imageId);
    std::size_t unclaimed() const; ///< files that no image of the table is

private:
    std::unordered_map<std::string, PictureFile> m_files;
};

}
