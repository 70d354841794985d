// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/entrypath.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace vitrine::remote {

namespace {

constexpr std::size_t kPathBytes = 1024;
constexpr std::size_t kNameBytes = 230; // of 255; the rest is for the endings of unfinished files
constexpr std::size_t kDepth = 32;

bool isControl(char letter)
{
    const auto value = static_cast<unsigned char>(letter);
    return value < 0x20 || value == 0x7f;
}

std::string reasonAgainstPart(std::string_view part)
{
    if (part.empty())
        return "its path has an empty part";
    if (part == "." || part == "..")
        return "its path leads out of the folder";
    if (part.size() > kNameBytes)
        return "its name is too long";
    if (part.starts_with(".vitrine-"))
        return "its name is one of Vitrine's own";
    return {};
}

template <std::size_t N>
bool hasExtension(std::string_view name, const std::array<std::string_view, N>& extensions)
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos)
        return false;
    return std::ranges::find(extensions, text::lowered(name.substr(dot + 1))) != extensions.end();
}

}

std::string reasonAgainst(std::string_view name)
{
    if (name.empty())
        return "it has no name";
    if (name.size() > kPathBytes)
        return "its path is too long";
    if (name.front() == '/')
        return "its path is absolute";
    if (name.find('\\') != std::string_view::npos)
        return "its path has a backslash";
    if (name.size() >= 2 && name[1] == ':')
        return "its path begins with a drive letter";
    if (std::ranges::any_of(name, isControl))
        return "its name has control characters";
    if (text::firstInvalidUtf8(name))
        return "its name is not UTF-8";
    if (static_cast<std::size_t>(std::ranges::count(name, '/')) >= kDepth)
        return "it lies too deep";
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        if (auto reason = reasonAgainstPart(name.substr(start, end - start)); !reason.empty())
            return reason;
        start = end + 1;
    }
    return {};
}

bool isHidden(std::string_view path)
{
    return path.starts_with('.') || path.find("/.") != std::string_view::npos
        || path.starts_with("__MACOSX/");
}

bool looksLikePicture(std::string_view name)
{
    static constexpr auto kExtensions = std::to_array<std::string_view>(
        {"jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "tif", "tiff", "avif", "heic"});
    return hasExtension(name, kExtensions);
}

bool looksLikeTable(std::string_view name)
{
    static constexpr auto kExtensions = std::to_array<std::string_view>({"csv", "tsv", "txt"});
    return hasExtension(name, kExtensions);
}

bool TakenPaths::take(const std::string& path)
{
    if (m_folders.contains(path) || m_files.contains(path))
        return false;
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
        if (m_files.contains(path.substr(0, slash)))
            return false;
    }
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1))
        m_folders.insert(path.substr(0, slash));
    m_files.insert(path);
    return true;
}

}
