// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace vitrine::remote {

/// Why a name from elsewhere may not become a file inside a folder of ours: it would leave the
/// folder, hide, or not be the same name on another computer. Empty when it may.
std::string reasonAgainst(std::string_view name);

/// Whether a part of the path begins with a dot or is what macOS adds to archives.
bool isHidden(std::string_view path);
/// Whether the name's extension is one that pictures usually have.
bool looksLikePicture(std::string_view name);
/// Whether the name's extension is one that tables usually have.
bool looksLikeTable(std::string_view name);

/// Which names are taken, so that no two files share one and no file is also a folder.
class TakenPaths {
public:
    bool take(const std::string& path); ///< false when it collides

private:
    std::set<std::string> m_files;
    std::set<std::string> m_folders;
};

}
