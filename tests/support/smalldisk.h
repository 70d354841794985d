// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace vitrine::test {

/// A disk in memory that can really be full, mounted over a folder in a mount namespace of its own:
/// only processes that `enterSmallDisk` was called in see it there, this one under `seen`. Where
/// the system lets nobody mount anything (some containers), `problem` says so.
class SmallDisk {
public:
    SmallDisk(const std::filesystem::path& folder, std::int64_t bytes);
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk();

    const std::string& problem() const { return m_problem; } ///< empty: it is there
    std::filesystem::path seen(const std::filesystem::path& path) const;
    /// Leaves about `bytes` free by writing a file into the disk's folder; `release` removes it.
    void fill(std::int64_t bytes) const;
    void release() const;

private:
    std::filesystem::path filler() const { return seen(m_folder / "filler"); }

    std::filesystem::path m_folder;
    std::string m_problem;
    pid_t m_holder = -1; ///< keeps the namespace
    int m_leave = -1; ///< closed: the holder ends
};

/// In a child before it starts its program: lets it see the SmallDisk made last. Async-signal-safe.
void enterSmallDisk();

}
