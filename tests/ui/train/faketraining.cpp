// SPDX-License-Identifier: GPL-3.0-or-later
// What a test sets, and what is known of runs and models.
#include "tests/ui/train/faketraining.h"

#include <algorithm>
#include <utility>

namespace vitrine::test {

void FakeTraining::add(ScriptedRun run, std::optional<Evaluation> evaluation)
{
    const std::lock_guard lock(m_mutex);
    m_runs.push_back({std::move(run), std::move(evaluation)});
}

void FakeTraining::replace(ScriptedRun run, std::optional<Evaluation> evaluation)
{
    const std::lock_guard lock(m_mutex);
    for (Kept& kept : m_runs) {
        if (kept.run.record.row == run.record.row)
            kept = {run, evaluation};
    }
}

void FakeTraining::setEvaluation(std::optional<Evaluation> evaluation)
{
    const std::lock_guard lock(m_mutex);
    m_evaluation = std::move(evaluation);
}

void FakeTraining::setHonest(std::int64_t leaks, std::optional<HonestFigure> honest)
{
    const std::lock_guard lock(m_mutex);
    m_leaks = leaks;
    m_honest = honest;
}

void FakeTraining::setPlan(TrainPlan plan)
{
    const std::lock_guard lock(m_mutex);
    m_plan = std::move(plan);
}

void FakeTraining::setLearningRates(LearningRates rates)
{
    const std::lock_guard lock(m_mutex);
    m_rates = std::move(rates);
}

void FakeTraining::setSearchEvaluation(SearchEvaluation evaluation)
{
    const std::lock_guard lock(m_mutex);
    m_search = std::move(evaluation);
}

void FakeTraining::setModels(std::vector<ModelRecord> models, std::string used)
{
    const std::lock_guard lock(m_mutex);
    m_models = std::move(models);
    m_used = std::move(used);
}

void FakeTraining::setDifferences(std::vector<SettingDifference> differences)
{
    const std::lock_guard lock(m_mutex);
    m_differences = std::move(differences);
}

void FakeTraining::failRuns(Error error)
{
    const std::lock_guard lock(m_mutex);
    m_runsError = std::move(error);
}

void FakeTraining::failNextUse(Error error)
{
    const std::lock_guard lock(m_mutex);
    m_useError = std::move(error);
}

void FakeTraining::setAnswers(bool answers)
{
    const std::lock_guard lock(m_mutex);
    m_answers = answers;
}

void FakeTraining::failNextTraining(Error error)
{
    const std::lock_guard lock(m_mutex);
    m_trainingError = std::move(error);
}

void FakeTraining::holdBeforeItBegins(bool holds)
{
    const std::lock_guard lock(m_mutex);
    m_heldBefore = holds;
    m_released.notify_all();
}

void FakeTraining::holdAt(std::int64_t step)
{
    const std::lock_guard lock(m_mutex);
    m_held = step;
}

void FakeTraining::letGo()
{
    const std::lock_guard lock(m_mutex);
    m_held.reset();
    m_released.notify_all();
}

void FakeTraining::pace(int milliseconds)
{
    const std::lock_guard lock(m_mutex);
    m_paceMs = milliseconds;
}

void FakeTraining::holdReads(bool holds)
{
    const std::lock_guard lock(m_mutex);
    m_heldReads = holds;
    m_released.notify_all();
}

void FakeTraining::holdMeasuring(bool holds)
{
    const std::lock_guard lock(m_mutex);
    m_heldMeasuring = holds;
    m_released.notify_all();
}

std::vector<std::string> FakeTraining::reads() const
{
    const std::lock_guard lock(m_mutex);
    return m_reads;
}

std::vector<std::string> FakeTraining::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

std::vector<TrainRequest> FakeTraining::trained() const
{
    const std::lock_guard lock(m_mutex);
    return m_trained;
}

std::vector<TrainRequest> FakeTraining::planned() const
{
    const std::lock_guard lock(m_mutex);
    return m_planned;
}

std::vector<SweepRequest> FakeTraining::swept() const
{
    const std::lock_guard lock(m_mutex);
    return m_swept;
}

FakeTraining::Kept& FakeTraining::kept(RunRow row)
{
    return const_cast<Kept&>(std::as_const(*this).kept(row));
}

const FakeTraining::Kept& FakeTraining::kept(RunRow row) const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
        [row](const Kept& each) { return each.run.record.row == row; });
    if (found == m_runs.end())
        throw Error(ErrorCode::NotFound, "There is no such run.");
    return *found;
}

