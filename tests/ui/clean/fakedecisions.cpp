// SPDX-License-Identifier: GPL-3.0-or-later
// What is decided about the findings, and its history.
#include "tests/ui/clean/fakeinspection.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vitrine::test {

namespace {

using Lock = std::lock_guard<std::mutex>;

/// The form that stepwords reads, of what the fake knows.
std::string jsonOf(const Action& action)
{
    std::string json = R"({"action":")" + std::string(actionName(action.kind)) + R"(","on":{)";
    if (action.on.openOf)
        json += R"("open":")" + std::string(findingKindName(*action.on.openOf)) + '"';
    json += "}";
    if (action.finding)
        json += R"(,"finding":")" + std::string(findingKindName(*action.finding)) + '"';
    if (action.value)
        json += R"(,"value":")" + *action.value + '"';
    return json + "}";
}

}

bool FakeInspection::isSettled(std::int64_t finding) const
{
    bool settled = false;
    for (std::size_t step = 0; step < m_history.done; ++step) {
        if (m_history.line[step].enabled && m_changes[step].findings.contains(finding))
            settled = m_changes[step].kind != ActionKind::Restore;
    }
    return settled;
}

bool FakeInspection::isLeftOut(ImageRow image) const
{
    bool leftOut = false;
    for (std::size_t step = 0; step < m_history.done; ++step) {
        const Change& change = m_changes[step];
        const bool moves = change.kind == ActionKind::Exclude || change.kind == ActionKind::Restore;
        if (m_history.line[step].enabled && moves && change.images.contains(image.value))
            leftOut = change.kind == ActionKind::Exclude;
    }
    return leftOut;
}

/// Whether it says something new about images beside what was found about them.
bool FakeInspection::changesImages(const Action& action) const
{
    const auto leftOut = [this](ImageRow image) { return isLeftOut(image); };
    const auto& images = action.on.images;
    switch (action.kind) {
    case ActionKind::Exclude: return !std::ranges::all_of(images, leftOut);
    case ActionKind::Restore: return std::ranges::any_of(images, leftOut);
    case ActionKind::Accept: return !images.empty() && action.finding;
    default: return false;
    }
}

std::set<std::int64_t> FakeInspection::chosenBy(const Action& action) const
{
    std::set<std::int64_t> chosen(action.on.findings.begin(), action.on.findings.end());
    for (const StoredFinding& stored : m_findings) {
        const Finding& finding = stored.finding;
        const auto contains = [](const auto& rows, auto row) {
            return row && std::find(rows.begin(), rows.end(), row) != rows.end();
        };
        const bool isOfKind =
            action.kind != ActionKind::Accept || !action.finding || action.finding == finding.kind;
        if (action.on.openOf == finding.kind
            || (isOfKind && contains(action.on.images, finding.image))
            || contains(action.on.listings, finding.listing))
            chosen.insert(stored.row);
    }
    const bool settles = action.kind != ActionKind::Restore;
    std::erase_if(chosen, [&](std::int64_t row) { return isSettled(row) == settles; });
    return chosen;
}

FakeInspection::Change FakeInspection::changeOf(
    const Action& action, const std::set<std::int64_t>& findings) const
{
    Change change{action.kind, {}, {}};
    if (action.kind == ActionKind::Threshold)
        return change;
    change.findings = findings;
    for (const ImageRow image : action.on.images)
        change.images.insert(image.value);
    for (const StoredFinding& stored : m_findings) {
        if (findings.contains(stored.row))
            change.images.insert(stored.finding.image.value);
    }
    return change;
}

StepReport FakeInspection::apply(
    const Action& action, const std::string& author, JobContext& context)
{
    context.throwIfStopped();
    const Lock lock(m_mutex);
    if (m_failure)
        throw *std::exchange(m_failure, std::nullopt);
    m_applied.push_back(action);
    const std::set<std::int64_t> chosen = chosenBy(action);
    if (action.kind == ActionKind::Threshold && m_thresholds.contains(*action.finding)) {
        auto& set = m_thresholds.at(*action.finding).set;
        set = action.value ? std::optional(std::stod(*action.value)) : std::nullopt;
    } else if (action.kind == ActionKind::Threshold) {
        Property& property = m_properties.at(*action.finding);
        property.threshold = action.value ? std::stod(*action.value) : property.ruleThreshold;
    } else if (chosen.empty() && !changesImages(action)) {
        return {};
    }
    m_history.line.resize(m_history.done);
    m_changes.resize(m_history.done);
    Step step;
    step.row = {static_cast<std::int64_t>(m_history.done) + 1};
    step.made = "2024-05-01T12:00:00Z";
    step.author = author;
    step.action = jsonOf(action);
    const bool leavesOut = action.kind == ActionKind::Exclude || action.kind == ActionKind::Merge;
    step.leftOut = leavesOut ? static_cast<std::int64_t>(chosen.size()) : 0;
    step.cells = std::max<std::int64_t>(1, static_cast<std::int64_t>(chosen.size()));
    m_history.line.push_back(step);
    m_changes.push_back(changeOf(action, chosen));
    ++m_history.done;
    StepReport report;
    report.step = step.row;
    report.cells = step.cells;
    return report;
}

