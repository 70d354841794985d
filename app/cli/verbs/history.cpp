// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/changewords.h"
#include "app/cli/command.h"
#include "app/cli/decisionwords.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::cli {

namespace {

constexpr std::int64_t kChangesListed = 1000;
constexpr std::int64_t kTitlesNamed = 3;
constexpr std::size_t kTitleWidth = 40;

class HistoryVerb : public Verb {
public:
    std::string name() const override { return "history"; }
    std::string summary() const override
    {
        return "Show, undo, redo and switch the steps of the history; save them as a recipe";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        Command change = command.group("Change", "One of these");
        change.option("--undo", m_undo, "Undo the last steps, by default one")
            .expected(0, 1)
            .defaultText("1")
            .check(wholeNumber(1, 1'000'000));
        change.option("--redo", m_redo, "Redo what was undone, by default one step")
            .expected(0, 1)
            .defaultText("1")
            .check(wholeNumber(1, 1'000'000));
        change.option("--off", m_off, "Switch a step off; later ones are computed anew");
        change.option("--on", m_on, "Switch a step on again");
        change.option("--go", m_go, "To a step, on any branch; 0: before the first");
        change.atMostOne();
        command.option("--changes", m_changes, "List what a step changed, value by value");
        command.option("--save-recipe", m_recipe, "Write the steps that are done into a file")
            .check(fileName());
        command.flag("--force", m_force, "Replace the recipe's file if it is there");
        command.footer(
            "A step that is made after others were undone starts a branch; the old one stays "
            "and can be\nreturned to with --go. `clean --recipe FILE` does a recipe's steps "
            "on another workspace.");
    }

    void run(Console& console) override
    {
        if (!m_recipe.empty() && !m_force && std::filesystem::exists(m_recipe))
            throw Error(ErrorCode::AlreadyExists, m_recipe + " is there already.",
                "Choose another name, or replace the file with --force.");
        const auto workspace = Workspace::open(m_folder);
        if (!m_recipe.empty())
            workspace->requireOutside(m_recipe);
        Inspection& inspection = workspace->inspection();
        if (m_changes && inspection.changes({*m_changes}, 0, 1, false).empty()) {
            throw Error(ErrorCode::NotFound, fmt::format("There is no step {}.", *m_changes),
                "Choose one that `vitrine-cli history` lists.");
        }
        change(console, inspection);
        const EditHistory history = inspection.history();
        nlohmann::json object;
        if (console.json())
            object = toObject(history, inspection);
        if (m_changes) {
            if (!console.json())
                printAsked(console, history, inspection);
            object["changes"] = changes(console, *workspace, inspection);
            console.line("");
        }
        if (!console.json())
            print(console, history, inspection);
        if (!m_recipe.empty()) {
            inspection.saveRecipe(m_recipe);
            console.line(m_recipe + ": the steps that are done");
        }
        console.object(object);
    }

private:
    /// `once` as often as asked, or until there is nothing left to do.
    template <typename Work>
    static void repeat(Console& console, int times, const char* what, const Work& once)
    {
        int done = 0;
        while (done < times && once())
            ++done;
        if (done == 0) {
            throw Error(ErrorCode::NotReady, fmt::format("There is no step to {}.", what),
                "See what `vitrine-cli history` lists.");
        }
        if (done < times)
            console.line(
                fmt::format("There were only {} to {}.", counted(done, "step", "steps"), what));
    }

    void change(Console& console, Inspection& inspection) const
    {
        JobContext& context = console.context();
        if (m_undo)
            repeat(console, *m_undo, "undo", [&] { return inspection.undo(console.context()); });
        if (m_redo)
            repeat(console, *m_redo, "redo", [&] { return inspection.redo(console.context()); });
        if (m_off)
            inspection.setStepEnabled({*m_off}, false, context);
        if (m_on)
            inspection.setStepEnabled({*m_on}, true, context);
        if (m_go)
            inspection.moveTo({*m_go}, context);
    }

