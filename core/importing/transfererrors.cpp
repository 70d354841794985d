// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/transfererrors.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace vitrine::importing {

namespace {

std::string hostOf(std::string_view address)
{
    const std::size_t start = address.find("//");
    if (start == std::string_view::npos)
        return std::string(address);
    std::string_view host = address.substr(start + 2);
    host = host.substr(0, host.find_first_of("/?#"));
    return std::string(
        host.substr(host.find('@') == std::string_view::npos ? 0 : host.find('@') + 1));
}

std::string byHand(const std::string& address)
{
    return fmt::format("Check the connection and try again, or download {} on another computer and "
                       "import the file.",
        address);
}

}

Error transferError(const std::string& address, int result, const std::string& detail)
{
    const std::string host = hostOf(address);
    const std::string reason =
        detail.empty() ? curl_easy_strerror(static_cast<CURLcode>(result)) : detail;
    switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
        return {ErrorCode::Network,
            fmt::format("You seem to be offline: {} cannot be reached ({}).", host, reason),
            byHand(address)};
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::Network, fmt::format("{} does not answer ({}).", host, reason),
            "What has come is kept: try again to continue."};
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return {ErrorCode::Network, fmt::format("The connection to {} broke ({}).", host, reason),
            "What has come is kept: try again to continue."};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return {ErrorCode::Network,
            fmt::format("There is no secure connection to {} ({}).", host, reason),
            "Check the computer's date and its certificates (Debian: ca-certificates)."};
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return {ErrorCode::Network,
            fmt::format("{} leads to an address that is not followed ({}).", address, reason),
            byHand(address)};
    case CURLE_URL_MALFORMAT:
        return {ErrorCode::InvalidArgument, fmt::format("{} is no address ({}).", address, reason)};
    default:
        return {ErrorCode::Network, fmt::format("{} was not downloaded ({}).", address, reason),
            byHand(address)};
    }
}

Error statusError(const std::string& address, long status)
{
    const auto because = [&](std::string_view words, std::string hint) {
        return Error(ErrorCode::Network,
            fmt::format("{} {} (HTTP {}).", hostOf(address), words, status), std::move(hint));
    };
    switch (status) {
    case 401:
    case 403:
    case 407: return because("refuses to hand out the file", byHand(address));
    case 404:
    case 410: return because("does not have the file", fmt::format("Is {} right?", address));
    case 429:
    case 503: return because("is busy", "Try again later.");
    default:
        return because(status >= 500 ? "has a problem of its own" : "did not send the file",
            status >= 500 ? "Try again later." : byHand(address));
    }
}

}
