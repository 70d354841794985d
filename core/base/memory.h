// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vitrine {

/// The process's largest resident size so far, in bytes (VmHWM of /proc/self/status); 0 where the
/// system does not tell. Any thread.
std::int64_t peakMemory();
/// As it is now (VmRSS).
std::int64_t currentMemory();

}
