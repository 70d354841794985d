// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decisionwords.h"

#include "app/cli/words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vitrine::cli {

using nlohmann::json;

namespace {

json skippedJson(const StepReport& report)
{
    json skipped = json::array();
    for (const StepReport::Skipped& each : report.skipped)
        skipped.push_back({{"subject", each.subject}, {"reason", each.reason}});
    return skipped;
}

void printSkipped(Console& console, const StepReport& report)
{
    constexpr std::size_t kShown = 5;
    for (std::size_t i = 0; i < report.skipped.size() && i < kShown; ++i) {
        const StepReport::Skipped& each = report.skipped[i];
        const std::string& subject = each.subject.empty() ? "-" : each.subject;
        console.line(fmt::format("  {}: {}", subject, each.reason));
    }
    const auto more =
        report.skippedInAll - static_cast<std::int64_t>(std::min(report.skipped.size(), kShown));
    if (more > 0)
        console.line(fmt::format("  and {} more", grouped(more)));
}

std::string valueWords(const json& action)
{
    const json& value = action["value"];
    if (value.is_null())
        return action.contains("finding") ? "the rule's own" : "nothing";
    return value.is_string() ? "\"" + value.get<std::string>() + "\"" : value.dump();
}

}

void printStep(Console& console, const StepReport& report)
{
    if (report.step)
        console.line(fmt::format(
            "Step {}: changed {}.", report.step.value, counted(report.cells, "value", "values")));
    else
        console.line("There was nothing to change.");
    if (report.skippedInAll > 0)
        console.line(fmt::format("Left as they are: {}.", grouped(report.skippedInAll)));
    printSkipped(console, report);
}

json toJson(const StepReport& report)
{
    return {{"step", report.step ? json(report.step.value) : json(nullptr)},
        {"values", report.cells}, {"skipped", skippedJson(report)},
        {"skipped_in_all", report.skippedInAll}};
}

void printRecipe(Console& console, const RecipeReport& report)
{
    for (const RecipeStepReport& each : report.steps) {
        std::string line = each.action + (each.about.empty() ? "" : " " + each.about) + ": ";
        if (!each.enabled)
            line += "switched off";
        else if (!each.error.empty())
            line += "not done. " + each.error;
        else if (each.step.step)
            line += "changed " + counted(each.step.cells, "value", "values");
        else
            line += "nothing to change";
        if (each.step.skippedInAll > 0)
            line += fmt::format(", {} did not apply", grouped(each.step.skippedInAll));
        console.line(line);
        printSkipped(console, each.step);
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
    const json action = json::parse(actionJson, nullptr, false);
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
    count("images", "image", "images");
    count("findings", "finding", "findings");
    return words;
}

json toJson(const Step& step, bool done)
{
    return {{"step", step.row.value},
        {"after", step.parent ? json(step.parent.value) : json(nullptr)}, {"made", step.made},
        {"author", step.author}, {"action", json::parse(step.action, nullptr, false)},
        {"enabled", step.enabled}, {"done", done}, {"values", step.cells},
        {"conflicts", step.conflicts}};
}

}
