// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Read by moc before each header: moc of Qt 6.4 stumbles over libstdc++'s <concepts> unless another
// standard header has defined the compiler's macros before.
#include <string>
