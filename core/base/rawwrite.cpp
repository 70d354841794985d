// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rawwrite.h"

#include "core/base/error.h"

#include <unistd.h>

#include <cerrno>

namespace vitrine {

std::size_t writeSome(int fd, std::span<const std::byte> bytes, const std::filesystem::path& target)
{
    ssize_t written = -1;
    do {
        written = ::write(fd, bytes.data(), bytes.size());
    } while (written < 0 && errno == EINTR);
    if (written < 0)
        throw systemError(errno, "write", target.string());
    return static_cast<std::size_t>(written);
}

}
