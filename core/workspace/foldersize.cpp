// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/foldersize.h"

#include <system_error>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kKept{10};

std::int64_t measured(const fs::path& folder)
{
    std::int64_t bytes = 0;
    std::error_code problem;
    constexpr auto options = fs::directory_options::skip_permission_denied;
    fs::recursive_directory_iterator entry(folder, options, problem);
    for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        std::error_code gone; // files may vanish while a job runs
        if (entry->is_regular_file(gone)) {
            const auto size = entry->file_size(gone);
            bytes += gone ? 0 : static_cast<std::int64_t>(size);
        }
    }
    return bytes;
}

}

FolderSize::FolderSize(fs::path folder)
    : m_folder(std::move(folder))
{
}

std::int64_t FolderSize::bytes()
{
    const std::lock_guard guard(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_bytes < 0 || now - m_measured > kKept) {
        m_bytes = measured(m_folder);
        m_measured = now;
    }
    return m_bytes;
}

}
