// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace vitrine::cli {

namespace {

class IndexVerb : public Verb {
public:
    std::string name() const override { return "index"; }
    std::string summary() const override { return "Build the index that searches use"; }

    void declare(CLI::App& app) override
    {
        static const std::map<std::string, SearchMetric> kMetrics = {
            {"cosine", SearchMetric::Cosine}, {"l2", SearchMetric::L2}};
        app.add_option("WORKSPACE", m_folder, "Workspace folder")->required();
        app.add_option("--metric", m_request.metric, "How vectors are compared: cosine or l2")
            ->transform(
                CLI::CheckedTransformer(kMetrics, CLI::ignore_case).description("cosine|l2"))
            ->default_str("cosine");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const IndexReport report = workspace->buildIndex(m_request, console.context());
        console.line(fmt::format("Indexed {} of {} numbers by {} in {:.1f} s.",
            counted(report.vectors, "vector", "vectors"), report.length, metricWord(report.metric),
            report.seconds));
        console.line(fmt::format("Next: vitrine-cli search {} --image FILE", m_folder));
        console.object(toJson(report));
    }

private:
    std::string m_folder;
    IndexRequest m_request;
};

}

std::unique_ptr<Verb> makeIndexVerb()
{
    return std::make_unique<IndexVerb>();
}

}
