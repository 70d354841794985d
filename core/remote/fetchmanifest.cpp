// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/fetchmanifest.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/filetime.h"
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/remote/entrypath.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <utility>

namespace vitrine::remote {

namespace {

constexpr const char* kName = ".vitrine-remote";
constexpr int kFormat = 1;
constexpr std::size_t kManifestBytes = std::size_t{1} << 29U;

struct OnDisk {
    std::int64_t bytes = -1;
    std::int64_t modified = 0;
};

OnDisk onDisk(const std::filesystem::path& file)
{
    struct stat info { };
    if (::lstat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode))
        return {};
    return {info.st_size, modifiedAt(info)};
}

std::string now()
{
    const auto seconds =
        std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format(
        "{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
}

}

FetchManifest::FetchManifest(std::filesystem::path folder, std::string source)
    : m_folder(std::move(folder))
    , m_source(std::move(source))
{
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(m_folder / kName, unknown))
        return;
    try {
        read(m_folder / kName);
    } catch (const nlohmann::json::exception&) {
        m_files.clear(); // damaged: everything is fetched anew
    }
}

void FetchManifest::read(const std::filesystem::path& file)
{
    const auto json = parseJson(readFile(file, kManifestBytes));
    if (json.at("format") != kFormat || json.at("source") != m_source)
        return;
    for (const auto& [path, entry] : json.at("files").items()) {
        m_files[path] = {entry.at("bytes"), entry.at("version"), entry.at("listed"),
            entry.at("sha256"), entry.at("fetched"), entry.at("modified")};
    }
}

const FetchedFile* FetchManifest::find(const std::string& path) const
{
    const auto found = m_files.find(path);
    return found == m_files.end() ? nullptr : &found->second;
}

void FetchManifest::put(const std::string& path, FetchedFile file)
{
    m_files[path] = std::move(file);
    m_changed = true;
}

void FetchManifest::note(const std::string& path, FetchedFile file)
{
    const OnDisk found = onDisk(m_folder / path);
    file.bytes = found.bytes;
    file.modified = found.modified;
    file.fetched = now();
    put(path, std::move(file));
}

void FetchManifest::save()
{
    if (!m_changed)
        return;
    nlohmann::json files = nlohmann::json::object();
    for (const auto& [path, file] : m_files) {
        files[path] = {{"bytes", file.bytes}, {"version", file.version}, {"listed", file.listed},
            {"sha256", file.sha256}, {"fetched", file.fetched}, {"modified", file.modified}};
    }
    const nlohmann::json json = {
        {"format", kFormat}, {"source", m_source}, {"files", std::move(files)}};
    using Json = nlohmann::json;
    writeFileAtomically(
        m_folder / kName, json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n');
    m_changed = false;
}

std::int64_t FetchManifest::removeGone(
    const std::function<bool(const std::string& path)>& isGone, const JobContext& context)
{
    std::int64_t gone = 0;
    for (auto entry = m_files.begin(); entry != m_files.end();) {
        if (!isGone(entry->first)) {
            ++entry;
            continue;
        }
        std::error_code ignored;
        const std::filesystem::path path = entry->first;
        // The manifest may be a stranger's: it must not name what lies outside.
        if (reasonAgainst(entry->first).empty() && isIntact(entry->first, context)
            && std::filesystem::remove(m_folder / path, ignored)) {
            // Folders that are empty now go, too; others cannot be removed.
            for (auto below = path.parent_path(); !below.empty(); below = below.parent_path())
                std::filesystem::remove(m_folder / below, ignored);
        }
        entry = m_files.erase(entry);
        m_changed = true;
        ++gone;
    }
    return gone;
}

bool FetchManifest::isIntact(const std::string& path, const JobContext& context) const
{
    const FetchedFile* known = find(path);
    if (!known)
        return false;
    const OnDisk found = onDisk(m_folder / path);
    if (found.bytes != known->bytes)
        return false;
    if (found.modified == known->modified)
        return true;
    return sha256OfFile(m_folder / path, [&](std::uint64_t) { context.throwIfStopped(); })
        == known->sha256;
}

}
