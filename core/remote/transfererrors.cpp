// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/transfererrors.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace vitrine::remote {

namespace {

using Reach = TransferError::Reach;

std::string byHand(const std::string& address)
{
    return fmt::format("Check the connection and try again, or download {} on another computer and "
                       "import the file.",
        shownAddress(address));
}

TransferError network(std::string message, std::string hint, Reach reach)
{
    return {Error(ErrorCode::Network, std::move(message), std::move(hint)), reach};
}

/// [start, end) of "user:password@host:port" in an address.
std::pair<std::size_t, std::size_t> authorityIn(std::string_view address)
{
    const std::size_t slashes = address.find("//");
    const std::size_t start = slashes == std::string_view::npos ? 0 : slashes + 2;
    return {start, std::min(address.find_first_of("/?#", start), address.size())};
}

}

std::string hostOf(const std::string& address)
{
    const auto [start, end] = authorityIn(address);
    const std::string authority = address.substr(start, end - start);
    const std::size_t at = authority.rfind('@');
    return at == std::string::npos ? authority : authority.substr(at + 1);
}

std::string shownAddress(const std::string& address)
{
    const auto [start, end] = authorityIn(address);
    const std::size_t cut = std::min(address.find_first_of("?#", end), address.size());
    return address.substr(0, start) + hostOf(address) + address.substr(end, cut - end);
}

TransferError transferError(const std::string& address, int result, const std::string& detail)
{
    const std::string host = hostOf(address);
    const std::string shown = shownAddress(address);
    const std::string reason =
        detail.empty() ? curl_easy_strerror(static_cast<CURLcode>(result)) : detail;
    switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
        return network(
            fmt::format("You seem to be offline: {} cannot be reached ({}).", host, reason),
            byHand(address), Reach::Moment);
    case CURLE_OPERATION_TIMEDOUT:
        return network(fmt::format("{} does not answer ({}).", host, reason),
            "What has come is kept: try again to continue.", Reach::Moment);
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return network(fmt::format("The connection to {} broke ({}).", host, reason),
            "What has come is kept: try again to continue.", Reach::Moment);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return network(fmt::format("There is no secure connection to {} ({}).", host, reason),
            "Check the computer's date and its certificates (Debian: ca-certificates). An "
            "authority of "
            "your own belongs into a file that SSL_CERT_FILE names.",
            Reach::Server);
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return network(
            fmt::format("{} leads to an address that is not followed ({}).", shown, reason),
            byHand(address), Reach::File);
    case CURLE_URL_MALFORMAT:
        return {
            Error(ErrorCode::InvalidArgument, fmt::format("{} is no address ({}).", shown, reason)),
            Reach::File};
    default:
        return network(fmt::format("{} was not downloaded ({}).", shown, reason), byHand(address),
            Reach::File);
    }
}

TransferError statusError(const std::string& address, long status)
{
    const auto because = [&](std::string_view words, std::string hint, Reach reach) {
        return network(fmt::format("{} {} (HTTP {}).", hostOf(address), words, status),
            std::move(hint), reach);
    };
    switch (status) {
    case 401:
    case 403:
    case 407: return because("refuses to hand out the file", byHand(address), Reach::File);
    case 404:
    case 410:
        return because("does not have the file", fmt::format("Is {} right?", shownAddress(address)),
            Reach::File);
    case 408:
    case 429:
    case 503: return because("is busy", "Try again later.", Reach::Moment);
    default:
        if (status >= 500)
            return because("has a problem of its own", "Try again later.", Reach::Moment);
        return because("did not send the file", byHand(address), Reach::File);
    }
}

}
