// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/runspresenter.h"

#include "core/workspace/workspace.h"
#include "ui/widgets/convert.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

RunsPresenter::RunsPresenter(QObject* parent)
    : QObject(parent)
    , m_reader(this)
    , m_curveReader(this)
    , m_evaluationReader(this)
{
    connect(&m_changes, &JobRunner::ended, &m_changes, &JobRunner::dismiss, Qt::QueuedConnection);
}

RunsPresenter::~RunsPresenter() = default;

void RunsPresenter::setSource(const TrainSource& source)
{
    m_reader.cancel();
    m_curveReader.cancel();
    m_evaluationReader.cancel();
    m_source = source;
    m_error.reset();
    m_known = false;
    m_archivedToo = false;
    m_overview = {};
    m_listed.clear();
    m_differences.clear();
    m_current = {};
    m_shown.clear();
    m_curves.clear();
    m_evaluation.reset();
    m_side = Training::Side::Validation;
    setNews({});
    Q_EMIT sourceChanged();
    Q_EMIT runsChanged();
    Q_EMIT shownChanged();
    Q_EMIT currentChanged();
    Q_EMIT evaluationChanged();
    updateState();
    refresh();
}

void RunsPresenter::refresh()
{
    if (!m_source)
        return;
    m_reader.submit([source = m_source, archivedToo = m_archivedToo](
                        JobContext&) { return readOverview(source, archivedToo); },
        [this](Overview overview) {
            m_error.reset();
            m_known = true;
            takeOverview(std::move(overview));
        },
        [this](const Error& error) {
            m_error = error;
            updateState();
        });
}

RunsPresenter::Overview RunsPresenter::readOverview(const TrainSource& source, bool archivedToo)
{
    Overview overview;
    const CatalogueCounts counts = source.workspace->info().counts;
    overview.images = counts.images;
    overview.ready = counts.imagesReady;
    for (const Category& category : source.workspace->categories())
        overview.categories += category.images > 0 ? 1 : 0;
    overview.runs = source.training->runs();
    overview.searchModel = source.training->searchModel();
    overview.modelBefore = source.training->searchModelBefore();
    overview.models = source.training->models();
    for (const RunRecord& run : overview.runs) {
        if (archivedToo || !run.archived)
            overview.differing.push_back(run.row);
    }
    if (overview.differing.size() > 1)
        overview.differences = source.training->differences(overview.differing);
    return overview;
}

void RunsPresenter::takeOverview(Overview overview)
{
    const bool first = m_overview.runs.empty();
    const RunRecord* before = run(m_current);
    const std::optional<int> epochs =
        before ? std::optional<int>(before->epochsDone) : std::nullopt;
    m_overview = std::move(overview);
    list();
    if (first && !m_listed.empty() && !m_current) {
        m_shown.insert(m_listed.front().row);
        setCurrent(m_listed.front().row);
    } else if (m_current && !run(m_current)) {
        setCurrent(m_listed.empty() ? RunRow() : m_listed.front().row);
    }
    std::erase_if(m_shown, [this](RunRow row) { return !run(row); });
    updateState();
    Q_EMIT runsChanged();
    Q_EMIT shownChanged();
    readCurves();
    const RunRecord* now = run(m_current);
    if (epochs && now && !m_curves[m_current].heard && now->epochsDone != *epochs)
        readEvaluation();
}

bool RunsPresenter::searchesUse(const RunRecord& run) const
{
    if (run.model.empty() || run.model != m_overview.searchModel)
        return false;
    const auto newest = std::ranges::find(m_listed, run.model, &RunRecord::model);
    return newest == m_listed.end() || newest->row == run.row;
}

RunsPresenter::Standing RunsPresenter::standingOf(const RunRecord& run)
{
    return {run.state, run.alive, run.stepsDone, run.epochsDone};
}

bool RunsPresenter::isElsewhere(const RunRecord& run) const
{
    const auto found = m_curves.find(run.row);
    return run.state == vitrine::RunState::Running && run.alive
        && (found == m_curves.end() || !found->second.heard);
}

bool RunsPresenter::learnsElsewhere() const
{
    return std::any_of(m_listed.begin(), m_listed.end(),
        [this](const RunRecord& each) { return isElsewhere(each); });
}

void RunsPresenter::list()
{
    m_listed.clear();
    for (const RunRecord& run : m_overview.runs) {
        if (!run.deleted && (m_archivedToo || !run.archived))
            m_listed.push_back(run);
    }
    m_differences.clear();
    for (const SettingDifference& difference : m_overview.differences) {
        SettingDifference listed{difference.setting, {}};
        for (const RunRecord& run : m_listed) {
            const auto at =
                std::find(m_overview.differing.begin(), m_overview.differing.end(), run.row);
            const auto place = static_cast<std::size_t>(at - m_overview.differing.begin());
            listed.values.push_back(
                place < difference.values.size() ? difference.values[place] : std::string());
        }
        m_differences.push_back(std::move(listed));
    }
}

