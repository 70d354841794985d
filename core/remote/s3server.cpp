// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/remote/percentcode.h"
#include "core/remote/remoteserver.h"
#include "core/remote/s3protocol.h"
#include "core/remote/transfer.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace vitrine::remote {

namespace {

constexpr std::size_t kPageBytes = std::size_t{16} << 20U; // of at most 1000 objects
constexpr int kPages = 10'000;

std::string fromEnvironment(std::initializer_list<const char*> names, std::string otherwise)
{
    for (const char* name : names) {
        const char* value = std::getenv(name);
        if (value && *value)
            return value;
    }
    return otherwise;
}

/// Without a slash at its end. Amazon's buckets are hosts of their own, except where a dot in the
/// name would not fit the certificate; other storage takes the bucket as the path's first part.
std::string bucketAddress(const RemoteLocation& location, const std::string& region)
{
    const std::string endpoint =
        location.endpoint.empty() ? fromEnvironment({"AWS_ENDPOINT_URL"}, {}) : location.endpoint;
    if (!endpoint.empty())
        return fmt::format("{}/{}", endpoint, location.bucket);
    if (location.bucket.find('.') != std::string::npos)
        return fmt::format("https://s3.{}.amazonaws.com/{}", region, location.bucket);
    return fmt::format("https://{}.s3.{}.amazonaws.com", location.bucket, region);
}

std::int64_t numberIn(std::string_view digits)
{
    std::int64_t value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Two names of the place where a listing goes on.
struct NextPage {
    std::string lastKey; ///< of the page before
    std::string token;
};

/// A page of ListObjectsV2.
struct Page {
    std::vector<RemoteFile> files;
    std::optional<NextPage> next; ///< none after the last
};

/// Throws Error Corrupt.
Page parsedPage(const std::string& text, const std::string& prefix, const std::string& shown)
{
    const Error unusable(ErrorCode::Corrupt, fmt::format("{} sent no listing.", shown),
        "Is the endpoint of the address that of an S3-compatible storage?");
    pugi::xml_document document;
    if (!document.load_buffer(text.data(), text.size()))
        throw unusable;
    const pugi::xml_node root = document.child("ListBucketResult");
    if (!root)
        throw unusable;
    Page page;
    std::string last;
    for (const pugi::xml_node object : root.children("Contents")) {
        const std::string key = object.child_value("Key");
        last = key;
        const std::int64_t bytes = numberIn(object.child_value("Size"));
        if (!key.starts_with(prefix) || bytes < 0)
            throw unusable;
        if (key.ends_with('/') && bytes == 0)
            continue; // how consoles mark a folder
        page.files.push_back({key.substr(prefix.size()), bytes, object.child_value("ETag")});
    }
    if (std::string_view(root.child_value("IsTruncated")) == "true") {
        page.next = {last, root.child_value("NextContinuationToken")};
        if (page.next->token.empty())
            throw unusable;
    }
    return page;
}

class S3Server : public RemoteServer {
public:
    S3Server(const RemoteLocation& location, const std::string& region, S3Access access)
        : RemoteServer(std::make_unique<S3Protocol>(std::move(access)))
        , m_location(location)
        , m_bucket(bucketAddress(location, region))
        , m_prefix(location.path)
    {
        if (!m_prefix.empty() && !m_prefix.ends_with('/'))
            m_prefix += '/';
    }

    std::vector<RemoteFile> list(const JobContext& context) override;
    std::string addressOf(const std::string& path) const override
    {
        return m_bucket + '/' + encodedPath(m_prefix + path);
    }
    std::string address() const override { return m_bucket + '/' + encodedPath(m_location.path); }
    std::string versionNow(const RemoteFile& file, const JobContext& /*context*/) override
    {
        return file.listed;
    }
    std::string proofOf(const RemoteFile& file, const std::string& /*version*/) const override
    {
        return file.listed;
    }

private:
    std::string pageAddress(const std::optional<NextPage>& next) const
    {
        // In the order of names, as the signature wants them. libcurl 8.14 to 8.18 sign a plus in a
        // query as a space, and tokens, which are Base64, often hold one: so the last key says
        // where to go on, which every server knows too, unless it holds one itself.
        const std::string query = "list-type=2&prefix=" + encodedValue(m_prefix);
        if (!next)
            return m_bucket + '?' + query;
        const bool byKey = !next->lastKey.empty() && next->lastKey.find('+') == std::string::npos;
        return byKey ? m_bucket + '?' + query + "&start-after=" + encodedValue(next->lastKey)
                     : m_bucket + "?continuation-token=" + encodedValue(next->token) + '&' + query;
    }

    RemoteLocation m_location;
    std::string m_bucket;
    std::string m_prefix; ///< empty, or with a slash at its end
};

std::vector<RemoteFile> S3Server::list(const JobContext& context)
{
    std::vector<RemoteFile> files;
    std::optional<NextPage> next;
    for (int pages = 0; pages < kPages; ++pages) {
        const std::string text =
            fetchText(pageAddress(next), kPageBytes, m_session, *m_protocol, context);
        Page page = parsedPage(text, m_prefix, m_location.shown());
        std::move(page.files.begin(), page.files.end(), std::back_inserter(files));
        next = std::move(page.next);
        if (!next)
            return files;
    }
    throw Error(ErrorCode::Unsupported,
        fmt::format("{} lists more than {} pages of objects.", m_location.shown(), kPages),
        "Name a folder with fewer objects.");
}

}

std::unique_ptr<RemoteServer> s3Server(
    const RemoteLocation& location, CredentialSource& credentials, const JobContext& context)
{
    const std::string region = location.region.empty()
        ? fromEnvironment({"AWS_REGION", "AWS_DEFAULT_REGION"}, "us-east-1")
        : location.region;
    const std::string host = hostOf(bucketAddress(location, region));
    const auto secret = [&](const char* name) {
        return credentials.find(name, host, context).value_or(std::string());
    };
    S3Access access{region, secret(kAwsKeyId)};
    if (!access.keyId.empty()) {
        access.secret = secret(kAwsSecret);
        access.token = secret(kAwsToken);
        if (access.secret.empty()) {
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("There is an access key for {}, but no secret.", host),
                "Set AWS_SECRET_ACCESS_KEY too, or store it in the keychain.");
        }
    }
    return std::make_unique<S3Server>(location, region, std::move(access));
}

}
