// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/stat.h>

#include <cstdint>

namespace vitrine {

/// When a file was changed last, in nanoseconds since the epoch.
inline std::int64_t modifiedAt(const struct stat& file)
{
    return std::int64_t{file.st_mtim.tv_sec} * 1'000'000'000 + file.st_mtim.tv_nsec;
}

}