void RunsPresenter::updateState()
{
    TrainState state = TrainState::Full;
    if (!m_source)
        state = TrainState::NoWorkspace;
    else if (m_error)
        state = TrainState::Failed;
    else if (!m_known)
        state = TrainState::Reading;
    else if (!m_overview.runs.empty())
        state = TrainState::Full;
    else if (m_overview.images == 0)
        state = TrainState::NothingImported;
    else if (m_overview.ready == 0)
        state = TrainState::NotClean;
    else if (m_overview.categories < 2)
        state = TrainState::TooFewCategories;
    else
        state = TrainState::NoRuns;
    if (std::exchange(m_state, state) != state || state == TrainState::Failed)
        Q_EMIT stateChanged();
}

const RunRecord* RunsPresenter::run(RunRow row) const
{
    const auto found = std::find_if(
        m_listed.begin(), m_listed.end(), [row](const RunRecord& each) { return each.row == row; });
    return found == m_listed.end() ? nullptr : &*found;
}

const ModelRecord* RunsPresenter::model(const std::string& id) const
{
    const auto found = std::find_if(m_overview.models.begin(), m_overview.models.end(),
        [&id](const ModelRecord& each) { return each.id == id; });
    return found == m_overview.models.end() ? nullptr : &*found;
}

std::vector<ModelRecord> RunsPresenter::modelsWithoutRun() const
{
    std::vector<ModelRecord> others;
    for (const ModelRecord& model : m_overview.models) {
        if (std::none_of(m_listed.begin(), m_listed.end(),
                [&model](const RunRecord& run) { return run.model == model.id; }))
            others.push_back(model);
    }
    return others;
}

void RunsPresenter::setSearchModel(const std::string& id)
{
    if (id == m_overview.searchModel)
        return;
    m_overview.modelBefore = std::exchange(m_overview.searchModel, id);
    Q_EMIT runsChanged();
}

void RunsPresenter::setShowsArchived(bool shows)
{
    if (std::exchange(m_archivedToo, shows) == shows)
        return;
    refresh();
}

int RunsPresenter::archivedRuns() const
{
    return static_cast<int>(std::count_if(m_overview.runs.begin(), m_overview.runs.end(),
        [](const RunRecord& run) { return run.archived && !run.deleted; }));
}

const std::vector<std::string>& RunsPresenter::classes() const
{
    static const std::vector<std::string> kNone;
    const RunRecord* record = run(m_current);
    return record ? record->classes : kNone;
}

void RunsPresenter::setCurrent(RunRow row)
{
    if (row == m_current)
        return;
    m_current = row;
    m_evaluationReader.cancel();
    m_evaluation.reset();
    m_side = Training::Side::Validation;
    Q_EMIT currentChanged();
    Q_EMIT evaluationChanged();
    if (row)
        setShown(row, true);
    readEvaluation();
}

void RunsPresenter::setShown(RunRow row, bool shown)
{
    const bool changed = shown ? m_shown.insert(row).second : m_shown.erase(row) > 0;
    if (!changed)
        return;
    Q_EMIT shownChanged();
    readCurves();
}

void RunsPresenter::setAllShown(bool shown)
{
    m_shown.clear();
    for (const RunRecord& run : m_listed) {
        if (shown || run.row == m_current)
            m_shown.insert(run.row);
    }
    Q_EMIT shownChanged();
    readCurves();
}

const RunCurves& RunsPresenter::curves(RunRow row) const
{
    static const RunCurves kNone;
    const auto found = m_curves.find(row);
    return found == m_curves.end() ? kNone : found->second.told;
}

void RunsPresenter::readEvaluation()
{
    if (!m_source || !m_current || m_side != Training::Side::Validation)
        return;
    m_evaluationReader.submit([source = m_source, row = m_current](
                                  JobContext&) { return source.training->evaluation(row); },
        [this](std::optional<Evaluation> evaluation) {
            m_evaluation = std::move(evaluation);
            Q_EMIT evaluationChanged();
        },
        [this](const Error&) {
            m_evaluation.reset();
            Q_EMIT evaluationChanged();
        });
}

void RunsPresenter::showEvaluation(Training::Side side, Evaluation evaluation)
{
    m_evaluationReader.cancel();
    m_side = side;
    m_evaluation = std::move(evaluation);
    Q_EMIT evaluationChanged();
}

void RunsPresenter::showValidation()
{
    m_side = Training::Side::Validation;
    readEvaluation();
}

}
