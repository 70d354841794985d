// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remotelocation.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/remote/transfererrors.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace vitrine::remote {

namespace {

Error invalid(std::string message, std::string hint)
{
    return {ErrorCode::InvalidArgument, std::move(message), std::move(hint)};
}

/// libcurl's own reading of an address, so that no other reading than the one used is checked.
class Address {
public:
    explicit Address(std::string text)
        : m_handle(curl_url())
    {
        for (std::size_t at = 0; (at = text.find(' ', at)) != std::string::npos;)
            text.replace(at, 1, "%20"); // people write spaces as they are
        const auto failed =
            curl_url_set(m_handle.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME);
        if (failed != CURLUE_OK) {
            throw invalid(fmt::format("{} is no address ({}).", shownAddress(text),
                              curl_url_strerror(failed)),
                "Write it like sftp://user@example.org/folder or https://example.org/photos.zip.");
        }
        if (part(CURLUPART_PASSWORD)) {
            throw invalid(
                fmt::format("The address of {} holds a password, which others could read there.",
                    part(CURLUPART_HOST).value_or("the server")),
                "Leave it out of the address. For SFTP, set VITRINE_SFTP_PASSWORD, or store it in "
                "the keychain.");
        }
    }

    std::optional<std::string> part(CURLUPart which, unsigned flags = 0) const
    {
        char* text = nullptr;
        if (curl_url_get(m_handle.get(), which, &text, flags) != CURLUE_OK)
            return std::nullopt;
        const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
        return std::string(text);
    }

    std::string decoded(CURLUPart which) const
    {
        return part(which, CURLU_URLDECODE).value_or(std::string());
    }

    /// The whole without its fragment.
    std::string withoutFragment() const
    {
        curl_url_set(m_handle.get(), CURLUPART_FRAGMENT, nullptr, 0);
        return part(CURLUPART_URL).value_or(std::string());
    }

private:
    struct Deleter {
        void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
    };
    std::unique_ptr<CURLU, Deleter> m_handle;
};

bool hasZipName(std::string_view name)
{
    return text::lowered(name).ends_with(".zip");
}

/// Cuts "#member" off a name that ends in .zip before it.
std::string cutMember(std::string& name)
{
    const std::size_t hash = text::lowered(name).find(".zip#");
    if (hash == std::string::npos)
        return {};
    std::string member = name.substr(hash + 5);
    name.resize(hash + 4);
    return member;
}

/// What is fetched in the clear could be read, and be another file, on the way.
void requireSecure(const Address& address)
{
    const std::string host = address.part(CURLUPART_HOST).value_or(std::string());
    if (address.part(CURLUPART_SCHEME) == "http" && !isThisComputer(host)) {
        throw invalid(fmt::format("http://{} is not encrypted.", host),
            "Use https://, or sftp://. Plain http:// is taken from this computer only.");
    }
}

RemoteLocation webLocation(const std::string& text)
{
    const Address address(text);
    requireSecure(address);
    RemoteLocation location{.kind = RemoteLocation::Kind::Web,
        .path = address.decoded(CURLUPART_PATH),
        .member = address.decoded(CURLUPART_FRAGMENT)};
    location.host = address.part(CURLUPART_HOST).value_or(std::string());
    location.address = address.withoutFragment();
    return location;
}

RemoteLocation sftpLocation(const std::string& text)
{
    const Address address(text);
    RemoteLocation location{.kind = RemoteLocation::Kind::Sftp,
        .path = address.decoded(CURLUPART_PATH),
        .member = address.decoded(CURLUPART_FRAGMENT)};
    location.host = address.part(CURLUPART_HOST).value_or(std::string());
    location.port = address.part(CURLUPART_PORT).value_or(std::string());
    location.user = address.decoded(CURLUPART_USER);
    if (address.part(CURLUPART_QUERY)) {
        throw invalid("An SFTP address has nothing after a question mark.",
            "Write a ? that belongs to a name as %3F.");
    }
    return location;
}

std::string decodedQueryValue(std::string_view text)
{
    int length = 0;
    const std::unique_ptr<char, decltype(&curl_free)> decoded(
        curl_easy_unescape(nullptr, text.data(), static_cast<int>(text.size()), &length),
        &curl_free);
    return decoded ? std::string(decoded.get(), static_cast<std::size_t>(length)) : std::string();
}

void setS3Option(RemoteLocation& location, std::string_view name, const std::string& value)
{
    if (name == "region" && !value.empty()
        && value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos) {
        location.region = value;
    } else if (name == "endpoint"
        && (value.starts_with("https://") || value.starts_with("http://"))) {
        location.endpoint = value.substr(0, value.find_last_not_of('/') + 1);
        requireSecure(Address(location.endpoint));
    } else {
        throw invalid(fmt::format("\"{}\" is no setting of an S3 address.", name),
            "After the ? there may be region=eu-central-1 and "
            "endpoint=https://storage.example.org, "
            "with & between them.");
    }
}

void takeS3Option(RemoteLocation& location, std::string_view option)
{
    const std::size_t equals = option.find('=');
    setS3Option(location, option.substr(0, equals),
        equals == std::string_view::npos ? std::string()
                                         : decodedQueryValue(option.substr(equals + 1)));
}

void complete(RemoteLocation& location, const S3Defaults& s3)
{
    if (location.region.empty() && !s3.region.empty())
        setS3Option(location, "region", s3.region);
    if (location.endpoint.empty() && !s3.endpoint.empty())
        setS3Option(location, "endpoint", s3.endpoint);
}

/// Keys are written as they are, not percent-encoded, as is usual for s3:// addresses.
RemoteLocation s3Location(std::string_view text, const S3Defaults& s3)
{
    text.remove_prefix(std::string_view("s3://").size());
    const std::size_t question = std::min(text.rfind('?'), text.size());
    std::string_view options = text.substr(std::min(question + 1, text.size()));
    std::string place(text.substr(0, question));
    RemoteLocation location{.kind = RemoteLocation::Kind::S3};
    location.member = cutMember(place);
    location.bucket = place.substr(0, place.find('/'));
    location.path = place.substr(std::min(location.bucket.size() + 1, place.size()));
    if (location.bucket.size() < 3 || location.bucket.size() > 63
        || location.bucket.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-")
            != std::string::npos) {
        throw invalid(fmt::format("\"{}\" is no name of an S3 bucket.", location.bucket),
            "Write s3://bucket/folder; buckets have 3 to 63 small letters, digits, dots and "
            "hyphens.");
    }
    while (!options.empty()) {
        const std::string_view option = options.substr(0, options.find('&'));
        options.remove_prefix(std::min(option.size() + 1, options.size()));
        takeS3Option(location, option);
    }
    complete(location, s3);
    return location;
}

}

