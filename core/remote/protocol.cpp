// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/protocol.h"

#include "core/remote/curlsession.h"

#include <fmt/format.h>

namespace vitrine::remote {

namespace {

constexpr long kRedirects = 10;
constexpr long kPartialContent = 206;
constexpr long kRangeNotSatisfiable = 416;

}

void HttpProtocol::prepare(CurlSession& session)
{
    const bool secure = session.address().starts_with("https:");
    session.set(CURLOPT_PROTOCOLS_STR, "http,https");
    session.set(CURLOPT_FOLLOWLOCATION, 1L);
    session.set(CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
    session.set(CURLOPT_MAXREDIRS, kRedirects);
}

void HttpProtocol::askFrom(CurlSession& session, std::int64_t offset, const std::string& version)
{
    // Not CURLOPT_RESUME_FROM: with it, a server that answers with the whole file is an error.
    session.set(CURLOPT_RANGE, fmt::format("{}-", offset));
    if (!version.empty())
        session.addHeader("If-Range: " + version);
}

Beginning HttpProtocol::beginning(
    const CurlSession& session, const ResponseHeaders& headers, std::int64_t /*offset*/) const
{
    if (session.status() != kPartialContent)
        return {0, session.length(), headers.version()};
    const ContentRange range = headers.range();
    return {range.first, range.total, headers.version()};
}

TransferEnd HttpProtocol::end(const Answer& answer, std::int64_t offset) const
{
    // Nothing after the part: because it is whole, or because it is not of this file.
    if (answer.status == kRangeNotSatisfiable && offset > 0)
        return answer.headers.range().total == offset ? TransferEnd::Complete
                                                      : TransferEnd::StartAgain;
    if (answer.status >= 300)
        throw statusError(answer.address, answer.status);
    if (answer.result != CURLE_OK)
        throw transferError(answer.address, answer.result, answer.detail);
    return TransferEnd::Complete;
}

}
