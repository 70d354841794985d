// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <fstream>
#include <string>
#include <string_view>

namespace vitrine {

namespace {

std::int64_t ofStatus(std::string_view line)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::int64_t kibibytes = 0;
        if (word == line && status >> kibibytes)
            return kibibytes * 1024;
    }
    return 0;
}

}

std::int64_t peakMemory()
{
    return ofStatus("VmHWM:");
}

std::int64_t currentMemory()
{
    return ofStatus("VmRSS:");
}

}
