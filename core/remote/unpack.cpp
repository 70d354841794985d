// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/unpack.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/remote/entrypath.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace vitrine::remote {

namespace fs = std::filesystem;

namespace {

/// The folder that files wait in until all are there. What a killed program left is removed.
class Staging {
public:
    explicit Staging(const fs::path& folder)
        : m_path(folder / ".vitrine-unpacking")
    {
        fs::remove_all(m_path);
        fs::create_directory(m_path);
    }
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;
    ~Staging()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

/// `name` below `member`, or nothing.
std::string below(const std::string& name, const std::string& member)
{
    if (member.empty())
        return name;
    const std::string folder = member.ends_with('/') ? member : member + '/';
    return name.starts_with(folder) ? name.substr(folder.size()) : std::string();
}

void refuseEncrypted(const ZipArchive& archive, const ZipEntry& entry)
{
    if (entry.encrypted)
        archive.read(entry, [](auto) {}); // says so
}

std::string reasonAgainst(const ZipEntry& entry)
{
    // The whole name: one that leaves the archive's folder is refused even below a member.
    std::string reason = remote::reasonAgainst(entry.name);
    return reason.empty() && entry.special ? "it is a link or another special file" : reason;
}

void checkSpace(const fs::path& folder, std::int64_t needed)
{
    std::error_code unknown;
    const auto space = fs::space(folder, unknown);
    if (!unknown && static_cast<std::uintmax_t>(needed) > space.available) {
        throw Error(ErrorCode::DiskFull,
            fmt::format("The files need {} bytes on the disk of {}, {} are free.", needed,
                folder.string(), space.available),
            "Free some space and try again.");
    }
}

class Unpacking {
public:
    Unpacking(const ZipArchive& archive, FetchManifest& manifest, JobContext& context)
        : m_archive(archive)
        , m_manifest(manifest)
        , m_context(context)
        , m_staging(manifest.folder())
    {
    }

    void run(const std::vector<PickedEntry>& wanted)
    {
        for (const PickedEntry& picked : wanted)
            m_total += picked.entry.bytes;
        checkSpace(m_manifest.folder(), m_total);
        std::vector<std::string> sums;
        for (const PickedEntry& picked : wanted)
            sums.push_back(write(picked));
        m_context.throwIfStopped();
        for (std::size_t i = 0; i < wanted.size(); ++i)
            move(wanted[i], std::move(sums[i]));
    }

private:
    std::string write(const PickedEntry& picked)
    {
        const fs::path target = m_staging.path() / picked.path;
        fs::create_directories(target.parent_path());
        AtomicFile file(target, Durability::Renamed);
        Sha256 sum;
        m_archive.read(picked.entry, [&](std::span<const std::byte> piece) {
            m_context.throwIfStopped();
            sum.update(piece);
            file.write(piece);
            m_done += static_cast<std::int64_t>(piece.size());
            m_context.report(Stage::Writing, m_done, m_total);
        });
        file.commit();
        return sum.hex();
    }

    void move(const PickedEntry& picked, std::string sha256)
    {
        const fs::path target = m_manifest.folder() / picked.path;
        fs::create_directories(target.parent_path());
        fs::rename(m_staging.path() / picked.path, target);
        const std::string& checksum = picked.entry.checksum;
        m_manifest.note(
            picked.path, {.version = checksum, .listed = checksum, .sha256 = std::move(sha256)});
    }

    const ZipArchive& m_archive;
    FetchManifest& m_manifest;
    JobContext& m_context;
    Staging m_staging;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
};

}

std::vector<PickedEntry> pickFiles(
    const ZipArchive& archive, const std::string& member, bool everyFile, FetchReport& report)
{
    std::vector<PickedEntry> picked;
    TakenPaths taken;
    bool found = member.empty();
    for (const ZipEntry& entry : archive.entries()) {
        const std::string path = below(entry.name, member);
        if (path.empty())
            continue;
        found = true;
        const std::string reason = reasonAgainst(entry);
        if (!reason.empty()) {
            report.failed.push_back({entry.name, reason});
        } else if (isHidden(path) || (!everyFile && !looksLikePicture(path))) {
            ++report.ignored;
        } else if (!taken.take(path)) {
            report.failed.push_back({entry.name, "another file of the archive has its name"});
        } else {
            refuseEncrypted(archive, entry);
            picked.push_back({entry, path});
        }
    }
    if (!found) {
        throw Error(ErrorCode::NotFound,
            fmt::format("{} has no folder {}.", archive.file().string(), member),
            "Name a folder of the archive after the #, or leave it out.");
    }
    return picked;
}

PickedEntry pickTable(const ZipArchive& archive, const std::string& member)
{
    const ZipEntry* table = nullptr;
    std::string names;
    for (const ZipEntry& entry : archive.entries()) {
        const bool wanted = member.empty() ? looksLikeTable(entry.name) && !isHidden(entry.name)
                                           : entry.name == member;
        if (!wanted)
            continue;
        names += (table ? ", " : "") + entry.name;
        if (table && member.empty()) {
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("{} holds several tables: {}.", archive.file().string(),
                    text::elided(names, 400)),
                "Name one of them after a #, as in tables.zip#Products.csv.");
        }
        table = &entry;
    }
    if (!table) {
        throw Error(ErrorCode::NotFound,
            fmt::format("{} holds no table{}{}.", archive.file().string(),
                member.empty() ? "" : " ", member),
            "Tables in archives end in .csv, .tsv or .txt; name another after a #.");
    }
    const std::string reason = reasonAgainst(*table);
    if (!reason.empty()) {
        throw Error(ErrorCode::Unsupported,
            fmt::format(
                "{} in {} is not unpacked: {}.", table->name, archive.file().string(), reason),
            "Unpack the archive by hand and import the table.");
    }
    refuseEncrypted(archive, *table);
    return {*table, fs::path(table->name).filename().string()};
}

void unpack(const ZipArchive& archive, const std::vector<PickedEntry>& picked,
    FetchManifest& manifest, FetchReport& report, JobContext& context)
{
    std::vector<PickedEntry> wanted;
    for (const PickedEntry& entry : picked) {
        context.throwIfStopped();
        const FetchedFile* known = manifest.find(entry.path);
        const bool same = known && known->version == entry.entry.checksum
            && known->bytes == entry.entry.bytes && manifest.isIntact(entry.path, context);
        if (same) {
            ++report.skipped;
            continue;
        }
        report.bytes += entry.entry.bytes;
        wanted.push_back(entry);
    }
    if (!wanted.empty()) {
        try {
            Unpacking(archive, manifest, context).run(wanted);
        } catch (const fs::filesystem_error& error) {
            throw systemError(error.code().value(), "write", error.path1().string());
        }
    }
    report.done += static_cast<std::int64_t>(wanted.size());
    manifest.save();
}

}
