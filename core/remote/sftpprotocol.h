// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/protocol.h"
#include "core/remote/transfererrors.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::remote {

struct SftpAccess {
    std::string host;
    std::string port = {}; ///< empty for the usual one
    std::string user;
    std::filesystem::path key = {}; ///< private; empty for none
    bool agent = false; ///< ask the agent at SSH_AUTH_SOCK
    std::string passphrase = {}; ///< of the key; may be empty
    std::string password = {}; ///< empty: not tried
    std::filesystem::path knownHosts;
    std::vector<std::string> acceptedHostKeys = {};
};

/// "SHA256:" and the sum's base64 without padding, as ssh-keygen -l prints it.
std::string hostKeyFingerprint(std::span<const std::byte> key);

/// SFTP through libcurl's SSH. A host is spoken to only with the key that known_hosts has for it,
/// or that the user named for a host which is not there. A file's version is "seconds-bytes".
class SftpProtocol : public Protocol {
public:
    explicit SftpProtocol(SftpAccess access);

    void prepare(CurlSession& session) override;
    void askFrom(CurlSession& session, std::int64_t offset, const std::string& version) override;
    Beginning beginning(const CurlSession& session, const ResponseHeaders& headers,
        std::int64_t offset) const override;
    TransferEnd end(const Answer& answer, std::int64_t offset) const override;

    /// For the callback of libcurl: whether to go on with a host that shows this key.
    enum class Match { Same, Other, Unknown };
    bool judge(Match match, std::string_view kind, std::span<const std::byte> key);

private:
    std::string hostInKnownHosts() const;
    TransferError loginDenied() const;

    SftpAccess m_access;
    std::optional<TransferError> m_refusal; ///< of the host's key
};

}
