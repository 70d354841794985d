// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/processmark.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace vitrine::catalogue {

namespace {

std::string bootId()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id.empty() ? "unknown" : id;
}

/// Field 22 of /proc/<pid>/stat, see proc(5); empty when no such process runs.
std::string startTime(const std::string& pid)
{
    std::ifstream file("/proc/" + pid + "/stat");
    std::string line;
    std::getline(file, line);
    // The second field, the program's name in brackets, may hold spaces and brackets itself.
    const auto end = line.rfind(')');
    if (end == std::string::npos)
        return {};
    std::istringstream rest(line.substr(end + 1));
    std::string field;
    rest >> field;
    if (field == "Z" || field == "X") // has ended; its parent has not asked how
        return {};
    for (int number = 4; number <= 22; ++number)
        rest >> field;
    return field;
}

std::string markOf(const std::string& pid)
{
    return bootId() + ' ' + pid + ' ' + startTime(pid);
}

}

std::string ownProcessMark()
{
    return markOf(std::to_string(::getpid()));
}

bool processRuns(const std::string& mark)
{
    std::istringstream parts(mark);
    std::string boot;
    std::string pid;
    parts >> boot >> pid;
    return !pid.empty() && markOf(pid) == mark;
}

}
