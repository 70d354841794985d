// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/trunk/mappedfile.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace vitrine::learning {

MappedFile::MappedFile(const std::filesystem::path& path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        throw systemError(errno, "read", path.string());
    struct stat info { };
    void* start = MAP_FAILED;
    int reason = 0;
    std::size_t size = 0;
    if (::fstat(fd, &info) != 0) {
        reason = errno;
    } else if (S_ISDIR(info.st_mode)) {
        reason = EISDIR;
    } else if (!S_ISREG(info.st_mode)) {
        reason = EINVAL;
    } else if (info.st_size > 0) {
        size = static_cast<std::size_t>(info.st_size);
        start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
        reason = start == MAP_FAILED ? errno : 0;
    }
    ::close(fd);
    if (reason != 0)
        throw systemError(reason, "read", path.string());
    if (size == 0)
        throw Error(ErrorCode::Corrupt, path.string() + " is empty.", "Fetch the file again.");
    m_bytes = {static_cast<const std::byte*>(start), size};
}

MappedFile::~MappedFile()
{
    // munmap takes a mutable pointer though it only forgets the mapping.
    ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

}
