// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/nextstep.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vitrine::cli {

namespace {

class ImportVerb : public Verb {
public:
    std::string name() const override { return "import"; }
    std::string summary() const override { return "Read the tables of listings and images"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command
            .option("--products", m_request.products,
                "CSV of listings: id, title, category, price, ...")
            .required()
            .check(fileName());
        command.option("--images", m_request.images, "CSV of images: id, product_id")
            .required()
            .check(fileName());
        command.option("--pictures", m_request.pictures,
            "Folder of photos named <image id>.<extension>; without it only the tables are read");
        command.flag("--leave-out-gone", m_request.leaveOutGone,
            "Leave out listings that the table no longer has, as one step of the history");
        declareChecksums(command);
        declareRemote(command);
        command.footer(
            "Rows that cannot be used are reported, never dropped in silence. Importing the same\n"
            "files again changes nothing; changed rows are updated. Listings that the table no\n"
            "longer has stay, unless --leave-out-gone leaves them out; `history --undo` takes\n"
            "them back in.\n\n"
            "Each of the three may be a path, or an address:\n"
            "  https://example.org/photos.zip      a file of the web\n"
            "  sftp://user@example.org/srv/photos  a file or folder; /~/ is the home folder\n"
            "  s3://bucket/photos                  an object, or all that begin with photos/\n"
            "  photos.zip#2024/summer              a folder or file of an archive, in any of them\n"
            "What is fetched is kept in the workspace; the next import fetches what has changed.\n"
            "Secrets come from SSH agent, keychain or environment, never from an address:\n"
            "VITRINE_SFTP_PASSWORD, VITRINE_SFTP_PASSPHRASE, AWS_ACCESS_KEY_ID,\n"
            "AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const ImportReport report = workspace->importTables(m_request, console.context());
        printImport(console, report);
        printNext(console, *workspace, m_folder);
        console.object(toJson(report));
    }

    std::string howToContinue() const override
    {
        return "The catalogue is as it was before, and what was fetched is kept. Run the same "
               "command again to import.";
    }

private:
    void declareChecksums(Command& command)
    {
        const auto add = [&](const char* option, std::string& sum, const char* what) {
            command.option(option, sum,
                fmt::format("SHA-256 that {} must have, or nothing is imported", what));
        };
        add("--products-sha256", m_request.productsSha256, "the table of listings");
        add("--images-sha256", m_request.imagesSha256, "the table of images");
        add("--pictures-sha256", m_request.picturesSha256, "the archive of photos");
    }

    void declareRemote(Command& command)
    {
        RemoteAccess& remote = m_request.remote;
        command.option("--ssh-key", remote.sshKey,
            "SFTP: private key; by default the agent's keys and those of ~/.ssh");
        command.option("--known-hosts", remote.knownHosts,
            "SFTP: file of known hosts' keys; by default ~/.ssh/known_hosts");
        command
            .option("--accept-host-key", remote.acceptedHostKeys,
                "SFTP: SHA256:... of the key that an unknown host may show, for this import; once "
                "for each host")
            .oneValueAtATime();
        command.option("--s3-endpoint", remote.s3Endpoint,
            "S3: storage other than Amazon's, as in https://storage.example.org");
        command.option("--s3-region", remote.s3Region, "S3: region, as in eu-central-1");
    }

    std::string m_folder;
    ImportRequest m_request;
};

}

std::unique_ptr<Verb> makeImportVerb()
{
    return std::make_unique<ImportVerb>();
}

}