    /// The step whose changes follow, where it is not in the midst of another branch.
    void printAsked(
        Console& console, const EditHistory& history, const Inspection& inspection) const
    {
        const auto isAsked = [this](const Step& step) { return step.row.value == *m_changes; };
        const auto asked = std::ranges::find_if(history.line, isAsked);
        const auto branch = std::ranges::find_if(history.branches, isAsked);
        if (asked != history.line.end())
            printStepLine(
                console, *asked, stateOf(history, asked - history.line.begin()), inspection);
        else if (branch != history.branches.end())
            printStepLine(console, *branch, kOtherBranch, inspection);
    }

    void print(Console& console, const EditHistory& history, const Inspection& inspection) const
    {
        if (history.line.empty() && history.branches.empty()) {
            console.line("Nothing has been decided yet.");
            return;
        }
        for (std::size_t i = 0; i < history.line.size(); ++i)
            printStepLine(console, history.line[i],
                stateOf(history, static_cast<std::ptrdiff_t>(i)), inspection);
        for (const Step& step : history.branches)
            printStepLine(console, step, kOtherBranch, inspection);
    }

    static constexpr const char* kOtherBranch = " (the end of another branch)";
    static const char* stateOf(const EditHistory& history, std::ptrdiff_t place)
    {
        return static_cast<std::size_t>(place) < history.done ? "" : " (undone)";
    }

    /// ": "Red sofa", "Blue lamp" and 12 more"; empty for a step about no listing.
    static std::string listingWords(const StepListings& listings)
    {
        std::string words;
        for (const std::string& title : listings.titles)
            words += (words.empty() ? ": " : ", ") + quotedTitle(title, kTitleWidth);
        const auto more = listings.inAll - static_cast<std::int64_t>(listings.titles.size());
        return more > 0 ? fmt::format("{} and {} more", words, grouped(more)) : words;
    }

    /// With --changes only the asked step's are read: of thousands of steps they take seconds.
    std::optional<StepListings> listingsOf(const Step& step, const Inspection& inspection) const
    {
        return m_changes && *m_changes != step.row.value
            ? std::nullopt
            : std::optional(inspection.stepListings(step.row, kTitlesNamed));
    }

    void printStepLine(
        Console& console, const Step& step, const char* state, const Inspection& inspection) const
    {
        std::string line = fmt::format("{:>4}  {}  {}: {}{} ({}){}", step.row.value, step.made,
            step.author, actionWords(step.action),
            listingWords(listingsOf(step, inspection).value_or(StepListings())),
            counted(step.cells, "value", "values"), state);
        if (!step.enabled)
            line += " (off)";
        if (step.conflicts > 0)
            line += fmt::format(", {}", counted(step.conflicts, "conflict", "conflicts"));
        console.line(line);
    }

    nlohmann::json stepObject(const Step& step, bool done, const Inspection& inspection) const
    {
        const auto listings = listingsOf(step, inspection);
        nlohmann::json object = toJson(step, done);
        object["listings"] = nullptr;
        if (listings)
            object["listings"] = {{"titles", listings->titles}, {"in_all", listings->inAll}};
        return object;
    }

    nlohmann::json toObject(const EditHistory& history, const Inspection& inspection) const
    {
        nlohmann::json steps = nlohmann::json::array();
        for (std::size_t i = 0; i < history.line.size(); ++i)
            steps.push_back(stepObject(history.line[i], i < history.done, inspection));
        nlohmann::json branches = nlohmann::json::array();
        for (const Step& step : history.branches)
            branches.push_back(stepObject(step, false, inspection));
        return {{"steps", std::move(steps)}, {"branches", std::move(branches)}};
    }

    nlohmann::json changes(
        Console& console, const Workspace& workspace, const Inspection& inspection) const
    {
        const ChangeWords words(workspace);
        nlohmann::json listed = nlohmann::json::array();
        for (const CellChange& change :
            inspection.changes({*m_changes}, 0, kChangesListed, false)) {
            console.line("  " + words.line(change));
            listed.push_back(words.object(change));
        }
        return listed;
    }

    std::string m_folder;
    std::optional<int> m_undo;
    std::optional<int> m_redo;
    std::optional<std::int64_t> m_off;
    std::optional<std::int64_t> m_on;
    std::optional<std::int64_t> m_go;
    std::optional<std::int64_t> m_changes;
    std::string m_recipe;
    bool m_force = false;
};

}

std::unique_ptr<Verb> makeHistoryVerb()
{
    return std::make_unique<HistoryVerb>();
}

}
