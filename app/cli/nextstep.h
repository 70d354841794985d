// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/workspace/requests.h"
#include "core/workspace/workspace.h"

#include <string>

namespace vitrine::cli {

/// As a shell takes it for one word.
std::string shellWord(const std::string& text);

/// What to do next with a workspace.
struct NextStep {
    std::string verb; ///< "import", "clean", "embed", "index" or "search"; part of the interface
    std::string advice; ///< a command line to run, perhaps with a reason
    std::string instead = {}; ///< another that makes sense as well; may be empty
};

/// `folder` is how the user wrote the workspace's path; `trained`: a run has been made there.
NextStep nextStep(const WorkspaceInfo& info, const std::string& folder, bool trained);
/// "Next: ..." for people; nothing with --json.
void printNext(Console& console, Workspace& workspace, const std::string& folder);
void printNext(Console& console, const NextStep& next);

}
