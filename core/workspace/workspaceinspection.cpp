// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspaceinspection.h"

#include "core/base/error.h"
#include "core/workspace/jobsession.h"

namespace vitrine::workspace {

namespace {

[[noreturn]] void notYet()
{
    throw Error(ErrorCode::NotReady, "This version cannot check a data set yet.");
}

}

WorkspaceInspection::WorkspaceInspection(const Layout& layout, catalogue::Catalogue& catalogue)
    : m_layout(layout)
    , m_catalogue(catalogue)
    , m_decisions(catalogue, [](const std::set<FindingKind>&, JobContext&) {})
{
}

CheckReport WorkspaceInspection::check(const CheckRequest&, JobContext&)
{
    notYet();
}

std::vector<FindingCount> WorkspaceInspection::findingCounts() const
{
    return m_catalogue.reader()->findingCounts();
}

std::int64_t WorkspaceInspection::countFindings(const FindingQuery& query) const
{
    return m_catalogue.reader()->countFindings(query);
}

std::vector<StoredFinding> WorkspaceInspection::findings(
    const FindingQuery& query, std::int64_t offset, std::int64_t limit) const
{
    return m_catalogue.reader()->findings(query, offset, limit);
}

PropertyHistogram WorkspaceInspection::histogram(FindingKind, CategoryRow, int) const
{
    notYet();
}

std::vector<PropertyExample> WorkspaceInspection::examples(
    FindingKind, CategoryRow, double, bool, int) const
{
    notYet();
}

StepReport WorkspaceInspection::apply(
    const Action& action, const std::string& author, JobContext& context)
{
    return m_decisions.apply(action, author, context);
}

bool WorkspaceInspection::undo(JobContext& context)
{
    return m_decisions.undo(context);
}

bool WorkspaceInspection::redo(JobContext& context)
{
    return m_decisions.redo(context);
}

void WorkspaceInspection::setStepEnabled(StepRow step, bool enabled, JobContext& context)
{
    m_decisions.setStepEnabled(step, enabled, context);
}

void WorkspaceInspection::moveTo(StepRow step, JobContext& context)
{
    m_decisions.moveTo(step, context);
}

EditHistory WorkspaceInspection::history() const
{
    return m_catalogue.reader()->history();
}

std::vector<CellChange> WorkspaceInspection::changes(
    StepRow step, std::int64_t offset, std::int64_t limit, bool conflictsOnly) const
{
    return m_catalogue.reader()->changes(step, offset, limit, conflictsOnly);
}

void WorkspaceInspection::saveRecipe(const std::filesystem::path& file) const
{
    m_decisions.saveRecipe(file);
}

RecipeReport WorkspaceInspection::runRecipe(const std::filesystem::path& file, JobContext& context)
{
    return recorded(m_layout, m_catalogue, "recipe", "{}", [&](JobSession&) {
        return m_decisions.runRecipe(
            file, [this](JobContext& checking) { check({}, checking); }, context);
    });
}

SplitReport WorkspaceInspection::split(const SplitRequest&, JobContext&)
{
    notYet();
}

}
