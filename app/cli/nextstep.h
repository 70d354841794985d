// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/workspace/requests.h"
#include "core/workspace/workspace.h"

#include <string>

namespace vitrine::cli {

/// What to do next with a workspace, told from its counts.
struct NextStep {
    std::string verb; ///< "import", "clean", "embed", "index" or "search"; part of the interface
    std::string advice; ///< a command line to run, perhaps with a reason
};

/// `folder` is how the user wrote the workspace's path.
NextStep nextStep(const WorkspaceInfo& info, const std::string& folder);
/// "Next: ..." for people; nothing with --json.
void printNext(Console& console, const Workspace& workspace, const std::string& folder);

}
