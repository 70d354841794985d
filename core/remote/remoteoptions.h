// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/credentials.h"
#include "core/remote/retry.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::remote {

class ArchiveShelf;

/// What an archive may at most unpack to; more is taken for a trap. Checked against what the
/// archive says before anything is written, and against what comes while it is.
struct ZipLimits {
    std::int64_t entries = 1'000'000;
    std::int64_t bytes = std::int64_t{64} << 30; ///< of all files together
    std::int64_t ratio = 200; ///< bytes unpacked for each byte of the archive
    std::int64_t harmless = std::int64_t{64} << 20; ///< bytes that are fine at any ratio
};

/// What S3 addresses are completed with that do not say it themselves.
struct S3Defaults {
    std::string endpoint =
        {}; ///< "https://storage.example.org"; empty: AWS_ENDPOINT_URL, else Amazon's
    std::string region = {}; ///< empty: AWS_REGION, AWS_DEFAULT_REGION, else us-east-1
};

struct RemoteOptions {
    std::filesystem::path sshKey = {}; ///< private; empty: the agent's, then the usual of ~/.ssh
    std::filesystem::path knownHosts = {}; ///< empty: ~/.ssh/known_hosts
    /// "SHA256:..." of hosts that knownHosts does not have. They do not excuse a changed key.
    std::vector<std::string> acceptedHostKeys = {};
    S3Defaults s3 = {};
    std::string sha256 = {}; ///< expected first hex digits of a table or archive; empty: any
    std::shared_ptr<ArchiveShelf> shelf = {}; ///< null: every call fetches its archive itself
    bool everyFile = false; ///< not only files that are pictures by their extension
    RetryPolicy retry = {};
    ZipLimits zip = {};
    std::shared_ptr<CredentialSource> credentials = {}; ///< null: systemCredentials()
};

}
