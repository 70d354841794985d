// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decisionwords.h"

#include "app/cli/nextstep.h"
#include "app/cli/words.h"
#include "core/base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace vitrine::cli {

using nlohmann::json;

namespace {

constexpr std::int64_t kChangesCounted = 100'000; // told one by one; more are a number

/// What a changed value comes to, for people: the subject, its field, and to or from nothing.
using Effect = std::tuple<CellSubject, std::string, bool>;

Effect effectOf(const CellChange& change)
{
    const bool merged = change.cell.field == "excluded" && change.after && *change.after != "yes";
    const std::string field = change.cell.field.starts_with("fine:") ? "fine" : change.cell.field;
    return {change.cell.subject, merged ? "merged" : field, change.after.has_value()};
}

std::string wordsFor(const Effect& effect, std::int64_t count)
{
    const auto& [subject, field, given] = effect;
    const auto things = [&]() -> std::string {
        switch (subject) {
        case CellSubject::Listing: return counted(count, "listing", "listings");
        case CellSubject::Image: return counted(count, "photo", "photos");
        case CellSubject::Category: return counted(count, "category", "categories");
        case CellSubject::Rule: break;
        }
        return counted(count, "threshold", "thresholds");
    }();
    if (field == "excluded")
        return things + (given ? " left out" : " taken back in");
    if (field == "merged")
        return things + " left out as copies";
    if (field == "fine")
        return things + (given ? " called fine" : " no longer called fine");
    if (subject == CellSubject::Rule)
        return things + (given ? " set" : " as the rule has it");
    const std::string name =
        subject == CellSubject::Image && field == "listing" ? std::string("listing") : field;
    return fmt::format("{} of {} {}", name, things, given ? "changed" : "taken away");
}

/// "2 listings left out, 1 photo called fine"; "nothing to change".
std::string stepWords(const StepReport& report, Workspace& workspace)
{
    if (!report.step)
        return "nothing to change";
    const auto changes = workspace.inspection().changes(report.step, 0, kChangesCounted, false);
    std::map<Effect, std::int64_t> counts;
    for (const CellChange& change : changes)
        ++counts[effectOf(change)];
    std::vector<std::string> words;
    for (const auto& [effect, count] : counts)
        words.push_back(wordsFor(effect, count));
    const auto more = report.cells - static_cast<std::int64_t>(changes.size());
    if (more > 0)
        words.push_back(grouped(more) + " more");
    return fmt::format("{}", fmt::join(words, ", "));
}

json skippedJson(const StepReport& report)
{
    json skipped = json::array();
    for (const StepReport::Skipped& each : report.skipped)
        skipped.push_back({{"subject", each.subject}, {"reason", each.reason}});
    return skipped;
}

/// "A, B and 3 more".
std::string subjectWords(const std::vector<std::string>& subjects)
{
    constexpr std::size_t kNamed = 5;
    const auto named = std::span(subjects).first(std::min(subjects.size(), kNamed));
    const auto more = static_cast<std::int64_t>(subjects.size() - named.size());
    return fmt::format("{}{}", fmt::join(named, ", "),
        more > 0 ? fmt::format(" and {} more", grouped(more)) : std::string());
}

/// Each reason once, with those that it holds for.
void printSkippedTargets(Console& console, const StepReport& report)
{
    using Subjects = std::vector<std::string>;
    std::vector<std::pair<std::string, Subjects>> reasons;
    for (const StepReport::Skipped& each : report.skipped) {
        const auto known = std::ranges::find_if(
            reasons, [&each](const auto& reason) { return reason.first == each.reason; });
        auto& [reason, subjects] =
            known == reasons.end() ? reasons.emplace_back(each.reason, Subjects()) : *known;
        subjects.push_back(each.subject.empty() ? "-" : each.subject);
    }
    for (const auto& [reason, subjects] : reasons)
        console.line(fmt::format("  {}: {}", subjectWords(subjects), reason));
    const auto unnamed = report.skippedInAll - static_cast<std::int64_t>(report.skipped.size());
    if (unnamed > 0)
        console.line(fmt::format("  and {} more", grouped(unnamed)));
}

std::string valueWords(const json& action)
{
    const json& value = action["value"];
    if (value.is_null())
        return action.contains("finding") ? "the rule's own" : "nothing";
    return value.is_string() ? "\"" + value.get<std::string>() + "\"" : value.dump();
}

}

