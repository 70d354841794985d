// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/remote/download.h"
#include "core/remote/partfile.h"
#include "core/remote/protocol.h"

#include <cstddef>
#include <string>

namespace vitrine::remote {

/// One request for what the part lacks. Throws TransferError, Error, Cancelled.
TransferEnd transfer(const DownloadRequest& request, PartFile& part, CurlSession& session,
    Protocol& protocol, JobContext& context);

/// The body of one answer, for listings. Throws TransferError (also where it has more than `limit`
/// bytes), Cancelled.
std::string fetchText(const std::string& address, std::size_t limit, CurlSession& session,
    Protocol& protocol, const JobContext& context);

/// What the server says of a file without sending it. Throws TransferError, Cancelled.
Beginning askAbout(const std::string& address, CurlSession& session, Protocol& protocol,
    const JobContext& context);

}
