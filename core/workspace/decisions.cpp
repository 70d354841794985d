// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/decisions.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/cleaning/actions.h"
#include "core/cleaning/recipe.h"
#include "core/workspace/rulerun.h"
#include "core/workspace/stopwatch.h"

#include <utility>

namespace vitrine::workspace {

namespace {

constexpr std::size_t kReportedSkips = 100;
constexpr std::size_t kLargestRecipe = std::size_t{64} << 20U;

StepReport reportOf(std::vector<cleaning::Resolved::Skipped> skipped)
{
    StepReport report;
    report.skippedInAll = static_cast<std::int64_t>(skipped.size());
    for (auto& each : skipped) {
        if (report.skipped.size() == kReportedSkips)
            break;
        report.skipped.push_back({std::move(each.subject), std::move(each.reason)});
    }
    return report;
}

}

/// One transaction; what thresholds it changed is looked for again.
template <typename Work> void Decisions::changeHistory(JobContext& context, const Work& work)
{
    context.throwIfStopped();
    const auto before = m_catalogue.reader()->thresholds();
    {
        const auto writer = m_catalogue.writer();
        writer->begin();
        work(*writer->history(cleaning::textOperations()));
        context.throwIfStopped();
        writer->commit();
    }
    const auto kinds = changedKinds(before, m_catalogue.reader()->thresholds());
    if (!kinds.empty())
        m_recheck(kinds, context);
}

StepReport Decisions::apply(const Action& action, const std::string& author, JobContext& context)
{
    std::string json;
    cleaning::Resolved resolved;
    {
        const auto reader = m_catalogue.reader();
        json = cleaning::actionToJson(action, *reader);
        resolved = cleaning::resolve(action, *reader);
    }
    StepReport report = reportOf(std::move(resolved.skipped));
    if (resolved.cells.empty())
        return report;
    changeHistory(context, [&](catalogue::History& history) {
        report.step = history.add(author, json, resolved.cells);
    });
    report.cells = static_cast<std::int64_t>(resolved.cells.size());
    return report;
}

bool Decisions::undo(JobContext& context)
{
    bool undone = false;
    changeHistory(context, [&](catalogue::History& history) { undone = history.undo(); });
    return undone;
}

bool Decisions::redo(JobContext& context)
{
    bool redone = false;
    changeHistory(context, [&](catalogue::History& history) { redone = history.redo(); });
    return redone;
}

void Decisions::setStepEnabled(StepRow step, bool enabled, JobContext& context)
{
    changeHistory(context, [&](catalogue::History& history) { history.setEnabled(step, enabled); });
}

void Decisions::moveTo(StepRow step, JobContext& context)
{
    changeHistory(context, [&](catalogue::History& history) { history.moveTo(step); });
}

void Decisions::saveRecipe(const std::filesystem::path& file) const
{
    const EditHistory history = m_catalogue.reader()->history();
    cleaning::Recipe recipe;
    recipe.name = file.stem().string();
    for (std::size_t i = 0; i < history.done; ++i) {
        if (history.line[i].enabled)
            recipe.steps.push_back({history.line[i].action, true});
    }
    if (recipe.steps.empty())
        throw Error(ErrorCode::NotReady, "Nothing has been decided yet that a recipe could hold.",
            "Leave something out, mend it or set a threshold first.");
    writeFileAtomically(file, cleaning::recipeToJson(recipe));
}

RecipeReport Decisions::runRecipe(const std::filesystem::path& file,
    const std::function<void(JobContext&)>& check, JobContext& context)
{
    const Stopwatch watch;
    cleaning::Recipe recipe;
    try {
        recipe = cleaning::recipeFromJson(readFile(file, kLargestRecipe));
    } catch (Error& error) {
        throw error.during("reading " + file.string());
    }
    if (recipe.name.empty())
        recipe.name = file.stem().string();

    RecipeReport report;
    bool checked = false;
    for (const cleaning::RecipeStep& step : recipe.steps) {
        if (step.enabled && !checked && cleaning::needsFindings(step.action)) {
            check(context);
            checked = true;
        }
        RecipeStepReport each;
        each.enabled = step.enabled;
        const auto local = cleaning::actionFromJson(step.action, *m_catalogue.reader());
        each.action = actionName(local.action.kind);
        if (local.action.on.openOf)
            each.about = findingKindName(*local.action.on.openOf);
        else if (local.action.finding)
            each.about = findingKindName(*local.action.finding);
        else
            each.about = local.action.field;
        if (step.enabled) {
            try {
                each.step = apply(local.action, recipe.name, context);
            } catch (const Error& error) {
                if (error.code() != ErrorCode::InvalidArgument)
                    throw;
                each.error = error.message();
            }
            each.step.skippedInAll += static_cast<std::int64_t>(local.missing.size());
            for (const std::string& id : local.missing) {
                if (each.step.skipped.size() < kReportedSkips)
                    each.step.skipped.push_back({id,
                        "It is not in this catalogue, or nothing of "
                        "the kind was found about it."});
            }
            report.applied += each.step.step ? 1 : 0;
        }
        report.steps.push_back(std::move(each));
    }
    report.seconds = watch.seconds();
    return report;
}

}
