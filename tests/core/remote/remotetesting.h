// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/jobs/outcome.h"
#include "core/remote/credentials.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>

namespace vitrine::test {

/// Secrets that a test hands out, and which names were asked for.
class GivenCredentials : public remote::CredentialSource {
public:
    explicit GivenCredentials(std::map<std::string, std::string> secrets)
        : m_secrets(std::move(secrets))
    {
    }

    std::optional<std::string> find(
        const std::string& name, const std::string& server, const JobContext& /*context*/) override
    {
        m_servers.insert(server);
        const auto found = m_secrets.find(name);
        return found == m_secrets.end() ? std::nullopt : std::optional<std::string>(found->second);
    }

    const std::set<std::string>& servers() const { return m_servers; }

private:
    std::map<std::string, std::string> m_secrets;
    std::set<std::string> m_servers;
};

inline std::string someBytes(std::size_t count, unsigned seed = 7)
{
    std::mt19937 generator(seed);
    std::string bytes(count, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(generator()); });
    return bytes;
}

inline bool failedWith(const Outcome& outcome, ErrorCode code)
{
    return outcome.state == JobState::Failed && outcome.error->code() == code;
}

/// Paths of all files below, hidden ones too.
inline std::set<std::string> filesBelow(const std::filesystem::path& folder)
{
    std::set<std::string> names;
    if (!std::filesystem::exists(folder))
        return names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_directory())
            names.insert(entry.path().lexically_relative(folder).string());
    }
    return names;
}

}
