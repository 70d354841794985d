// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/decisions.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/marked.h"
#include "core/cleaning/deciding/actions.h"
#include "core/cleaning/deciding/recipe.h"
#include "core/workspace/stopwatch.h"

#include <optional>
#include <utility>

namespace vitrine::workspace {

namespace {

constexpr std::size_t kReportedSkips = 100;
constexpr int kLooks = 3; // of the rules, before others have to wait
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

/// Of the rules whose thresholds are no longer those of `before`; none: there are none.
std::optional<RuleInputs> inputsOfChanged(
    const catalogue::StoredThresholds& before, catalogue::Reader& reader, JobContext& context)
{
    auto kinds = changedKinds(before, reader.thresholds());
    return kinds.empty() ? std::nullopt
                         : std::optional(readInputs(reader, std::move(kinds), context));
}

}

/// What `work` changes and, where that changes thresholds, what the rules then find are one
/// transaction. Rules may take seconds in which others want to write. So they look at a copy of
/// what `work` would leave; only where others write every time meanwhile, they are kept waiting.
void Decisions::changeHistory(JobContext& context, const Work& work)
{
    context.throwIfStopped();
    const auto watch = m_catalogue.reader();
    std::int64_t version = 0;
    std::optional<RuleResults> found; ///< with what `work` leaves of this version
    for (int looks = 0;; ++looks) {
        std::optional<RuleInputs> inputs;
        if (const auto writer = m_catalogue.writer()) {
            writer->begin();
            if (std::exchange(version, watch->version()) != watch->version())
                found.reset();
            work(*writer->history(cleaning::textOperations()));
            if (!found)
                inputs = inputsOfChanged(watch->thresholds(), *writer->reader(), context);
            if (inputs && looks == kLooks) {
                found = m_ask(std::move(*inputs), context);
                inputs.reset();
            }
            if (!inputs) {
                if (found)
                    replaceFindings(*writer, *found);
                context.throwIfStopped();
                writer->commit();
                return;
            }
        } // takes back what `work` did
        found = m_ask(std::move(*inputs), context);
    }
}

StepReport Decisions::apply(const Action& action, const std::string& author, JobContext& context)
{
    return make(action, author, true, context);
}

StepReport Decisions::make(
    const Action& action, const std::string& author, bool enabled, JobContext& context)
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
        if (!enabled)
            history.setEnabled(report.step, false);
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

bool Decisions::takeBack(StepRow step, JobContext& context)
{
    bool isGone = false;
    changeHistory(context, [&](catalogue::History& history) { isGone = history.takeBack(step); });
    return isGone;
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
    for (std::size_t i = 0; i < history.done; ++i)
        recipe.steps.push_back({history.line[i].action, history.line[i].enabled});
    if (recipe.steps.empty() && !history.line.empty())
        throw Error(ErrorCode::NotReady,
            VITRINE_TEXT("core", "Every step is undone: there is none that a recipe could hold."),
            VITRINE_TEXT("core", "Redo a step."));
    if (recipe.steps.empty())
        throw Error(ErrorCode::NotReady,
            VITRINE_TEXT("core", "Nothing has been decided yet that a recipe could hold."),
            VITRINE_TEXT("core", "Leave something out, mend it or set a threshold first."));
    writeFileAtomically(file, cleaning::recipeToJson(recipe));
}

void Decisions::doStep(const cleaning::LocalAction& local, const std::string& recipe,
    RecipeStepReport& report, JobContext& context)
{
    report.error = local.impossible;
    if (report.error.empty()) {
        try {
            report.step = make(local.action, recipe, report.enabled, context);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::InvalidArgument)
                throw;
            report.error = error.message();
        }
    }
    report.step.skippedInAll += static_cast<std::int64_t>(local.missing.size());
    for (const std::string& id : local.missing) {
        if (report.step.skipped.size() < kReportedSkips)
            report.step.skipped.push_back({id,
                VITRINE_TEXT("core",
                    "It is not in this catalogue, or nothing of the kind was found about it.")});
    }
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
        if (!checked && cleaning::needsFindings(step.action)) {
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
        doStep(local, recipe.name, each, context);
        report.applied += step.enabled && each.step.step ? 1 : 0;
        report.steps.push_back(std::move(each));
    }
    report.seconds = watch.seconds();
    return report;
}

}
