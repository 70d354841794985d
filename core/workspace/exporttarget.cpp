// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporttarget.h"

#include "core/base/error.h"

#include <algorithm>

namespace vitrine::workspace {

namespace fs = std::filesystem;

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

}
