// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/picturefolder.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/jobcontext.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

namespace vitrine::importing {

namespace {

constexpr std::size_t kFilesPerCheck = 512;

/// Smaller is more usual.
std::size_t extensionRank(std::string_view path)
{
    static constexpr std::string_view kUsual[] = {
        "jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "avif", "heic"};
    const std::string extension = text::lowered(path.substr(path.rfind('.') + 1));
    return static_cast<std::size_t>(
        std::find(std::begin(kUsual), std::end(kUsual), extension) - std::begin(kUsual));
}

bool isBetter(std::string_view path, std::string_view than)
{
    return std::pair(extensionRank(path), path) < std::pair(extensionRank(than), than);
}

}

PictureFolder::PictureFolder(const std::filesystem::path& folder, const std::stop_token& stop)
{
    // Not std::filesystem: its iterator would ask for each file's size and time by the whole path.
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::opendir(folder.c_str()), &::closedir);
    if (!listing)
        throw systemError(errno, "read the folder", folder.string());
    const std::string base = (std::filesystem::absolute(folder).lexically_normal() / "").string();
    std::size_t seen = 0;
    errno = 0;
    while (const dirent* entry = ::readdir(listing.get())) {
        if (++seen % kFilesPerCheck == 0 && stop.stop_requested())
            throw Cancelled();
        const std::string_view name = entry->d_name;
        const std::size_t dot = name.rfind('.');
        struct stat info { };
        if (dot == std::string_view::npos || dot == 0
            || ::fstatat(::dirfd(listing.get()), entry->d_name, &info, 0) != 0
            || !S_ISREG(info.st_mode))
            continue;
        PictureFile file{base + entry->d_name, info.st_size,
            info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec};
        auto [place, added] = m_files.try_emplace(text::lowered(name.substr(0, dot)));
        if (added || isBetter(file.path, place->second.path))
            place->second = std::move(file);
    }
}

const PictureFile* PictureFolder::claim(const std::string& imageId)
{
    if (m_files.empty())
        return nullptr;
    const auto found = m_files.find(text::lowered(imageId));
    if (found == m_files.end())
        return nullptr;
    found->second.claimed = true;
    return &found->second;
}

std::size_t PictureFolder::unclaimed() const
{
    return static_cast<std::size_t>(std::count_if(
        m_files.begin(), m_files.end(), [](const auto& entry) { return !entry.second.claimed; }));
}

}