RemoteLocation RemoteLocation::parse(std::string_view text, const S3Defaults& s3)
{
    const std::string trimmed(text::trimmed(text));
    if (trimmed.empty()
        || trimmed.find_first_of(std::string_view("\0\n\r", 3)) != std::string::npos)
        throw invalid("This names no place.", "Write a path or an address.");
    const std::size_t colon = trimmed.find("://");
    const std::string scheme =
        colon == std::string::npos ? std::string() : text::lowered(trimmed.substr(0, colon));
    if (scheme == "https" || scheme == "http")
        return webLocation(trimmed);
    if (scheme == "sftp")
        return sftpLocation(trimmed);
    if (scheme == "s3")
        return s3Location("s3" + trimmed.substr(colon), s3);
    if (!scheme.empty()) {
        throw invalid(fmt::format("\"{}\" addresses are not understood.", scheme),
            "Use https://, sftp://, s3://, or a path of this computer.");
    }
    RemoteLocation location{.kind = Kind::Local, .path = trimmed};
    location.member = cutMember(location.path);
    return location;
}

bool RemoteLocation::isZip() const
{
    return hasZipName(path);
}

std::string RemoteLocation::fileName() const
{
    return std::filesystem::path(path).filename().string();
}

std::string RemoteLocation::shown() const
{
    switch (kind) {
    case Kind::Web: return shownAddress(address);
    case Kind::Sftp:
        return fmt::format("sftp://{}{}{}{}", host, port.empty() ? "" : ":", port, path);
    case Kind::S3: return fmt::format("s3://{}/{}", bucket, path);
    case Kind::Local: break;
    }
    return path;
}

std::string RemoteLocation::identity() const
{
    const std::string place =
        kind == Kind::Local ? std::filesystem::absolute(path).lexically_normal().string() : shown();
    return fmt::format("{}{}{}{}{}{}{}", place, member.empty() ? "" : "#", member,
        endpoint.empty() ? "" : " at ", shownAddress(endpoint), user.empty() ? "" : " as ", user);
}

}
