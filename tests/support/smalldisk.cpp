// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smalldisk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace vitrine::test {

namespace fs = std::filesystem;

namespace {

int theUsers = -1; ///< namespaces of the disk made last; -1: there is none
int theMounts = -1;

void writeTo(const char* file, const std::string& text)
{
    const int fd = ::open(file, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    static_cast<void>(::write(fd, text.data(), text.size()) > 0);
    ::close(fd);
}

/// In the holder: a namespace with the disk. 0, or errno.
int mountDisk(const fs::path& folder, std::int64_t bytes)
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (::unshare(CLONE_NEWNS | (user == 0 ? 0 : CLONE_NEWUSER)) != 0)
        return errno;
    if (user != 0) { // stays who it is, with the right to mount in here
        writeTo("/proc/self/setgroups", "deny");
        const auto same = [](unsigned id) {
            return std::to_string(id) + " " + std::to_string(id) + " 1";
        };
        writeTo("/proc/self/uid_map", same(user));
        writeTo("/proc/self/gid_map", same(group));
    }
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return errno;
    const std::string size = "size=" + std::to_string(bytes) + ",mode=0777";
    return ::mount("vitrine-test", folder.c_str(), "tmpfs", 0, size.c_str()) == 0 ? 0 : errno;
}

int namespaceOf(pid_t process, const char* kind)
{
    const std::string path = "/proc/" + std::to_string(process) + "/ns/" + kind;
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
}

}

SmallDisk::SmallDisk(const fs::path& folder, std::int64_t bytes)
    : m_folder(folder)
{
    std::array<int, 2> leave{};
    std::array<int, 2> told{};
    if (::pipe2(leave.data(), O_CLOEXEC) != 0 || ::pipe2(told.data(), O_CLOEXEC) != 0) {
        m_problem = std::strerror(errno);
        return;
    }
    m_holder = ::fork();
    if (m_holder == 0) {
        ::close(leave[1]);
        const int failure = mountDisk(folder, bytes);
        char end = 0;
        if (::write(told[1], &failure, sizeof failure) == sizeof failure && failure == 0)
            static_cast<void>(::read(leave[0], &end, 1) == 0); // until the test is over
        ::_exit(0);
    }
    ::close(leave[0]);
    ::close(told[1]);
    m_leave = leave[1];
    int failure = EIO;
    if (m_holder > 0 && ::read(told[0], &failure, sizeof failure) != sizeof failure)
        failure = EIO;
    ::close(told[0]);
    if (failure != 0) {
        m_problem = std::strerror(failure);
        return;
    }
    theUsers = ::geteuid() == 0 ? -1 : namespaceOf(m_holder, "user");
    theMounts = namespaceOf(m_holder, "mnt");
}

SmallDisk::~SmallDisk()
{
    for (int* fd : {&theUsers, &theMounts, &m_leave}) {
        if (*fd >= 0)
            ::close(*fd);
        *fd = -1;
    }
    if (m_holder > 0)
        ::waitpid(m_holder, nullptr, 0);
}

fs::path SmallDisk::seen(const fs::path& path) const
{
    return fs::path("/proc/" + std::to_string(m_holder) + "/root") / path.relative_path();
}

void SmallDisk::fill(std::int64_t bytes) const
{
    const auto available = static_cast<std::int64_t>(fs::space(seen(m_folder)).available);
    std::ofstream file(filler(), std::ios::binary);
    const std::string megabyte(std::size_t{1} << 20U, 'x');
    for (std::int64_t left = available - bytes; left > 0;) {
        const auto part = std::min(left, static_cast<std::int64_t>(megabyte.size()));
        file.write(megabyte.data(), part);
        left -= part;
    }
}

void SmallDisk::release() const
{
    fs::remove(filler());
}

void enterSmallDisk()
{
    const bool in = (theUsers < 0 || ::setns(theUsers, CLONE_NEWUSER) == 0) && theMounts >= 0
        && ::setns(theMounts, CLONE_NEWNS) == 0;
    if (!in)
        ::_exit(126);
}

}
