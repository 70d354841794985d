// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/nextstep.h"
#include "app/cli/verb.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vitrine::cli {

namespace {

class CreateVerb : public Verb {
public:
    std::string name() const override { return "new"; }
    std::string summary() const override { return "Make an empty workspace"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Folder to make, such as shop.vitrine")
            .required()
            .check(folderName());
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::create(m_folder);
        console.line(fmt::format("Made {}.", workspace->folder().string()));
        printNext(console, *workspace, m_folder);
        console.object({{"workspace", workspace->folder().string()}});
    }

private:
    std::string m_folder;
};

}

std::unique_ptr<Verb> makeCreateVerb()
{
    return std::make_unique<CreateVerb>();
}

}