TrainPlan FakeTraining::plan(
    const TrainRequest& request, const PlanSoFar& soFar, JobContext& context)
{
    std::unique_lock lock(m_mutex);
    m_planned.push_back(request);
    if (soFar && m_heldMeasuring) {
        TrainPlan known = m_plan;
        known.measured = false;
        known.seconds = 0.0;
        known.memoryBytes = 0;
        soFar(known);
        m_released.wait(lock, context.stopToken(), [&] { return !m_heldMeasuring; });
        context.throwIfStopped();
    }
    return m_plan;
}

void FakeTraining::failEmbeddingsFile(const std::string& problem)
{
    const std::lock_guard lock(m_mutex);
    m_fileProblem = problem;
}

void FakeTraining::setSearchChange(std::optional<SearchChange> change)
{
    const std::lock_guard lock(m_mutex);
    m_searchChange = std::move(change);
}

std::vector<RunRecord> FakeTraining::runs() const
{
    const std::lock_guard lock(m_mutex);
    if (m_runsError)
        throw Error(*m_runsError);
    std::vector<RunRecord> records;
    for (auto each = m_runs.rbegin(); each != m_runs.rend(); ++each) {
        if (!each->run.record.deleted)
            records.push_back(each->run.record);
    }
    return records;
}

std::vector<RunRecord> FakeTraining::deletedRuns() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<RunRecord> records;
    for (auto each = m_runs.rbegin(); each != m_runs.rend(); ++each) {
        if (each->run.record.deleted)
            records.push_back(each->run.record);
    }
    return records;
}

std::optional<RunRecord> FakeTraining::run(RunRow row) const
{
    const std::lock_guard lock(m_mutex);
    return kept(row).run.record;
}

std::vector<EpochStats> FakeTraining::epochs(RunRow row) const
{
    const std::lock_guard lock(m_mutex);
    return kept(row).run.epochs;
}

std::vector<BatchStats> FakeTraining::batches(RunRow row, std::size_t) const
{
    std::unique_lock lock(m_mutex);
    m_reads.push_back("all " + std::to_string(row.value));
    std::vector<BatchStats> read = kept(row).run.batches;
    m_released.wait(lock, [&] { return !m_heldReads; });
    return read;
}

std::optional<std::vector<BatchStats>> FakeTraining::batchesAfter(
    RunRow row, const BatchStats& last) const
{
    const std::lock_guard lock(m_mutex);
    m_reads.push_back(std::to_string(row.value) + " after " + std::to_string(last.step));
    const auto& batches = kept(row).run.batches;
    const auto found = std::find(batches.begin(), batches.end(), last);
    if (found == batches.end())
        return std::nullopt;
    return std::vector<BatchStats>(found + 1, batches.end());
}

std::optional<Evaluation> FakeTraining::evaluation(RunRow row) const
{
    const std::lock_guard lock(m_mutex);
    return kept(row).evaluation;
}

std::vector<SettingDifference> FakeTraining::differences(std::span<const RunRow>) const
{
    const std::lock_guard lock(m_mutex);
    return m_differences;
}

std::string FakeTraining::rename(RunRow row, const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    note("rename " + std::to_string(row.value) + " " + name);
    kept(row).run.record.name = name;
    return {};
}

void FakeTraining::setTrunkCacheLimit(RunRow row, std::int64_t bytes)
{
    const std::lock_guard lock(m_mutex);
    kept(row).run.record.config.trunkCacheLimit = bytes;
}

void FakeTraining::setTags(RunRow row, const std::vector<std::string>& tags)
{
    const std::lock_guard lock(m_mutex);
    kept(row).run.record.tags = tags;
}

void FakeTraining::setArchived(RunRow row, bool archived)
{
    const std::lock_guard lock(m_mutex);
    note((archived ? "archive " : "unarchive ") + std::to_string(row.value));
    kept(row).run.record.archived = archived;
}

void FakeTraining::setDeleted(RunRow row, bool deleted)
{
    const std::lock_guard lock(m_mutex);
    note((deleted ? "delete " : "restore ") + std::to_string(row.value));
    kept(row).run.record.deleted = deleted;
}

std::vector<ModelRecord> FakeTraining::models() const
{
    const std::lock_guard lock(m_mutex);
    return m_models;
}

std::string FakeTraining::searchModel() const
{
    const std::lock_guard lock(m_mutex);
    return m_used;
}

std::string FakeTraining::searchModelBefore() const
{
    const std::lock_guard lock(m_mutex);
    return m_usedBefore;
}

void FakeTraining::useModel(const std::string& modelId, JobContext& context)
{
    context.throwIfStopped();
    const std::lock_guard lock(m_mutex);
    if (m_useError)
        throw *std::exchange(m_useError, std::nullopt);
    note("use " + modelId);
    m_usedBefore = std::exchange(m_used, modelId);
}

}
