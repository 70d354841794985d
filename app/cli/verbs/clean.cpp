// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/decisionwords.h"
#include "app/cli/json.h"
#include "app/cli/nextstep.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace vitrine::cli {

namespace {

Rgb parseColour(const std::string& text)
{
    const bool sound = text.size() == 7 && text[0] == '#'
        && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (!sound)
        throw Error(ErrorCode::InvalidArgument, "\"" + text + "\" is no colour.",
            "Write it as #RRGGBB, such as #FFFFFF.");
    const auto channel = [&text](std::size_t at) {
        return static_cast<std::uint8_t>(std::stoi(text.substr(at, 2), nullptr, 16));
    };
    return {channel(1), channel(3), channel(5)};
}

class CleanVerb : public Verb {
public:
    std::string name() const override { return "clean"; }
    std::string summary() const override
    {
        return "Make every photo a square RGB picture of one size; do a recipe's steps first";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command
            .option("--size", m_request.side,
                "Side of the square, pixels (default: as the photos are, 512 at first)")
            .check(wholeNumber(32, 4096));
        command.option("--padding", m_padding,
            "Colour beside the photo, #RRGGBB (default: as the photos are, white at first)");
        command.flag("--again", m_request.again,
            "Also photos that are done; what was embedded of those that become others is "
            "forgotten");
        command
            .option("--recipe", m_recipe,
                "First do the steps that `history --save-recipe` wrote, here, and say what did not "
                "apply")
            .check(fileName());
        command.footer(
            "Originals are never changed: the squares go to WORKSPACE/images. A stopped run "
            "continues\n"
            "where it was. Another size or colour makes every photo anew, and `embed` has to "
            "follow.");
    }

    void run(Console& console) override
    {
        if (m_padding)
            m_request.padding = parseColour(*m_padding);
        const auto workspace = Workspace::open(m_folder);
        nlohmann::json recipe;
        if (!m_recipe.empty()) {
            const RecipeReport report =
                workspace->inspection().runRecipe(m_recipe, console.context());
            printRecipe(console, report, *workspace);
            recipe = toJson(report);
        }
        PictureReport report;
        const WorkspaceInfo info = workspace->info();
        const bool photos = info.imagesWithoutFile < info.counts.images;
        if (m_recipe.empty() || photos) { // a recipe has its use for tables alone, too
            report = workspace->cleanPictures(m_request, console.context());
            printPictures(console, report, "Cleaned");
            if (info.embeddings > 0 && workspace->info().embeddings == 0)
                console.line("The photos are other ones now, so what was embedded is forgotten.");
        }
        printNext(console, *workspace, m_folder);
        nlohmann::json object = toJson(report);
        if (!m_recipe.empty())
            object["recipe"] = std::move(recipe);
        console.object(object);
    }

    std::string howToContinue() const override
    {
        return "Finished steps and photos are kept. Run the same command again to continue.";
    }

private:
    std::string m_folder;
    std::optional<std::string> m_padding;
    std::string m_recipe;
    CleanRequest m_request;
};

}

std::unique_ptr<Verb> makeCleanVerb()
{
    return std::make_unique<CleanVerb>();
}

}
