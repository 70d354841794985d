// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>

namespace vitrine::workspace {

/// Bytes of all files in a folder. Walking tens of thousands of pictures takes a while, so the
/// figure is kept and may be ten seconds old. Any thread.
class FolderSize {
public:
    explicit FolderSize(std::filesystem::path folder);

    std::int64_t bytes();

private:
    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::int64_t m_bytes = -1;
    std::chrono::steady_clock::time_point m_measured;
};

}
