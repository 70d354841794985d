// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/json.h"
#include "app/cli/nextstep.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace vitrine::cli {

namespace {

class ImportVerb : public Verb {
public:
    std::string name() const override { return "import"; }
    std::string summary() const override { return "Read the tables of listings and images"; }

    void declare(CLI::App& app) override
    {
        app.add_option("WORKSPACE", m_folder, "Workspace folder")->required()->check(folderName());
        app.add_option(
               "--products", m_request.products, "CSV of listings: id, title, category, price, ...")
            ->required()
            ->check(fileName());
        app.add_option("--images", m_request.images, "CSV of images: id, product_id")
            ->required()
            ->check(fileName());
        app.add_option("--pictures", m_request.pictures,
               "Folder of photos named <image id>.<extension>; without it only the tables are read")
            ->check(folderName());
        app.footer(
            "Rows that cannot be used are reported, never dropped in silence. Importing the same\n"
            "files again changes nothing; changed rows are updated.");
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
        return "The catalogue is as it was before. Run the same command again to import.";
    }

private:
    std::string m_folder;
    ImportRequest m_request;
};

}

std::unique_ptr<Verb> makeImportVerb()
{
    return std::make_unique<ImportVerb>();
}

}
