// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::remote {

inline constexpr const char* kAwsKeyId = "AWS_ACCESS_KEY_ID";
inline constexpr const char* kAwsSecret = "AWS_SECRET_ACCESS_KEY";
inline constexpr const char* kAwsToken = "AWS_SESSION_TOKEN";
inline constexpr const char* kSftpPassword = "VITRINE_SFTP_PASSWORD";
inline constexpr const char* kSftpPassphrase = "VITRINE_SFTP_PASSPHRASE"; ///< of the private key

/// Where secrets come from. They go to libcurl and nowhere else: no file, log, message or command
/// line ever has one.
class CredentialSource {
public:
    virtual ~CredentialSource() = default;
    /// The secret called `name` (above) for `server` (host, with the port where one is named);
    /// nothing when it is not known. Throws Cancelled.
    virtual std::optional<std::string> find(
        const std::string& name, const std::string& server, const JobContext& context) = 0;
};

/// Variables of the environment; the same for every server. Empty ones count as absent.
class EnvironmentCredentials : public CredentialSource {
public:
    std::optional<std::string> find(
        const std::string& name, const std::string& server, const JobContext& context) override;
};

/// The system's keychain, asked through libsecret's `secret-tool lookup service vitrine name NAME
/// server SERVER`. Without that program, or without a keychain, it knows nothing.
class KeychainCredentials : public CredentialSource {
public:
    /// `program` is looked for in PATH; a keychain that waits for its owner is given `patience`.
    explicit KeychainCredentials(std::string program = "secret-tool",
        std::chrono::milliseconds patience = std::chrono::seconds(60));
    std::optional<std::string> find(
        const std::string& name, const std::string& server, const JobContext& context) override;

private:
    std::string m_program;
    std::chrono::milliseconds m_patience;
};

/// The environment, then the keychain.
std::shared_ptr<CredentialSource> systemCredentials();

}
