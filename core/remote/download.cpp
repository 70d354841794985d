// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/download.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/remote/curlsession.h"
#include "core/remote/partfile.h"
#include "core/remote/protocol.h"
#include "core/remote/transfer.h"

#include <fmt/format.h>

#include <system_error>

namespace vitrine::remote {

namespace {

void checkAddress(const std::string& address)
{
    if (!address.starts_with("https://") && !address.starts_with("http://")) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("\"{}\" is no web address.", shownAddress(address)),
            "Give an address that begins with https:// or http://.");
    }
}

/// Better before the download than after 99 % of it.
void checkSpace(const DownloadRequest& request, std::int64_t present)
{
    std::error_code unknown;
    const auto space =
        std::filesystem::space(std::filesystem::absolute(request.target).parent_path(), unknown);
    const std::int64_t needed = request.bytes - present;
    if (!unknown && needed > 0 && static_cast<std::uintmax_t>(needed) > space.available) {
        throw Error(ErrorCode::DiskFull,
            fmt::format("{} needs {} bytes more on the disk, {} are free.", request.target.string(),
                needed, space.available),
            "Free some space and try again.");
    }
}

void fetch(const DownloadRequest& request, PartFile& part, CurlSession& session, Protocol& protocol,
    JobContext& context)
{
    if (request.bytes > 0 && part.size() > request.bytes)
        part.restart();
    if (request.bytes > 0 && part.size() == request.bytes)
        return; // stopped just before the check
    checkSpace(request, part.size());
    if (transfer(request, part, session, protocol, context) == TransferEnd::Complete)
        return;
    part.restart();
    if (transfer(request, part, session, protocol, context) != TransferEnd::Complete) {
        throw Error(ErrorCode::Network,
            fmt::format("{} does not send its beginning.", shownAddress(request.address)),
            "Try again later.");
    }
}

/// The SHA-256 of what came.
std::string verify(const DownloadRequest& request, const PartFile& part, JobContext& context)
{
    const std::string shown = shownAddress(request.address);
    if (request.bytes > 0 && part.size() != request.bytes) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("{} sent {} bytes, {} were expected.", shown, part.size(), request.bytes),
            "Try again later.");
    }
    std::string sum = sha256OfFile(part.path(), [&](std::uint64_t done) {
        context.throwIfStopped();
        context.report(Stage::Verifying, static_cast<std::int64_t>(done), part.size());
    });
    if (!sum.starts_with(text::lowered(request.sha256Prefix))) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("{} has another checksum than expected: SHA-256 {}, not {}...", shown, sum,
                request.sha256Prefix),
            "What came was removed. Try again; if it happens twice, the file has been replaced.");
    }
    return sum;
}

}

Downloaded download(const DownloadRequest& request, JobContext& context)
{
    checkAddress(request.address);
    CurlSession session;
    HttpProtocol protocol;
    return download(request, session, protocol, context);
}

Downloaded download(
    const DownloadRequest& request, CurlSession& session, Protocol& protocol, JobContext& context)
{
    context.throwIfStopped();
    PartFile part(request.target);
    Downloaded done;
    try {
        fetch(request, part, session, protocol, context);
        done = {part.size(), verify(request, part, context), part.tagFor(request.address)};
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Corrupt)
            part.discard();
        throw;
    }
    context.throwIfStopped();
    part.finish();
    return done;
}

}
