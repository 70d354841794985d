// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/decisionwords.h"
#include "app/cli/findingwords.h"
#include "app/cli/usage.h"
#include "app/cli/verb.h"
#include "core/base/paths.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::cli {

namespace {

[[noreturn]] void refuse(const std::string& message, const std::string& hint)
{
    throw Error(ErrorCode::InvalidArgument, message, hint);
}

KeepRule keepRuleOf(const std::string& name)
{
    if (name == "sharpest")
        return KeepRule::Sharpest;
    return name == "oldest" ? KeepRule::Oldest : KeepRule::Largest;
}

class FixVerb : public Verb {
public:
    std::string name() const override { return "fix"; }
    std::string summary() const override
    {
        return "Decide about listings, photos and findings, as a step of the history";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("ACTION", m_action, "What to do, see below")
            .required()
            .transform(oneOf(
                {"exclude", "restore", "relabel", "edit", "mask", "merge", "threshold", "accept"}));
        command.option("--open", m_open, "Every open finding of a kind, such as dark");
        command.option("--finding", m_findings, "Numbers of findings (`findings --json`, row)");
        command.option("--listing", m_listings, "Ids of listings");
        command.option("--image", m_images, "Ids of photos");
        command.option(
            "--field", m_field, "For edit: title, description, price, location, category");
        command.option("--to", m_to, "The new value: a text, a category, a price, a threshold");
        command.flag("--none", m_none, "No value: no price, no category, the rule's own threshold");
        command.flag("--suggested", m_suggested, "The value that each finding suggests");
        command.option("--kind", m_kind, "For threshold and accept: the kind of finding");
        command.option("--category", m_category, "For threshold: of one category only");
        command.option("--keep", m_keep, "For merge: which one stays")
            .captureDefault()
            .transform(oneOf({"largest", "sharpest", "oldest"}));
        command.footer(
            "exclude    leaves out of training data and searches; restore takes back in\n"
            "relabel    gives listings another category: --to NAME, --none or --suggested\n"
            "edit       gives a field another value: --field title --to \"Red sofa\"; a price as "
            "\"12.50 GBP\",\n"
            "           \"£1,234\" or, in the listing's currency, \"12.50\"\n"
            "mask       puts marks in place of phone numbers, e-mail addresses and links\n"
            "merge      keeps one of duplicates and leaves the others out\n"
            "threshold  compares with another number: --kind dark --to 0.25\n"
            "accept     calls findings fine\n\n"
            "Nothing is lost: `history` shows every step, undoes and redoes it. Originals are "
            "never "
            "changed.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const Action action = wanted(*workspace);
        if (action.on.openOf)
            requireChecked(workspace->inspection(), *action.on.openOf);
        const std::string note = newCategory(action, *workspace);
        const StepReport report =
            workspace->inspection().apply(action, paths::userName(), console.context());
        if (report.step && !note.empty())
            console.line(note);
        printStep(console, report, *workspace);
        console.object(toJson(report));
    }

private:
    Action wanted(const Workspace& workspace) const
    {
        Action action;
        action.kind =
            actionFromName(m_action).value_or(ActionKind::Exclude); // oneOf has seen to it
        action.on = selection(workspace);
        const Selection& on = action.on;
        const bool nothing =
            !on.openOf && on.findings.empty() && on.listings.empty() && on.images.empty();
        if (nothing && action.kind != ActionKind::Threshold)
            refuse("Nothing was chosen that this should be done to.",
                "Choose with --open KIND, --finding, --listing or --image.");
        action.field = m_field;
        action.keep = keepRuleOf(m_keep);
        if (!m_kind.empty())
            action.finding = findingKindOf(m_kind);
        if (!m_category.empty())
            action.category = category(workspace);
        const bool takesValue = action.kind == ActionKind::Relabel
            || action.kind == ActionKind::Edit || action.kind == ActionKind::Threshold;
        if (takesValue)
            readValue(action, workspace);
        return action;
    }

    /// A word about a category that no listing has so far, which may be a slip of the fingers.
    static std::string newCategory(const Action& action, const Workspace& workspace)
    {
        const bool names = action.kind == ActionKind::Relabel
            || (action.kind == ActionKind::Edit && action.field == "category");
        if (!names || !action.value)
            return {};
        const std::string name(text::trimmed(*action.value)); // as the step takes it
        std::vector<std::string> known;
        for (const Category& category : workspace.categories())
            known.push_back(category.name);
        if (std::ranges::find(known, name) != known.end())
            return {};
        const std::string nearest = nearestWord(name, known);
        return fmt::format("Note: \"{}\" is a new category.{}", name,
            nearest.empty() ? "" : fmt::format(" Did you mean \"{}\"?", nearest));
    }

    void readValue(Action& action, const Workspace& workspace) const
    {
        action.useSuggestion = m_suggested;
        if (m_suggested || m_none)
            return;
        if (!m_to)
            refuse("The new value is missing.",
                action.kind == ActionKind::Threshold
                    ? "Give it with --to, or say --none for the rule's own."
                    : "Give it with --to, or say --none or --suggested.");
        action.value = *m_to;
        if (action.kind == ActionKind::Edit && m_field == "price") {
            const auto price = workspace.readPrice(*m_to);
            if (!price)
                refuse(fmt::format("\"{}\" is no price.", *m_to), "Write it as \"12.50 GBP\".");
            action.value = priceCell(price);
        }
    }

    Selection selection(const Workspace& workspace) const
    {
        Selection selection;
        if (!m_open.empty())
            selection.openOf = findingKindOf(m_open);
        selection.findings = m_findings;
        for (const std::string& id : m_listings) {
            const auto listing = workspace.listingById(id);
            if (!listing)
                throw Error(ErrorCode::NotFound, fmt::format("There is no listing \"{}\".", id),
                    "Give the id as the table of listings has it.");
            selection.listings.push_back(listing->row);
        }
        for (const std::string& id : m_images) {
            const auto image = workspace.imageById(id);
            if (!image)
                throw Error(ErrorCode::NotFound, fmt::format("There is no photo \"{}\".", id),
                    "Give the id as the table of images has it.");
            selection.images.push_back(image->row);
        }
        return selection;
    }

    CategoryRow category(const Workspace& workspace) const
    {
        for (const Category& category : workspace.categories()) {
            if (category.name == m_category)
                return category.row;
        }
        throw Error(ErrorCode::NotFound, fmt::format("There is no category \"{}\".", m_category),
            "Choose one that `vitrine-cli export --labels FILE` lists.");
    }

    std::string m_folder;
    std::string m_action;
    std::string m_open;
    std::vector<std::int64_t> m_findings;
    std::vector<std::string> m_listings;
    std::vector<std::string> m_images;
    std::string m_field;
    std::optional<std::string> m_to;
    bool m_none = false;
    bool m_suggested = false;
    std::string m_kind;
    std::string m_category;
    std::string m_keep = "largest";
};

}

std::unique_ptr<Verb> makeFixVerb()
{
    return std::make_unique<FixVerb>();
}

}
