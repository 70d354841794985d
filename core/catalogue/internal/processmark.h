// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vitrine::catalogue {

/// Names the running process so that it is never taken for another: the boot's id, the process id
/// and when the process started (a process id comes back, the three together do not).
std::string ownProcessMark();

/// Whether the process of that mark still runs. A mark of another boot never does.
bool processRuns(const std::string& mark);

}
