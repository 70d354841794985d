// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/faketraining.h"

#include <algorithm>
#include <chrono>
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

RunRecord FakeTraining::train(
    const TrainRequest& request, RunWatcher* watcher, RunControl* control, JobContext& context)
{
    RunRow row;
    {
        std::unique_lock lock(m_mutex);
        if (m_heldBefore)
            context.report(Stage::MeasuringPictures, 3, 10);
        m_released.wait(lock, context.stopToken(), [&] { return !m_heldBefore; });
        context.throwIfStopped();
        m_trained.push_back(request);
        row = {static_cast<std::int64_t>(m_runs.size()) + 1};
        ScriptedRun run = scriptedRun(row.value, 0, kStepsPerEpoch);
        run.record.name = request.name.empty() ? "unnamed" : request.name;
        run.record.config = request.config;
        run.record.split = request.split;
        run.record.leaks = m_leaks;
        run.record.trainImages = std::int64_t{kStepsPerEpoch} * request.config.batchSize;
        m_runs.push_back({std::move(run), std::nullopt});
    }
    return learn(row, watcher, control, context);
}

RunRecord FakeTraining::resume(
    RunRow run, RunWatcher* watcher, RunControl* control, JobContext& context)
{
    std::int64_t step = 0;
    {
        const std::lock_guard lock(m_mutex);
        note("resume " + std::to_string(run.value));
        ScriptedRun& script = kept(run).run;
        // The last checkpoint lies at the end of the last epoch.
        step = std::int64_t{script.record.epochsDone} * kStepsPerEpoch;
        std::erase_if(script.batches, [step](const BatchStats& each) { return each.step >= step; });
    }
    if (watcher)
        watcher->onResumed(run, step, static_cast<int>(step / kStepsPerEpoch));
    return learn(run, watcher, control, context);
}

std::vector<RunRecord> FakeTraining::sweep(
    const SweepRequest& request, RunWatcher* watcher, RunControl* control, JobContext& context)
{
    {
        const std::lock_guard lock(m_mutex);
        m_swept.push_back(request);
    }
    std::vector<RunRecord> records;
    for (const int size : request.batchSizes) {
        TrainRequest one = request.base;
        one.config.batchSize = size;
        one.name = request.name + " " + std::to_string(size);
        try {
            records.push_back(train(one, watcher, control, context));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Diverged)
                throw;
            records.push_back(runs().front());
            records.back().diverged = true;
        }
    }
    return records;
}

void FakeTraining::tell(RunRow row, RunWatcher* watcher)
{
    const RunRecord record = *run(row);
    if (watcher)
        watcher->onRun(record);
}

