// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/remote/fetchmanifest.h"
#include "core/remote/fetchreport.h"
#include "core/remote/ziparchive.h"

#include <string>
#include <vector>

namespace vitrine::remote {

struct PickedEntry {
    ZipEntry entry;
    std::string path; ///< below the target folder; checked
};

/// The files below `member` (all, when empty). Those that may not be unpacked go to
/// `report.failed`, those that are not wanted are counted. Throws Error Unsupported when one that
/// is wanted is encrypted, NotFound when there is nothing below `member`.
std::vector<PickedEntry> pickFiles(
    const ZipArchive& archive, const std::string& member, bool everyFile, FetchReport& report);

/// The file `member`, or the one table of the archive when empty. Throws Error NotFound,
/// InvalidArgument (several tables, by name), Unsupported.
PickedEntry pickTable(const ZipArchive& archive, const std::string& member);

/// Unpacks to a temporary place inside the manifest's folder and moves the files over when all are
/// there; those that are there already and unchanged are skipped. On cancel or failure nothing is
/// left. Throws Error (Corrupt, DiskFull, ...), Cancelled.
void unpack(const ZipArchive& archive, const std::vector<PickedEntry>& picked,
    FetchManifest& manifest, FetchReport& report, JobContext& context);

}
