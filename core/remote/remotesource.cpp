// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remotesource.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/remote/archiveshelf.h"
#include "core/remote/entrypath.h"
#include "core/remote/fetchmanifest.h"
#include "core/remote/folderlock.h"
#include "core/remote/mirror.h"
#include "core/remote/remoteserver.h"
#include "core/remote/retry.h"
#include "core/remote/transfer.h"
#include "core/remote/unpack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <set>

namespace vitrine::remote {

namespace fs = std::filesystem;

namespace {

using Kind = RemoteLocation::Kind;

constexpr const char* kArchive = ".vitrine-archive.zip";
// In the archive's entry, what was made of it; of a table, its name follows.
constexpr const char* kPictures = "pictures";
constexpr const char* kTable = "table:";

/// Whether the file is there and what the server has now. Servers that name no version never say
/// so.
bool isCurrent(const FetchManifest& manifest, const std::string& name, const std::string& version)
{
    const FetchedFile* known = manifest.find(name);
    return known && !version.empty() && known->version == version;
}

/// Empty where the server does not answer such questions, as with signed addresses of one GET.
std::string versionOf(RemoteServer& server, const RemoteOptions& options, const JobContext& context)
{
    try {
        return withRetries(options.retry, context, [&] {
            return askAbout(server.address(), server.session(), server.protocol(), context).version;
        });
    } catch (const TransferError& error) {
        if (error.reach() != TransferError::Reach::File)
            throw;
        return {};
    }
}

void fetchFile(RemoteServer& server, const std::string& name, FetchManifest& manifest,
    const RemoteOptions& options, JobContext& context)
{
    const DownloadRequest request{server.address(), manifest.folder() / name, 0, options.sha256};
    Downloaded came = withRetries(options.retry, context,
        [&] { return download(request, server.session(), server.protocol(), context); });
    manifest.note(name, {.version = std::move(came.version), .listed = {}, .sha256 = came.sha256});
    manifest.save();
}

void requireFile(const RemoteLocation& location)
{
    std::error_code unknown;
    if (!fs::exists(location.path, unknown))
        throw systemError(ENOENT, "read", location.path);
}

/// The name that a table of the server gets here.
std::string tableName(const RemoteLocation& location)
{
    const std::string name = location.fileName();
    const std::string reason = name.starts_with('.') ? "it is hidden" : reasonAgainst(name);
    if (!reason.empty()) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} names no file that could be fetched: {}.", location.shown(), reason),
            "Name the table's file, not its folder.");
    }
    return name;
}

/// Unpacks and returns what was made, beginning with one of the words above.
using Unpack = std::function<std::string(const ZipArchive&, FetchManifest&)>;

bool isUnpacked(const FetchManifest& manifest, const std::string& made, const JobContext& context)
{
    return manifest.find(kArchive)->listed.starts_with(made)
        && std::ranges::all_of(manifest.files(), [&](const auto& entry) {
               return entry.first == kArchive || manifest.isIntact(entry.first, context);
           });
}

/// What has come is what was asked for.
void requireSum(
    const RemoteLocation& location, const FetchedFile& file, const RemoteOptions& options)
{
    if (!file.sha256.starts_with(text::lowered(options.sha256))) {
        throw Error(ErrorCode::Corrupt,
            fmt::format(
                "{} has the SHA-256 {}, not {}.", location.shown(), file.sha256, options.sha256),
            "Either the file or the expected checksum is another one; ask who gave you it.");
    }
}

std::string archivePlace(RemoteLocation location)
{
    location.member.clear();
    return location.identity();
}

/// The archive of the server as it is now, from the shelf or fetched; it goes into the manifest.
fs::path bringArchive(const RemoteLocation& location, RemoteServer& server, bool current,
    FetchManifest& manifest, const RemoteOptions& options, JobContext& context)
{
    const std::string place = archivePlace(location);
    const fs::path own = manifest.folder() / kArchive;
    if (const auto* shelved = options.shelf ? options.shelf->find(place) : nullptr) {
        manifest.put(kArchive, shelved->known);
        return shelved->file;
    }
    if (!current || !manifest.isIntact(kArchive, context))
        fetchFile(server, kArchive, manifest, options, context);
    if (options.shelf)
        options.shelf->put(place, {own, *manifest.find(kArchive)});
    return own;
}

/// Unpacks an archive of the server, unless `made` was made before and nothing has changed; then
/// returns false.
bool withRemoteArchive(const RemoteLocation& location, const std::string& made,
    FetchManifest& manifest, const RemoteOptions& options, JobContext& context, const Unpack& work)
{
    const auto server = serverOf(location, options, context);
    const bool current = isCurrent(manifest, kArchive, versionOf(*server, options, context));
    if (current && isUnpacked(manifest, made, context)) {
        requireSum(location, *manifest.find(kArchive), options);
        if (options.shelf && manifest.isIntact(kArchive, context)) // of a call that was cut off
            options.shelf->put(
                archivePlace(location), {manifest.folder() / kArchive, *manifest.find(kArchive)});
        return false;
    }
    const fs::path file = bringArchive(location, *server, current, manifest, options, context);
    requireSum(location, *manifest.find(kArchive), options);
    FetchedFile unpacked = *manifest.find(kArchive);
    unpacked.listed = work(ZipArchive(file, options.zip), manifest);
    manifest.put(kArchive, std::move(unpacked));
    manifest.save();
    if (!options.shelf) {
        std::error_code ignored;
        fs::remove(file, ignored);
    }
    return true;
}

