// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/workspaceinspection.h"

#include "core/cleaning/deciding/mergeduplicates.h"
#include "core/cleaning/thresholdrange.h"
#include "core/workspace/cataloguecopy.h"
#include "core/workspace/cleaning/uncheckedkinds.h"
#include "core/workspace/exporting/exporttarget.h"
#include "core/workspace/jobparameters.h"
#include "core/workspace/jobsession.h"

#include <utility>

namespace vitrine::workspace {

WorkspaceInspection::WorkspaceInspection(
    const Layout& layout, catalogue::Catalogue& catalogue, std::function<PictureJobs&()> pictures)
    : m_layout(layout)
    , m_catalogue(catalogue)
    , m_checks(layout, catalogue, std::move(pictures))
    , m_decisions(catalogue, [this](RuleInputs inputs, JobContext& context) {
        return m_checks.ask(std::move(inputs), context);
    })
{
}

CheckReport WorkspaceInspection::check(const CheckRequest& request, JobContext& context)
{
    return recorded(m_layout, m_catalogue, "check", parametersOf(request),
        [&](JobSession& session) { return m_checks.check(request, session, context); });
}

std::vector<FindingCount> WorkspaceInspection::findingCounts() const
{
    return m_checks.findingCounts();
}

std::vector<UncheckedKind> WorkspaceInspection::unchecked() const
{
    return uncheckedKinds(*m_catalogue.reader());
}

std::optional<CheckNeed> WorkspaceInspection::needForMoreDuplicates() const
{
    return workspace::needForMoreDuplicates(*m_catalogue.reader());
}

std::vector<RefusedRows> WorkspaceInspection::refusedRows() const
{
    return m_catalogue.reader()->refusedRows();
}

std::int64_t WorkspaceInspection::countFindings(const FindingQuery& query) const
{
    return m_checks.countFindings(query);
}

std::vector<StoredFinding> WorkspaceInspection::findings(
    const FindingQuery& query, std::int64_t offset, std::int64_t limit) const
{
    return m_checks.findings(query, offset, limit);
}

PropertyHistogram WorkspaceInspection::histogram(
    FindingKind kind, CategoryRow category, int bins) const
{
    return m_checks.histogram(kind, category, bins);
}

std::vector<PropertyExample> WorkspaceInspection::examples(
    FindingKind kind, CategoryRow category, double threshold, bool beyond, int limit) const
{
    return m_checks.examples(kind, category, threshold, beyond, limit);
}

std::optional<RuleThreshold> WorkspaceInspection::threshold(FindingKind kind) const
{
    const auto range = cleaning::thresholdRange(kind);
    if (!range)
        return std::nullopt;
    return RuleThreshold{range->least, range->most, range->usual,
        catalogue::thresholdOf(m_catalogue.reader()->thresholds(), kind)};
}

KeepComparison WorkspaceInspection::compareDuplicates(const Selection& group) const
{
    return cleaning::compareDuplicates(group, *m_catalogue.reader());
}

MergeForecast WorkspaceInspection::forecast(const Action& merge) const
{
    return cleaning::forecastMerge(merge, *m_catalogue.reader());
}

StepReport WorkspaceInspection::apply(
    const Action& action, const std::string& author, JobContext& context)
{
    requireWritable(m_layout);
    return m_decisions.apply(action, author, context);
}

bool WorkspaceInspection::undo(JobContext& context)
{
    requireWritable(m_layout);
    return m_decisions.undo(context);
}

bool WorkspaceInspection::takeBack(StepRow step, JobContext& context)
{
    requireWritable(m_layout);
    return m_decisions.takeBack(step, context);
}

bool WorkspaceInspection::redo(JobContext& context)
{
    requireWritable(m_layout);
    return m_decisions.redo(context);
}

void WorkspaceInspection::setStepEnabled(StepRow step, bool enabled, JobContext& context)
{
    requireWritable(m_layout);
    m_decisions.setStepEnabled(step, enabled, context);
}

void WorkspaceInspection::moveTo(StepRow step, JobContext& context)
{
    requireWritable(m_layout);
    m_decisions.moveTo(step, context);
}

EditHistory WorkspaceInspection::history() const
{
    return m_catalogue.reader()->history();
}

HistoryEnds WorkspaceInspection::historyEnds() const
{
    return m_catalogue.reader()->historyEnds();
}

std::vector<CellChange> WorkspaceInspection::changes(
    StepRow step, std::int64_t offset, std::int64_t limit, bool conflictsOnly) const
{
    return m_catalogue.reader()->changes(step, offset, limit, conflictsOnly);
}

StepListings WorkspaceInspection::stepListings(StepRow step, std::int64_t limit) const
{
    return m_catalogue.reader()->stepListings(step, limit);
}

void WorkspaceInspection::saveRecipe(const std::filesystem::path& file) const
{
    requireOutside(file, m_layout.folder());
    m_decisions.saveRecipe(file);
}

RecipeReport WorkspaceInspection::runRecipe(const std::filesystem::path& file, JobContext& context)
{
    return recorded(m_layout, m_catalogue, "recipe", "{}", [&](JobSession& session) {
        return m_decisions.runRecipe(
            file, [&](JobContext& checking) { m_checks.check({}, session, checking); }, context);
    });
}

SplitReport WorkspaceInspection::split(const SplitRequest& request, JobContext& context)
{
    return recorded(m_layout, m_catalogue, "split", parametersOf(request),
        [&](JobSession& session) { return m_checks.split(request, session, context); });
}

}
