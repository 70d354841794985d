// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that learn, and what they have learnt.
#include "tests/ui/train/faketraining.h"

#include <chrono>
#include <utility>

namespace vitrine::test {

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
