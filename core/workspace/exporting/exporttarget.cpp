// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporting/exporttarget.h"

#include "core/base/error.h"
#include "core/workspace/layout.h"

#include <algorithm>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

void checkReplaceable(const fs::path& target, bool overwrite)
{
    std::error_code ignored;
    if (fs::is_directory(target, ignored)) {
        throw Error(
            ErrorCode::InvalidArgument, target.string() + " is a folder.", "Name a file to write.");
    }
    if (!overwrite && isThere(target)) {
        throw Error(ErrorCode::AlreadyExists, target.string() + " is there already.",
            "Choose another name, or replace the file with --force.");
    }
}

}

void requireOutside(const fs::path& file, const fs::path& workspace)
{
    const fs::path inside = fs::weakly_canonical(fs::absolute(workspace));
    const fs::path target = fs::weakly_canonical(fs::absolute(file));
    const auto [end, ignored] =
        std::mismatch(inside.begin(), inside.end(), target.begin(), target.end());
    if (end == inside.end()) {
        throw Error(ErrorCode::InvalidArgument, file.string() + " lies inside the workspace.",
            "Choose a place outside of it.");
    }
}

void checkTarget(const fs::path& file, const fs::path& workspace, bool overwrite)
{
    requireOutside(file, workspace);
    checkReplaceable(file, overwrite);
}

}
