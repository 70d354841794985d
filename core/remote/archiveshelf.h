// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/fetchmanifest.h"

#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <utility>

namespace vitrine::remote {

/// Archives that were fetched for one source and may serve the next ones, so that tables and
/// pictures of one archive fetch it once. What is still there when the shelf goes, stays on the
/// disk for the next fetch. One thread at a time.
class ArchiveShelf {
public:
    struct Archive {
        std::filesystem::path file;
        FetchedFile known;
    };

    /// `place`: the archive's RemoteLocation::identity, without a member.
    void put(const std::string& place, Archive archive) { m_archives[place] = std::move(archive); }
    const Archive* find(const std::string& place) const
    {
        const auto found = m_archives.find(place);
        return found == m_archives.end() ? nullptr : &found->second;
    }
    /// Removes them from the disk, as every source has what it needs.
    void clear()
    {
        std::error_code ignored;
        for (const auto& [place, archive] : m_archives)
            std::filesystem::remove(archive.file, ignored);
        m_archives.clear();
    }

private:
    std::map<std::string, Archive> m_archives;
};

}
