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

class IndexVerb : public Verb {
public:
    std::string name() const override { return "index"; }
    std::string summary() const override { return "Build the index that searches use"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("--metric", m_metric, "How vectors are compared")
            .transform(oneOf({"cosine", "l2"}))
            .captureDefault();
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const IndexRequest request{m_metric == "l2" ? SearchMetric::L2 : SearchMetric::Cosine};
        const IndexReport report = workspace->buildIndex(request, console.context());
        console.line(fmt::format("Indexed {} of {} numbers by {} {}.",
            counted(report.vectors, "vector", "vectors"), report.length, metricWord(report.metric),
            inSeconds(report.seconds)));
        printNext(console, *workspace, m_folder);
        console.object(toJson(report));
    }

private:
    std::string m_folder;
    std::string m_metric = "cosine";
};

}

std::unique_ptr<Verb> makeIndexVerb()
{
    return std::make_unique<IndexVerb>();
}

}
