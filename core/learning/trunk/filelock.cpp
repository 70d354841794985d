// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/trunk/filelock.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace vitrine::learning {

namespace {

bool lockByte(int fd, LockOf what, short type)
{
    struct flock lock { };
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = static_cast<off_t>(what);
    lock.l_len = 1;
    return ::fcntl(fd, F_OFD_SETLK, &lock) == 0;
}

}

bool lockShared(int fd, LockOf what)
{
    return lockByte(fd, what, F_RDLCK);
}

bool lockExclusive(int fd, LockOf what)
{
    return lockByte(fd, what, F_WRLCK);
}

bool leadsTo(const std::filesystem::path& path, int fd)
{
    struct stat open { };
    struct stat named { };
    return ::fstat(fd, &open) == 0 && ::stat(path.c_str(), &named) == 0
        && open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

}
