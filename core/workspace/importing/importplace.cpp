// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/importing/importplace.h"

#include "core/importing/csvreader.h"
#include "core/importing/imagetable.h"
#include "core/importing/picturefolder.h"
#include "core/importing/producttable.h"
#include "core/remote/fetcher.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace vitrine {

namespace fs = std::filesystem;

namespace {

void requireColumns(const fs::path& table, ImportPart part, const JobContext& context)
{
    if (part == ImportPart::Products)
        importing::ProductTable(table, {}, context.stopToken());
    else
        importing::ImageTable(table, {}, context.stopToken());
}

std::int64_t countRows(const fs::path& table, const JobContext& context)
{
    importing::CsvReader reader(table);
    importing::CsvRow row;
    std::int64_t rows = 0;
    while (reader.next(row)) {
        if (++rows % 1024 == 0)
            context.throwIfStopped();
    }
    return rows;
}

std::int64_t countPictures(const fs::path& folder, const JobContext& context)
{
    return static_cast<std::int64_t>(
        importing::PictureFolder(folder, context.stopToken()).unclaimed());
}

void lookAtDisk(ImportPlace& place, ImportPart part, const JobContext& context)
{
    std::error_code failed;
    const bool isFolder = fs::is_directory(place.shown, failed);
    if (!fs::exists(place.shown, failed))
        throw systemError(failed ? failed.value() : ENOENT, "read", place.shown);
    if (part != ImportPart::Pictures && isFolder) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} is a folder; a table is a file.", place.shown),
            "Name the CSV file in it.");
    }
    if (part == ImportPart::Pictures && !isFolder) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} is neither a folder nor a .zip.", place.shown),
            "Name the folder with the photos, or an archive of it.");
    }
    if (!isFolder)
        requireColumns(place.shown, part, context);
    place.entries =
        isFolder ? countPictures(place.shown, context) : countRows(place.shown, context);
}

void lookElsewhere(ImportPlace& place, const std::string& written, const RemoteAccess& access)
{
    const remote::RemoteOptions options{.s3 = {access.s3Endpoint, access.s3Region}};
    place.shown = remote::loadFetcher()->nameOf(written, options).shown;
    place.kind = place.shown.find("://") == std::string::npos ? ImportPlace::Kind::Archive
                                                              : ImportPlace::Kind::Address;
    std::error_code failed;
    if (place.kind == ImportPlace::Kind::Archive && !fs::is_regular_file(place.shown, failed))
        throw systemError(failed ? failed.value() : ENOENT, "read", place.shown);
}

}

ImportPlace lookAtPlace(
    const fs::path& place, ImportPart part, const RemoteAccess& access, const JobContext& context)
{
    context.throwIfStopped();
    ImportPlace found;
    if (place.empty())
        return found;
    const std::string written = place.string();
    found.kind = isFetched(place) ? ImportPlace::Kind::Address : ImportPlace::Kind::Disk;
    found.shown = written;
    try {
        if (found.kind == ImportPlace::Kind::Disk)
            lookAtDisk(found, part, context);
        else
            lookElsewhere(found, written, access);
    } catch (const Error& error) {
        found.problem = error;
    }
    return found;
}

bool isFetched(const fs::path& place)
{
    return remote::needsFetching(place.string());
}

}
