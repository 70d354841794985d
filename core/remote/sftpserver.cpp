// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/remote/entrypath.h"
#include "core/remote/percentcode.h"
#include "core/remote/remoteserver.h"
#include "core/remote/sftplisting.h"
#include "core/remote/sftpprotocol.h"
#include "core/remote/transfer.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <string_view>

namespace vitrine::remote {

namespace {

constexpr std::size_t kListingBytes = std::size_t{256} << 20U;
constexpr std::size_t kFolders = 100'000;
constexpr std::size_t kFiles = 10'000'000;
constexpr std::time_t kListingIsProofAfter = 600; // seconds; its dates are to the minute

class SftpServer : public RemoteServer {
public:
    SftpServer(const RemoteLocation& location, SftpAccess access)
        : RemoteServer(std::make_unique<SftpProtocol>(std::move(access)))
        , m_location(location)
        , m_host(fmt::format(
              "sftp://{}{}{}", location.host, location.port.empty() ? "" : ":", location.port))
    {
    }

    std::vector<RemoteFile> list(const JobContext& context) override;
    std::string addressOf(const std::string& path) const override
    {
        const bool slashed = m_location.path.ends_with('/');
        return address() + (slashed ? "" : "/") + encodedPath(path);
    }
    std::string address() const override { return m_host + encodedPath(m_location.path); }
    std::string versionNow(const RemoteFile& file, const JobContext& context) override
    {
        return askAbout(addressOf(file.path), m_session, *m_protocol, context).version;
    }
    std::string proofOf(const RemoteFile& file, const std::string& version) const override
    {
        std::time_t changed = 0;
        std::from_chars(version.data(), version.data() + version.size(), changed);
        return changed + kListingIsProofAfter < std::time(nullptr) ? file.listed : std::string();
    }

private:
    void take(std::string_view line, const std::string& folder, std::vector<RemoteFile>& files,
        std::deque<std::string>& folders) const;

    RemoteLocation m_location;
    std::string m_host;
};

std::vector<RemoteFile> SftpServer::list(const JobContext& context)
{
    std::vector<RemoteFile> files;
    std::deque<std::string> folders{""}; // below the location, with a slash at the end
    for (std::size_t seen = 0; !folders.empty(); ++seen) {
        if (seen == kFolders || files.size() > kFiles) {
            throw Error(ErrorCode::Unsupported,
                fmt::format("{} holds too many folders or files.", m_location.shown()),
                "Name a folder with fewer.");
        }
        const std::string folder = std::move(folders.front());
        folders.pop_front();
        std::string address = addressOf(folder);
        const std::string text = fetchText(address, kListingBytes, m_session, *m_protocol, context);
        for (std::size_t start = 0; start < text.size();) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            take(std::string_view(text).substr(start, end - start), folder, files, folders);
            start = end + 1;
        }
    }
    return files;
}

void SftpServer::take(std::string_view line, const std::string& folder,
    std::vector<RemoteFile>& files, std::deque<std::string>& folders) const
{
    const auto entry = parsedListingLine(line);
    if (!entry) {
        files.push_back(
            {folder + std::string(line), 0, {}, "the server lists it in a form unknown"});
        return;
    }
    if (entry->name == "." || entry->name == "..")
        return;
    const std::string path = folder + entry->name;
    RemoteFile file{path, entry->bytes, entry->date};
    if (entry->name.find('/') != std::string::npos)
        file.refusal = "its name has a slash";
    else if (entry->type == 'd' && isHidden(path))
        return;
    else if (entry->type == 'd' && reasonAgainst(path).empty())
        return folders.push_back(path + '/');
    else if (entry->type == 'l')
        file.refusal = "it is a link, and links are not followed";
    else if (entry->type != '-' && entry->type != 'd')
        file.refusal = "it is no ordinary file";
    files.push_back(std::move(file));
}

std::filesystem::path homeFolder()
{
    const char* home = std::getenv("HOME");
    return home ? home : "/";
}

std::filesystem::path usualKey()
{
    for (const char* name : {"id_ed25519", "id_ecdsa", "id_rsa"}) {
        const auto file = homeFolder() / ".ssh" / name;
        std::error_code unknown;
        if (std::filesystem::is_regular_file(file, unknown))
            return file;
    }
    return {};
}

}

std::unique_ptr<RemoteServer> sftpServer(const RemoteLocation& location,
    const RemoteOptions& options, CredentialSource& credentials, const JobContext& context)
{
    const std::string server =
        location.port.empty() ? location.host : location.host + ':' + location.port;
    const auto secret = [&](const char* name) {
        return credentials.find(name, server, context).value_or(std::string());
    };
    const bool named = !options.sshKey.empty();
    std::error_code unknown;
    if (named && !std::filesystem::is_regular_file(options.sshKey, unknown)) {
        throw Error(ErrorCode::NotFound,
            fmt::format("There is no private key {}.", options.sshKey.string()),
            "Check the path, or leave it out to use the agent.");
    }
    const char* agent = std::getenv("SSH_AUTH_SOCK");
    SftpAccess access{.host = location.host,
        .port = location.port,
        .user = location.user.empty() ? paths::userName() : location.user,
        .key = named ? options.sshKey : usualKey(),
        .agent = !named && agent && *agent,
        .knownHosts =
            options.knownHosts.empty() ? homeFolder() / ".ssh/known_hosts" : options.knownHosts,
        .acceptedHostKeys = options.acceptedHostKeys};
    if (!access.key.empty())
        access.passphrase = secret(kSftpPassphrase);
    access.password = secret(kSftpPassword);
    return std::make_unique<SftpServer>(location, std::move(access));
}

}