void printStep(Console& console, const StepReport& report, Workspace& workspace)
{
    if (console.json())
        return; // to tell what changed, the step is read once more
    if (report.step)
        console.line(fmt::format("Step {}: {}.", report.step.value, stepWords(report, workspace)));
    else
        console.line("There was nothing to change.");
    if (report.skippedInAll > 0)
        console.line(fmt::format("Left as they are: {}.", grouped(report.skippedInAll)));
    printSkippedTargets(console, report);
    if (report.step) {
        console.line(fmt::format(
            "Undo: vitrine-cli history {} --undo", shellWord(workspace.folder().string())));
    }
}

json toJson(const StepReport& report)
{
    return {{"step", report.step ? json(report.step.value) : json(nullptr)},
        {"values", report.cells}, {"skipped", skippedJson(report)},
        {"skipped_in_all", report.skippedInAll}};
}

void printRecipe(Console& console, const RecipeReport& report, Workspace& workspace)
{
    if (console.json())
        return;
    for (const RecipeStepReport& each : report.steps) {
        std::string line = each.action + (each.about.empty() ? "" : " " + each.about) + ": ";
        if (!each.error.empty())
            line += "not done. " + each.error;
        else if (!each.enabled)
            line +=
                each.step.step ? "in the history, switched off" : "switched off, nothing to change";
        else
            line += stepWords(each.step, workspace);
        if (each.step.skippedInAll > 0)
            line += fmt::format(", {} did not apply", grouped(each.step.skippedInAll));
        console.line(line);
        printSkippedTargets(console, each.step);
    }
    console.line(fmt::format("{} of {} applied {}.", grouped(report.applied),
        counted(static_cast<std::int64_t>(report.steps.size()), "step", "steps"),
        inSeconds(report.seconds)));
}

json toJson(const RecipeReport& report)
{
    json steps = json::array();
    for (const RecipeStepReport& each : report.steps) {
        json step = toJson(each.step);
        step["action"] = each.action;
        step["about"] = each.about;
        step["enabled"] = each.enabled;
        step["error"] = each.error.empty() ? json(nullptr) : json(each.error);
        steps.push_back(std::move(step));
    }
    return {{"steps", std::move(steps)}, {"applied", report.applied}, {"seconds", report.seconds}};
}

std::string actionWords(const std::string& actionJson)
{
    const json action = parseJsonIfValid(actionJson);
    if (!action.is_object())
        return actionJson;
    std::string words = action.value("action", "");
    if (action.contains("field"))
        words += " " + action.value("field", "");
    if (action.contains("finding"))
        words += " " + action.value("finding", "");
    if (action.contains("category"))
        words += " of " + action.value("category", "");
    if (action.contains("value"))
        words += " to " + valueWords(action);
    if (action.contains("use"))
        words += " as suggested";
    if (action.contains("keep"))
        words += ", keep the " + action.value("keep", "");
    const json on = action.value("on", json::object());
    if (on.contains("open"))
        words += ", all open " + on.value("open", "");
    const auto count = [&](const char* key, const char* one, const char* many) {
        if (on.contains(key))
            words += ", " + counted(static_cast<std::int64_t>(on[key].size()), one, many);
    };
    count("listings", "listing", "listings");
    count("images", "photo", "photos");
    count("findings", "finding", "findings");
    return words;
}

json toJson(const Step& step, bool done)
{
    return {{"step", step.row.value},
        {"after", step.parent ? json(step.parent.value) : json(nullptr)}, {"made", step.made},
        {"author", step.author}, {"action", parseJsonIfValid(step.action)},
        {"enabled", step.enabled}, {"done", done}, {"values", step.cells},
        {"conflicts", step.conflicts}};
}

}
