// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/remote/fetchreport.h"
#include "core/remote/remotelocation.h"
#include "core/remote/remoteoptions.h"

#include <filesystem>

namespace vitrine::remote {

/// Tables and pictures from elsewhere, as files of this computer: from the web, an SFTP host,
/// S3-compatible storage, and zip archives in any of these places or on this disk. One call at a
/// time works in a target folder (else Error Busy). A hidden manifest there
/// (`fetchmanifest.h`) keeps what came; a second call brings only what has changed. Cancel keeps
/// whole files and the beginnings of unfinished ones, which the next call continues; of an archive
/// nothing is unpacked then. Both throw Error (InvalidArgument, Network, PermissionDenied,
/// NotFound, Corrupt, DiskFull, Unsupported, Busy, Io) and Cancelled.

/// The table's file: of the disk where the location is there, else in `targetFolder`, which is
/// made.
std::filesystem::path fetchTable(const RemoteLocation& location,
    const std::filesystem::path& targetFolder, const RemoteOptions& options, JobContext& context);

/// The location's pictures, with those of folders below, under the names they have there. A folder
/// of this disk stays where it is. Pictures that could not be had are in the report. Copies of what
/// is no longer there are removed; files that somebody else placed or changed stay.
FetchReport fetchPictures(const RemoteLocation& location, const std::filesystem::path& targetFolder,
    const RemoteOptions& options, JobContext& context);

}