bool FakeInspection::undo(JobContext&)
{
    const Lock lock(m_mutex);
    m_calls.push_back("undo");
    if (m_history.done == 0)
        return false;
    --m_history.done;
    return true;
}

bool FakeInspection::takeBack(StepRow step, JobContext&)
{
    const Lock lock(m_mutex);
    const auto end = m_history.line.begin() + static_cast<std::ptrdiff_t>(m_history.done);
    const auto found = std::find_if(
        m_history.line.begin(), end, [step](const Step& each) { return each.row == step; });
    if (found == end)
        return true;
    if (std::next(found) != end)
        return !found->enabled;
    m_calls.push_back("undo");
    --m_history.done;
    return true;
}

bool FakeInspection::redo(JobContext&)
{
    const Lock lock(m_mutex);
    m_calls.push_back("redo");
    if (m_history.done == m_history.line.size())
        return false;
    ++m_history.done;
    return true;
}

void FakeInspection::setStepEnabled(StepRow step, bool enabled, JobContext&)
{
    const Lock lock(m_mutex);
    m_calls.push_back("switch " + std::to_string(step.value) + (enabled ? " on" : " off"));
    m_history.line.at(static_cast<std::size_t>(step.value) - 1).enabled = enabled;
}

void FakeInspection::moveTo(StepRow step, JobContext&)
{
    const Lock lock(m_mutex);
    m_calls.push_back("move " + std::to_string(step.value));
    m_history.done = std::min(static_cast<std::size_t>(step.value), m_history.line.size());
}

EditHistory FakeInspection::history() const
{
    const Lock lock(m_mutex);
    return m_history;
}

HistoryEnds FakeInspection::historyEnds() const
{
    const Lock lock(m_mutex);
    const auto rowAt = [this](std::size_t steps) {
        return steps == 0 ? StepRow() : m_history.line[steps - 1].row;
    };
    return {rowAt(m_history.done), rowAt(m_history.line.size())};
}

std::vector<CellChange> FakeInspection::changes(
    StepRow, std::int64_t offset, std::int64_t limit, bool) const
{
    const Lock lock(m_mutex);
    const auto from = std::min<std::size_t>(static_cast<std::size_t>(offset), m_conflicts.size());
    const auto to =
        std::min<std::size_t>(from + static_cast<std::size_t>(limit), m_conflicts.size());
    return {m_conflicts.begin() + static_cast<std::ptrdiff_t>(from),
        m_conflicts.begin() + static_cast<std::ptrdiff_t>(to)};
}

StepListings FakeInspection::stepListings(StepRow, std::int64_t) const
{
    return {}; // the window does not ask
}

void FakeInspection::saveRecipe(const std::filesystem::path& file) const
{
    const Lock lock(m_mutex);
    m_calls.push_back("save " + file.filename().string());
}

RecipeReport FakeInspection::runRecipe(const std::filesystem::path& file, JobContext&)
{
    const Lock lock(m_mutex);
    m_calls.push_back("run " + file.filename().string());
    RecipeReport report;
    report.steps.push_back({"exclude", "dark", true, {}, "There is no such listing."});
    return report;
}

SplitReport FakeInspection::split(const SplitRequest& request, JobContext&)
{
    const Lock lock(m_mutex);
    std::string call = "split";
    for (const double fraction : request.fractions)
        call += ' ' + std::to_string(std::lround(fraction * 100.0));
    m_calls.push_back(call + " seed " + std::to_string(request.seed));
    std::erase_if(m_findings,
        [](const StoredFinding& stored) { return stored.finding.kind == FindingKind::SplitLeak; });
    return m_split;
}

}
