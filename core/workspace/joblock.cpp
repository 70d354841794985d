// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/joblock.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace vitrine::workspace {

namespace {

struct flock wholeFile(short type)
{
    struct flock lock { };
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

std::string holder(int fd)
{
    std::array<char, 80> text{};
    const ssize_t got = ::pread(fd, text.data(), text.size(), 0);
    return got > 0 ? std::string(text.data(), static_cast<std::size_t>(got)) : std::string();
}

}

// Open file description locks (Linux 3.15): unlike flock they can be asked about without being
// taken, and unlike process locks two Workspaces of one process keep each other out.
JobLock::JobLock(const std::filesystem::path& file, std::string_view kind)
    : m_fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666))
{
    if (m_fd < 0)
        throw systemError(errno, "write", file.string());
    auto lock = wholeFile(F_WRLCK);
    if (::fcntl(m_fd, F_OFD_SETLK, &lock) != 0) {
        const int reason = errno;
        const std::string other = holder(m_fd);
        ::close(m_fd);
        if (reason != EAGAIN && reason != EACCES)
            throw systemError(reason, "lock", file.string());
        throw Error(ErrorCode::Busy,
            fmt::format("Another job is running on this workspace{}.",
                other.empty() ? "" : " (" + other + ")"),
            "Wait until it has finished, or cancel it, and try again.");
    }
    const std::string who = fmt::format("{}, process {}", kind, ::getpid());
    // For the other's error message only: a failure here does no harm.
    if (::ftruncate(m_fd, 0) == 0)
        static_cast<void>(::pwrite(m_fd, who.data(), who.size(), 0) == 0);
}

JobLock::~JobLock()
{
    ::close(m_fd);
}

bool JobLock::held(const std::filesystem::path& file)
{
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    auto lock = wholeFile(F_RDLCK);
    const bool asked = ::fcntl(fd, F_OFD_GETLK, &lock) == 0;
    ::close(fd);
    return asked && lock.l_type != F_UNLCK;
}

}
