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

class EmbedVerb : public Verb {
public:
    std::string name() const override { return "embed"; }
    std::string summary() const override
    {
        return "Turn every clean photo into a vector of 1000 numbers";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("--weights", m_request.weights,
            "A ResNet's weights: a file (torch.save or safetensors), a name of `weights list` or "
            "an "
            "id of `models`. Without it: those used last, else downloaded ones, else a random "
            "network");
        command.flag("--again", m_request.again, "Compute vectors anew that are there");
        command.footer(
            "The random network needs no download, and groups photos by colour and texture, "
            "not by\n"
            "what they show: expect rough results until you give it real weights.\n"
            "A stopped run continues where it was.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const EmbedReport report = workspace->embed(m_request, console.context());
        printPictures(console, report, "Embedded");
        console.line(fmt::format("Network: {} ({}, {}), {} numbers a photo.", report.model.name,
            report.model.backbone, report.model.precision, report.model.length));
        if (!report.model.pretrained)
            console.line(randomNetworkNotice());
        printNext(console, *workspace, m_folder);
        console.object(toJson(report));
    }

    std::string howToContinue() const override
    {
        return "Finished photos are kept. Run the same command again to continue.";
    }

private:
    std::string m_folder;
    EmbedRequest m_request;
};

}

std::unique_ptr<Verb> makeEmbedVerb()
{
    return std::make_unique<EmbedVerb>();
}

}
