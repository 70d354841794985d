// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vitrine::workspace {

/// Where a file that is written for others would replace none of the workspace's own. Throws Error
/// InvalidArgument for a place inside the workspace, also by way of links.
void requireOutside(const std::filesystem::path& file, const std::filesystem::path& workspace);

/// The same, and that `file` is no folder and, unless it may be replaced, not there yet. Throws
/// Error InvalidArgument and AlreadyExists.
void checkTarget(
    const std::filesystem::path& file, const std::filesystem::path& workspace, bool overwrite);

}
