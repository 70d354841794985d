// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vitrine::remote {

/// Makes the folder and holds it for one caller; it goes with the object when it is still empty and
/// was made here. Throws Error Busy when another holds it, PermissionDenied, Io.
class FolderLock {
public:
    explicit FolderLock(std::filesystem::path folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    std::filesystem::path m_folder;
    bool m_made = false;
    int m_fd = -1;
};

}
