// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace vitrine::paths {

namespace fs = std::filesystem;

fs::path userData()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return fs::path(data) / "vitrine";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".local" / "share" / "vitrine";
    return fs::temp_directory_path() / "vitrine";
}

fs::path userWeights()
{
    return userData() / "weights";
}

fs::path programFolder()
{
    std::error_code failed;
    const fs::path self = fs::read_symlink("/proc/self/exe", failed);
    return failed ? fs::current_path() : self.parent_path();
}

std::string userName()
{
    if (const char* name = std::getenv("USER"); name && *name)
        return name;
    const passwd* entry = ::getpwuid(::getuid());
    return entry ? entry->pw_name : "root";
}

}
