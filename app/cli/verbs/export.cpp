// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vitrine::cli {

namespace {

class ExportVerb : public Verb {
public:
    std::string name() const override { return "export"; }
    std::string summary() const override
    {
        return "Write tables, labels and vectors for other programs";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command
            .option("--training-data", m_trainingData,
                "CSV: listings joined with images and category codes")
            .check(fileName());
        command.option("--labels", m_labels, "JSON: the label encoder").check(fileName());
        command.option("--embeddings", m_embeddings, "JSON: image id to vector").check(fileName());
        command.flag("--force", m_force, "Replace files that are there");
    }

    void run(Console& console) override
    {
        if (m_trainingData.empty() && m_labels.empty() && m_embeddings.empty())
            throw Error(ErrorCode::InvalidArgument, "No file to write was named.",
                "Name at least one: --training-data, --labels, --embeddings. `vitrine-cli export "
                "--help`"
                " describes them.");
        const auto workspace = Workspace::open(m_folder);
        ExportRequest request;
        if (!m_trainingData.empty())
            request.trainingData = m_trainingData;
        if (!m_labels.empty())
            request.labels = m_labels;
        if (!m_embeddings.empty())
            request.embeddings = m_embeddings;
        request.overwrite = m_force;
        const ExportReport report = workspace->exportFiles(request, console.context());
        if (request.trainingData)
            console.line(
                fmt::format("{}: {}", m_trainingData, counted(report.trainingRows, "row", "rows")));
        if (request.labels)
            console.line(
                fmt::format("{}: {}", m_labels, counted(report.labels, "label", "labels")));
        if (request.embeddings)
            console.line(fmt::format(
                "{}: {}", m_embeddings, counted(report.embeddings, "vector", "vectors")));
        console.object(toJson(report));
    }

private:
    std::string m_folder;
    std::string m_trainingData;
    std::string m_labels;
    std::string m_embeddings;
    bool m_force = false;
};

}

std::unique_ptr<Verb> makeExportVerb()
{
    return std::make_unique<ExportVerb>();
}

}
