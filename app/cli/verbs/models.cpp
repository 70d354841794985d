// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/runwords.h"
#include "app/cli/trainjson.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace vitrine::cli {

namespace {

class ModelsVerb : public Verb {
public:
    std::string name() const override { return "models"; }
    std::string summary() const override
    {
        return "List a workspace's networks, choose the one that searches use, export one";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("--use", m_use, "Searches use this one from now on, or again")
            .typeName("ID");
        Option which =
            command.option("--export", m_export, "Write one for other programs").typeName("ID");
        Option where = command.option("--to", m_to, "The folder for --export, empty or new")
                           .check(folderName());
        which.needs(where);
        where.needs(which);
        command.footer(
            "An id may be cut short. An export holds weights.pth, which torchvision loads, "
            "model.json, and the\nmodel card README.md.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        Training& training = workspace->training();
        const std::string exported = m_export.empty() ? "" : modelNamed(training, m_export).id;
        if (!m_use.empty())
            training.useModel(modelNamed(training, m_use).id, console.context());
        if (!exported.empty()) {
            training.exportModel(exported, m_to, console.context());
            console.line(fmt::format("{}: model {}", m_to, exported));
        }
        const std::string used = training.searchModel();
        const auto models = training.models();
        print(console, models, used);
        nlohmann::json listed = nlohmann::json::array();
        for (const ModelRecord& model : models) {
            listed.push_back(toJson(model));
            listed.back()["used"] = model.id == used;
            listed.back()["embeddings_file"] = orNull(training.embeddingsFile(model.id));
        }
        nlohmann::json object{{"models", std::move(listed)},
            {"search_model", used.empty() ? nlohmann::json(nullptr) : nlohmann::json(used)}};
        if (!exported.empty())
            object["exported"] = {{"model", exported}, {"folder", m_to}};
        console.object(object);
    }

private:
    static void print(
        Console& console, const std::vector<ModelRecord>& models, const std::string& used)
    {
        if (models.empty()) {
            console.line("There are no models yet: `vitrine-cli embed` brings one.");
            return;
        }
        std::vector<std::vector<std::string>> table{
            {"name", "id", "network", "arithmetic", "made", ""}};
        for (const ModelRecord& model : models) {
            table.push_back({model.name, model.id, model.backbone, model.precision,
                model.created.substr(0, 10), model.id == used ? "searches use it" : ""});
        }
        printTable(console, table);
    }

    std::string m_folder;
    std::string m_use;
    std::string m_export;
    std::string m_to;
};

}

std::unique_ptr<Verb> makeModelsVerb()
{
    return std::make_unique<ModelsVerb>();
}

}
