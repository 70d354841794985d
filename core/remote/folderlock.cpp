// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/folderlock.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace vitrine::remote {

FolderLock::FolderLock(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
    std::error_code failed;
    m_made = std::filesystem::create_directories(m_folder, failed);
    if (failed)
        throw systemError(failed.value(), "make the folder", m_folder.string());
    m_fd = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_fd < 0)
        throw systemError(errno, "read the folder", m_folder.string());
    if (::flock(m_fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(m_fd);
        throw Error(ErrorCode::Busy,
            fmt::format("Another fetch works in {} already.", m_folder.string()),
            "Wait for it, or cancel it.");
    }
}

FolderLock::~FolderLock()
{
    if (m_made)
        ::rmdir(m_folder.c_str()); // fails, as it should, where something has come
    ::close(m_fd);
}

}
