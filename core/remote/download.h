// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vitrine::remote {

class CurlSession;
class Protocol;

struct DownloadRequest {
    std::string address; ///< http or https
    std::filesystem::path target;
    std::int64_t bytes = 0; ///< expected size; 0 when unknown
    std::string sha256Prefix = {}; ///< expected first hex digits; empty when unknown
};

struct Downloaded {
    std::int64_t bytes = 0;
    std::string sha256; ///< 64 hex digits
    std::string version; ///< what the server calls this version of the file; may be empty
};

/// Downloads to `<target>.part`, continues an earlier part by range, checks size and SHA-256, then
/// renames to `target`. On cancel throws Cancelled and keeps the part. Throws Error Network
/// (offline, unreachable, refused, HTTP status), Corrupt (wrong sum; the part is removed),
/// DiskFull.
Downloaded download(const DownloadRequest& request, JobContext& context);

/// The same over an open session, from a server of any kind.
Downloaded download(
    const DownloadRequest& request, CurlSession& session, Protocol& protocol, JobContext& context);

}
