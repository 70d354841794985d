// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/nextstep.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace vitrine::cli {

namespace {

class DemoVerb : public Verb {
public:
    std::string name() const override { return "demo"; }
    std::string summary() const override { return "Draw a demo shop and import it"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder; made when it is not there")
            .required()
            .check(folderName());
        command.option("--listings", m_request.listings, "How many listings")
            .captureDefault()
            .check(wholeNumber(13, 20'000));
        command.option("--seed", m_request.seed, "The same seed draws the same shop")
            .captureDefault()
            .check(wholeNumber(0, std::numeric_limits<std::uint64_t>::max()));
    }

    void run(Console& console) override
    {
        const auto workspace =
            std::filesystem::exists(m_folder) && !std::filesystem::is_empty(m_folder)
            ? Workspace::open(m_folder)
            : Workspace::create(m_folder);
        const ImportReport report = workspace->makeDemo(m_request, console.context());
        printImport(console, report);
        printNext(console, *workspace, m_folder);
        auto object = toJson(report);
        object["workspace"] = workspace->folder().string();
        console.object(object);
    }

    std::string howToContinue() const override
    {
        return "No shop was drawn. Run the same command again.";
    }

private:
    std::string m_folder;
    DemoRequest m_request;
};

}

std::unique_ptr<Verb> makeDemoVerb()
{
    return std::make_unique<DemoVerb>();
}

}
