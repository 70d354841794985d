// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remoteserver.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace vitrine::remote {

namespace {

/// The web has files, but no folders that could be listed.
class WebServer : public RemoteServer {
public:
    explicit WebServer(const RemoteLocation& location)
        : RemoteServer(std::make_unique<HttpProtocol>())
        , m_location(location)
    {
    }

    std::vector<RemoteFile> list(const JobContext& /*context*/) override
    {
        throw Error(ErrorCode::Unsupported,
            fmt::format("{} is one file: the web lists no folders.", m_location.shown()),
            "Name a .zip with the photos, or a folder by sftp:// or s3://.");
    }
    std::string addressOf(const std::string& /*path*/) const override { return address(); }
    std::string address() const override { return m_location.address; }
    std::string versionNow(const RemoteFile& file, const JobContext& /*context*/) override
    {
        return file.listed;
    }
    std::string proofOf(const RemoteFile& file, const std::string& /*version*/) const override
    {
        return file.listed;
    }

private:
    RemoteLocation m_location;
};

}

std::unique_ptr<RemoteServer> serverOf(
    const RemoteLocation& location, const RemoteOptions& options, const JobContext& context)
{
    const auto credentials = options.credentials ? options.credentials : systemCredentials();
    switch (location.kind) {
    case RemoteLocation::Kind::Web: return std::make_unique<WebServer>(location);
    case RemoteLocation::Kind::Sftp: return sftpServer(location, options, *credentials, context);
    case RemoteLocation::Kind::S3: return s3Server(location, *credentials, context);
    case RemoteLocation::Kind::Local: break;
    }
    throw Error(ErrorCode::Internal, "A local path has no server.");
}

}