void FakeTraining::waitIfHeld(std::int64_t step, JobContext& context)
{
    std::unique_lock lock(m_mutex);
    if (m_paceMs > 0)
        m_released.wait_for(
            lock, context.stopToken(), std::chrono::milliseconds(m_paceMs), [] { return false; });
    m_released.wait(lock, context.stopToken(), [&] { return !m_held || step < *m_held; });
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

void FakeTraining::changeOver(RunRow row, RunWatcher* watcher)
{
    std::optional<SearchChange> change;
    {
        const std::lock_guard lock(m_mutex);
        change = m_searchChange;
        if (change) {
            m_usedBefore = change->before.id;
            m_used = change->after.id;
        }
    }
    if (change && watcher)
        watcher->onSearchChange(row, *change);
}

std::string FakeTraining::fileProblem() const
{
    const std::lock_guard lock(m_mutex);
    return m_fileProblem;
}

RunRecord FakeTraining::learn(
    RunRow row, RunWatcher* watcher, RunControl* control, JobContext& context)
{
    const auto setState = [&](RunState state, const std::string& error = {}) {
        {
            const std::lock_guard lock(m_mutex);
            RunRecord& record = kept(row).run.record;
            record.state = state;
            record.alive = state == RunState::Running;
            record.error = error;
        }
        tell(row, watcher);
    };
    setState(RunState::Running);
    const int epochs = run(row)->config.epochs;
    const auto first = static_cast<std::int64_t>(batches(row, 0).size());
    for (std::int64_t step = first; step < std::int64_t{epochs} * kStepsPerEpoch; ++step) {
        context.report(Stage::Training, step, std::int64_t{epochs} * kStepsPerEpoch);
        waitIfHeld(step, context);
        if (context.stopRequested()) {
            setState(RunState::Paused);
            throw Cancelled();
        }
        if (control && control->finishRequested())
            break;
        const BatchStats batch = scriptedBatch(row.value, step, kStepsPerEpoch, epochs);
        {
            const std::lock_guard lock(m_mutex);
            kept(row).run.batches.push_back(batch);
            kept(row).run.record.stepsDone = step + 1;
        }
        if (watcher)
            watcher->onBatch(row, batch);
        if ((step + 1) % kStepsPerEpoch != 0)
            continue;
        const EpochStats epoch = scriptedEpoch(
            row.value, static_cast<int>(step / kStepsPerEpoch), kStepsPerEpoch, epochs);
        {
            const std::lock_guard lock(m_mutex);
            Kept& mine = kept(row);
            mine.run.epochs.push_back(epoch);
            mine.run.record.epochsDone = epoch.epoch + 1;
            mine.run.record.best = mine.run.record.last = epoch;
            mine.run.record.secondsSpent = epoch.seconds;
            mine.evaluation = m_evaluation;
        }
        if (watcher)
            watcher->onEpoch(row, epoch);
        std::optional<Error> failure;
        {
            const std::lock_guard lock(m_mutex);
            failure = std::exchange(m_trainingError, std::nullopt);
        }
        if (failure) {
            setState(RunState::Failed, failure->message() + " " + failure->hint());
            throw Error(*failure);
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        kept(row).run.record.honest = m_honest;
    }
    setState(RunState::Finished);
    if (watcher)
        watcher->onEmbeddingsFile(row, fileProblem());
    changeOver(row, watcher);
    return *run(row);
}

Training::LearningRates FakeTraining::findLearningRate(const TrainRequest&, JobContext& context)
{
    context.report(Stage::Training, 12, 120);
    waitIfHeld(0, context);
    context.throwIfStopped();
    const std::lock_guard lock(m_mutex);
    return m_rates;
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

Guesses FakeTraining::guess(RunRow row,
    const std::variant<std::filesystem::path, std::vector<std::byte>, Picture, ImageRow>& picture,
    JobContext&)
{
    const std::lock_guard lock(m_mutex);
    if (const auto* file = std::get_if<std::filesystem::path>(&picture);
        file && !std::filesystem::exists(*file))
        throw Error(ErrorCode::NotFound, "There is no such picture.", "Choose another one.");
    if (!m_answers)
        throw Error(ErrorCode::NotReady, "The run has not learnt anything yet.", "Resume it.");
    Guesses guesses;
    guesses.best = {{"Sofas", 0.7}, {"Cars", 0.2}, {"Lamps", 0.1}};
    guesses.epoch = kept(row).run.record.epochsDone;
    guesses.milliseconds = 12.0;
    return guesses;
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

Evaluation FakeTraining::evaluate(RunRow row, Side side, JobContext& context)
{
    waitIfHeld(0, context);
    context.throwIfStopped();
    Evaluation made = evaluation(row).value();
    const std::lock_guard lock(m_mutex);
    note("evaluate " + std::to_string(row.value) + " " + std::to_string(static_cast<int>(side)));
    if (m_trainingError)
        throw *std::exchange(m_trainingError, std::nullopt);
    made.quality.top1 = side == Side::Train ? 1.0 : made.quality.top1;
    return made;
}

SearchEvaluation FakeTraining::evaluateSearch(const std::vector<std::string>&, JobContext& context)
{
    waitIfHeld(0, context);
    context.throwIfStopped();
    const std::lock_guard lock(m_mutex);
    return m_search;
}

}
