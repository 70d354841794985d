// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"

#include <QString>

#include <array>

namespace vitrine::ui {

/// One line of the way from tables to a search, told with numbers.
struct WorkspaceStep {
    enum class State { Done, Next, Later };

    QString title;
    QString detail;
    State state = State::Later;
};

/// Import, clean, look at, search, named as done once they are; at most one is Next.
std::array<WorkspaceStep, 4> workspaceSteps(const WorkspaceInfo& info);
/// The next step is to import: there are no listings, or no photo of them has a file.
bool needsImport(const WorkspaceInfo& info);
/// What the button for the next step says; for the last one, when all is done, searching.
QString nextStepVerb(const WorkspaceInfo& info);

}
