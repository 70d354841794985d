// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace vitrine::workspace {

/// Keeps a second job off a workspace, whether it comes from this process or another. The system
/// frees the lock when the process ends, however it ends. Readers need no lock.
class JobLock {
public:
    /// Throws Error Busy when another holds it; PermissionDenied, Io where the file cannot be made.
    JobLock(const std::filesystem::path& file, std::string_view kind);
    JobLock(const JobLock&) = delete;
    JobLock& operator=(const JobLock&) = delete;
    ~JobLock();

    /// Whether anyone holds the lock now. Does not take it, so it never makes another job fail.
    static bool held(const std::filesystem::path& file);

private:
    int m_fd = -1;
};

}
