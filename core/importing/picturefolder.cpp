// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/picturefolder.h"

#include "core/base/error.h"
#include "core/base/filetime.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/jobs/jobcontext.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::importing {

namespace {

constexpr std::size_t kFilesPerCheck = 512;
constexpr std::size_t kDeepest = 32; ///< folders below the first
constexpr const char* kCatalogue = "catalogue.sqlite"; ///< what makes a folder a workspace

using Files = std::unordered_map<std::string, PictureFile>;
using Listing = std::unique_ptr<DIR, int (*)(DIR*)>;

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

std::string_view folderOf(std::string_view path)
{
    return path.substr(0, path.rfind('/'));
}

/// Reads folder after folder, the nearest first.
class Walk {
public:
    Walk(const std::filesystem::path& folder, Files& files, const std::stop_token& stop)
        : m_base(std::filesystem::absolute(folder).lexically_normal())
        , m_files(files)
        , m_stop(stop)
    {
    }

    void run()
    {
        Listing listing(::opendir(m_base.c_str()), &::closedir);
        if (!listing && errno == ENOTDIR) {
            throw Error(ErrorCode::InvalidArgument, m_base.string() + " is a file.",
                "Name the folder of photos, or an archive that holds them.");
        }
        if (!listing)
            throw systemError(errno, "read the folder", m_base.string());
        read(listing.get(), (m_base / "").string());
        for (std::size_t depth = 0; depth < kDeepest && !m_below.empty(); ++depth) {
            Files found;
            const std::vector<std::string> folders = std::exchange(m_below, {});
            m_level = &found;
            for (const std::string& path : folders)
                enter(path);
            for (auto& [name, file] : found)
                m_files.try_emplace(name, std::move(file)); // nearer ones stay
        }
        if (m_linksLeftOut > 0)
            log::warning(fmt::format("{} links are left out, as they lead out of the folder, to a "
                                     "folder or to nothing; the first is {}",
                m_linksLeftOut, m_firstLink));
    }

private:
    void enter(const std::string& path)
    {
        const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        Listing listing(fd < 0 ? nullptr : ::fdopendir(fd), &::closedir);
        if (!listing) {
            log::warning(fmt::format("The folder {} is left out: {}", path, std::strerror(errno)));
            if (fd >= 0)
                ::close(fd);
        } else if (::faccessat(fd, kCatalogue, F_OK, 0) != 0) {
            read(listing.get(), path + '/');
        }
    }

    void read(DIR* listing, const std::string& base)
    {
        while (const dirent* entry = ::readdir(listing)) {
            if (++m_seen % kFilesPerCheck == 0 && m_stop.stop_requested())
                throw Cancelled();
            if (entry->d_name[0] == '.')
                continue;
            if (entry->d_type == DT_DIR) { // most file systems say so without a further question
                m_below.push_back(base + entry->d_name);
                continue;
            }
            struct stat info { };
            if (!look(::dirfd(listing), entry->d_name, base, info))
                continue;
            if (S_ISDIR(info.st_mode))
                m_below.push_back(base + entry->d_name);
            else if (S_ISREG(info.st_mode))
                take(entry->d_name, base, info);
        }
    }

    /// False for what is gone, and for links that lead to folders or outside.
    bool look(int folder, const char* name, const std::string& base, struct stat& info)
    {
        if (::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            return false;
        if (!S_ISLNK(info.st_mode))
            return true;
        const bool usable = isInside(base + name) && ::fstatat(folder, name, &info, 0) == 0
            && S_ISREG(info.st_mode);
        if (!usable && ++m_linksLeftOut == 1)
            m_firstLink = base + name;
        return usable;
    }

    bool isInside(const std::string& link)
    {
        std::error_code gone;
        if (m_realBase.empty())
            m_realBase = std::filesystem::canonical(m_base, gone).string() + '/';
        const std::string target = std::filesystem::canonical(link, gone).string();
        return !gone && target.starts_with(m_realBase);
    }

    void take(std::string_view name, const std::string& base, const struct stat& info)
    {
        const std::size_t dot = name.rfind('.');
        if (dot == std::string_view::npos)
            return;
        PictureFile file{base + std::string(name), info.st_size, modifiedAt(info)};
        auto [place, added] = m_level->try_emplace(text::lowered(name.substr(0, dot)));
        PictureFile& known = place->second;
        if (added) {
            known = std::move(file);
        } else if (folderOf(known.path) != folderOf(file.path)) {
            if (known.rival.empty() || file.path < known.rival)
                known.rival = std::move(file.path);
        } else if (isBetter(file.path, known.path)) {
            file.rival = std::move(known.rival);
            known = std::move(file);
        }
    }

    const std::filesystem::path m_base;
    std::string m_realBase; ///< asked for with the first link
    Files& m_files;
    Files* m_level = &m_files; ///< of the folders that are being read
    const std::stop_token& m_stop;
    std::vector<std::string> m_below; ///< folders to read next
    std::size_t m_seen = 0;
    std::size_t m_linksLeftOut = 0;
    std::string m_firstLink;
};

}

PictureFolder::PictureFolder(const std::filesystem::path& folder, const std::stop_token& stop)
{
    // Not std::filesystem: its iterator would ask for each file's size and time by the whole path.
    Walk(folder, m_files, stop).run();
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
