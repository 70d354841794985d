// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/s3protocol.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/remote/curlsession.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace vitrine::remote {

namespace {

using Reach = TransferError::Reach;

constexpr long kPreconditionFailed = 412;
constexpr std::size_t kCodeLetters = 64;

/// The <Code> of S3's error page, such as "NoSuchKey"; empty when the page is something else.
std::string codeIn(const std::string& page)
{
    pugi::xml_document document;
    document.load_buffer(page.data(), page.size()); // a page that was cut still has its beginning
    std::string code = document.child("Error").child_value("Code");
    const auto isLetter = [](unsigned char letter) { return std::isalnum(letter) != 0; };
    return code.size() <= kCodeLetters && std::ranges::all_of(code, isLetter) ? code
                                                                              : std::string();
}

struct Meaning {
    std::string_view code;
    ErrorCode kind;
    std::string_view words;
    std::string_view hint;
    Reach reach;
};

constexpr Meaning kMeanings[] = {
    {"InvalidAccessKeyId", ErrorCode::PermissionDenied, "does not know the access key",
        "Check AWS_ACCESS_KEY_ID.", Reach::Server},
    {"SignatureDoesNotMatch", ErrorCode::PermissionDenied, "does not accept the signature",
        "Check AWS_SECRET_ACCESS_KEY and the region of the address.", Reach::Server},
    {"ExpiredToken", ErrorCode::PermissionDenied, "says that the temporary key has expired",
        "Get a new one, with its AWS_SESSION_TOKEN.", Reach::Server},
    {"InvalidToken", ErrorCode::PermissionDenied, "does not accept the session token",
        "Check AWS_SESSION_TOKEN, or unset it for keys that last.", Reach::Server},
    {"RequestTimeTooSkewed", ErrorCode::PermissionDenied, "finds this computer's clock wrong",
        "Set the clock and try again.", Reach::Server},
    {"AuthorizationHeaderMalformed", ErrorCode::InvalidArgument, "keeps the bucket elsewhere",
        "Name the bucket's region: s3://bucket/folder?region=...", Reach::Server},
    {"PermanentRedirect", ErrorCode::InvalidArgument, "keeps the bucket elsewhere",
        "Name the bucket's region: s3://bucket/folder?region=...", Reach::Server},
    {"NoSuchBucket", ErrorCode::NotFound, "has no such bucket", "Check the bucket's name.",
        Reach::Server},
    {"NoSuchKey", ErrorCode::NotFound, "has no such object", "Check the name in the address.",
        Reach::File},
    {"SlowDown", ErrorCode::Network, "is busy", "Try again later.", Reach::Moment},
};

TransferError accessDenied(const Answer& answer, bool isSigned)
{
    return {Error(ErrorCode::PermissionDenied,
                fmt::format("{} does not hand out {} (HTTP 403).", hostOf(answer.address),
                    shownAddress(answer.address)),
                isSigned ? "Ask the bucket's owner to let this access key list and read it."
                         : "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or store them in the "
                           "keychain."),
        Reach::File};
}

TransferError s3Error(const Answer& answer, bool isSigned)
{
    const std::string code = codeIn(answer.errorPage);
    const auto* known = std::ranges::find(kMeanings, code, &Meaning::code);
    if (known != std::end(kMeanings)) {
        return {Error(known->kind,
                    fmt::format("{} {} ({}, HTTP {}).", hostOf(answer.address), known->words, code,
                        answer.status),
                    std::string(known->hint)),
            known->reach};
    }
    if (answer.status == 403)
        return accessDenied(answer, isSigned);
    return statusError(answer.address, answer.status);
}

}

S3Protocol::S3Protocol(S3Access access)
    : m_access(std::move(access))
{
}

void S3Protocol::prepare(CurlSession& session)
{
    session.set(CURLOPT_PROTOCOLS_STR, "http,https");
    if (m_access.keyId.empty())
        return;
    session.set(CURLOPT_AWS_SIGV4, "aws:amz:" + m_access.region + ":s3");
    session.set(CURLOPT_USERNAME, m_access.keyId);
    session.set(CURLOPT_PASSWORD, m_access.secret);
    static const std::string kEmptyBody = "x-amz-content-sha256: " + sha256Hex("");
    session.addHeader(kEmptyBody);
    if (!m_access.token.empty())
        session.addHeader("x-amz-security-token: " + m_access.token);
}

void S3Protocol::askFrom(CurlSession& session, std::int64_t offset, const std::string& version)
{
    session.set(CURLOPT_RANGE, fmt::format("{}-", offset));
    if (version.starts_with('"'))
        session.addHeader("If-Match: " + version);
}

TransferEnd S3Protocol::end(const Answer& answer, std::int64_t offset) const
{
    if (answer.status == kPreconditionFailed && offset > 0)
        return TransferEnd::StartAgain;
    const bool pastTheEnd = answer.status == 416 && offset > 0;
    if (answer.status >= 300 && !pastTheEnd)
        throw s3Error(answer, !m_access.keyId.empty());
    return HttpProtocol::end(answer, offset);
}

}
