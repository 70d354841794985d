// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/remote.

#include "core/remote/curlsession.h"
#include "core/remote/download.h"
#include "core/remote/protocol.h"
#include "core/remote/remotelocation.h"
#include "core/remote/remoteoptions.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::remote {

/// A file of a listing.
struct RemoteFile {
    std::string path; ///< below the location, parts separated by `/`; not yet checked
    std::int64_t bytes = 0;
    std::string listed = {}; ///< what the listing says that changes with the file: ETag, date
    std::string refusal = {}; ///< why it cannot be fetched; empty when it can
};

/// A location on a server, with the connection to it. One thread at a time.
class RemoteServer {
public:
    virtual ~RemoteServer() = default;

    /// The files of the location's folder and of those below it. Throws TransferError, Cancelled.
    virtual std::vector<RemoteFile> list(const JobContext& context) = 0;
    /// Of a file of the listing.
    virtual std::string addressOf(const std::string& path) const = 0;
    /// Of the location itself, which then is a file.
    virtual std::string address() const = 0;
    /// What the file's version would be now, given that its listing changed.
    virtual std::string versionNow(const RemoteFile& file, const JobContext& context) = 0;
    /// `file.listed`, unless the file could change unseen by a listing soon after `version`.
    virtual std::string proofOf(const RemoteFile& file, const std::string& version) const = 0;

    CurlSession& session() { return m_session; }
    Protocol& protocol() { return *m_protocol; }

protected:
    explicit RemoteServer(std::unique_ptr<Protocol> protocol)
        : m_protocol(std::move(protocol))
    {
    }

    CurlSession m_session;
    std::unique_ptr<Protocol> m_protocol;
};

/// Asks for the credentials that the location needs; connects with the first request. Throws Error,
/// Cancelled.
std::unique_ptr<RemoteServer> serverOf(
    const RemoteLocation& location, const RemoteOptions& options, const JobContext& context);

std::unique_ptr<RemoteServer> s3Server(
    const RemoteLocation& location, CredentialSource& credentials, const JobContext& context);
std::unique_ptr<RemoteServer> sftpServer(const RemoteLocation& location,
    const RemoteOptions& options, CredentialSource& credentials, const JobContext& context);

}