/// What the manifest says its files are from; a hash, as the manifest may be shown to others and
/// the user's name is not theirs.
std::string sourceOf(const RemoteLocation& location)
{
    return fmt::format("{} ({})", location.shown(), sha256Hex(location.identity()).substr(0, 16));
}

fs::path tableOfArchive(const RemoteLocation& location, FetchManifest& manifest,
    const RemoteOptions& options, JobContext& context)
{
    const auto work = [&](const ZipArchive& archive, FetchManifest& to) {
        FetchReport report;
        const PickedEntry picked = pickTable(archive, location.member);
        unpack(archive, {picked}, to, report, context);
        return kTable + picked.path;
    };
    if (location.kind == Kind::Local) {
        const std::string made = work(ZipArchive(location.path, options.zip), manifest);
        return manifest.folder() / made.substr(std::strlen(kTable));
    }
    withRemoteArchive(location, kTable, manifest, options, context, work);
    return manifest.folder() / manifest.find(kArchive)->listed.substr(std::strlen(kTable));
}

/// The pictures that an earlier archive of the place held, and this one does not.
void removeOthers(const std::vector<PickedEntry>& picked, FetchManifest& manifest,
    const RemoteOptions& options, FetchReport& report, const JobContext& context)
{
    if (picked.empty())
        return;
    std::set<std::string> paths{kArchive};
    for (const PickedEntry& entry : picked)
        paths.insert(entry.path);
    const auto isGone = [&](const std::string& path) {
        return !paths.contains(path) && (options.everyFile || looksLikePicture(path));
    };
    report.gone = manifest.removeGone(isGone, context);
}

void picturesOfArchive(const RemoteLocation& location, FetchManifest& manifest,
    const RemoteOptions& options, FetchReport& report, JobContext& context)
{
    const auto work = [&](const ZipArchive& archive, FetchManifest& to) {
        const auto picked = pickFiles(archive, location.member, options.everyFile, report);
        removeOthers(picked, to, options, report, context);
        unpack(archive, picked, to, report, context);
        return std::string(kPictures);
    };
    if (location.kind == Kind::Local) {
        work(ZipArchive(location.path, options.zip), manifest);
    } else if (!withRemoteArchive(location, kPictures, manifest, options, context, work)) {
        report.skipped = std::ranges::count_if(manifest.files(), [&](const auto& entry) {
            return entry.first != kArchive && (options.everyFile || looksLikePicture(entry.first));
        });
    }
}

}

fs::path fetchTable(const RemoteLocation& location, const fs::path& targetFolder,
    const RemoteOptions& options, JobContext& context)
{
    context.throwIfStopped();
    if (location.kind == Kind::Local) {
        requireFile(location);
        if (!location.isZip())
            return location.path;
    }
    const FolderLock lock(targetFolder);
    FetchManifest manifest(targetFolder, sourceOf(location));
    if (location.isZip())
        return tableOfArchive(location, manifest, options, context);
    const std::string name = tableName(location);
    const auto server = serverOf(location, options, context);
    const bool current = manifest.find(name)
        && isCurrent(manifest, name, versionOf(*server, options, context))
        && manifest.isIntact(name, context);
    if (!current)
        fetchFile(*server, name, manifest, options, context);
    requireSum(location, *manifest.find(name), options);
    return targetFolder / name;
}

FetchReport fetchPictures(const RemoteLocation& location, const fs::path& targetFolder,
    const RemoteOptions& options, JobContext& context)
{
    context.throwIfStopped();
    FetchReport report{.folder = targetFolder};
    if (location.kind == Kind::Local) {
        requireFile(location);
        if (fs::is_directory(location.path)) {
            report.folder = location.path;
            return report;
        }
    }
    if (!options.sha256.empty() && !location.isZip() && location.kind != Kind::Web) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} is a folder, which has no checksum.", location.shown()),
            "Leave the checksum out, or name an archive.");
    }
    if (location.kind == Kind::Local && !location.isZip()) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} is neither a folder nor a .zip.", location.path),
            "Name the folder with the photos, or an archive of it.");
    }
    const FolderLock lock(targetFolder);
    FetchManifest manifest(targetFolder, sourceOf(location));
    if (location.isZip()) {
        picturesOfArchive(location, manifest, options, report, context);
    } else {
        const auto server = serverOf(location, options, context);
        mirror(*server, options, manifest, report, context);
    }
    return report;
}

}
