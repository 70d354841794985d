// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/trainingrun.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/learning/files/safetensors.h"
#include "core/learning/training/learningrate.h"
#include "core/learning/training/tailevaluation.h"
#include "core/learning/training/trainingtask.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace vitrine::learning {

namespace {

constexpr std::size_t kPaceBatches = 8;

void makeFolder(const std::filesystem::path& folder)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        throw systemError(failure.value(), "making", folder.string());
}

bool better(const Quality& a, const Quality& b)
{
    return a.top1 > b.top1 || (a.top1 == b.top1 && a.loss < b.loss);
}

std::vector<NamedTensor> named(const StateDict& state)
{
    std::vector<NamedTensor> tensors;
    for (const auto& [name, tensor] : state.tensors)
        tensors.push_back({name, tensor});
    return tensors;
}

void removeOtherBest(const std::filesystem::path& folder, const std::string& kept)
{
    std::error_code ignored;
    for (const auto& item : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = item.path().filename().string();
        if (name.starts_with("best-") && name.ends_with(".safetensors") && name != kept)
            std::filesystem::remove(item.path(), ignored);
    }
}

}

TrainingRun::TrainingRun(
    const TrainingTask& task, TrainObserver& observer, TrainControl* control, JobContext& context)
    : m_task(task)
    , m_observer(observer)
    , m_control(control)
    , m_context(context)
{
}

TrainResult TrainingRun::run()
{
    requireSound(m_task);
    // That the device is not there is better said before the trunk's work.
    numbersFor(m_task.config);
    makeFolder(m_task.folder);
    removeAbandonedParts(m_task.folder);
    useThreads(m_task.config);
    m_fingerprint = fingerprintOf(m_task);
    const std::optional<Checkpoint> checkpoint = lastSitting();
    const auto cache = m_task.config.trunkCache ? m_task.trunkCache : std::filesystem::path();
    m_input = makeTailInput(m_task.start, m_task.config, cache);
    m_pictures.emplace(m_task, *m_input,
        checkpoint ? checkpoint->pictures : std::vector<std::int64_t>(), m_context);
    m_learner = std::make_unique<Learner>(m_task.start, m_task.config,
        static_cast<int>(m_task.data.classes.size()), m_pictures->labels());
    if (checkpoint)
        resume(*checkpoint);
    goOn();
    return result();
}

std::optional<Checkpoint> TrainingRun::lastSitting() const
{
    if (!hasCheckpoint(m_task.folder))
        return std::nullopt;
    Checkpoint checkpoint = readCheckpoint(m_task.folder);
    if (checkpoint.task != m_fingerprint)
        throw Error(ErrorCode::NotReady,
            "The checkpoint belongs to a run with other settings, weights or photos.",
            "Start a new run.");
    return checkpoint;
}

void TrainingRun::resume(const Checkpoint& checkpoint)
{
    if (checkpoint.progress.position > m_pictures->batches()
        || checkpoint.progress.epoch > m_task.config.epochs)
        throw Error(ErrorCode::Corrupt,
            "The run's checkpoint is damaged: it is past the run's end.",
            "Start the run again from its beginning.");
    m_progress = checkpoint.progress;
    m_earlier = m_progress.seconds;
    m_learner->tail().load(checkpoint.weights);
    m_learner->optimiser().load(checkpoint.averages);
    m_observer.onResumed(m_progress.step, m_progress.epoch);
}

/// Pauses and ends between batches only, where a checkpoint says everything.
void TrainingRun::goOn()
{
    m_saved = Clock::now();
    try {
        while (!m_progress.finished) {
            learnEpoch();
            if (m_progress.position > 0) {
                finishEpoch();
            } else { // asked to finish between two epochs
                m_progress.finished = m_progress.stoppedEarly = true;
                saveCheckpoint(m_learner->tail().state());
            }
        }
    } catch (const Cancelled&) {
        saveCheckpoint(m_learner->tail().state());
        throw;
    }
}

void TrainingRun::learnEpoch()
{
    while (m_progress.position < m_pictures->batches()) {
        const bool begun = m_progress.step > 0;
        if (begun && finishRequested())
            return;
        m_context.throwIfStopped();
        learnBatch();
        if (m_control && m_control->takeWeightsRequest())
            publish(m_learner->tail().state());
        if (overdue())
            saveCheckpoint(m_learner->tail().state());
    }
}

void TrainingRun::learnBatch()
{
    const auto start = Clock::now();
    const auto batch = m_pictures->batch(m_progress.epoch, m_progress.position);
    const double rate = rateAt(m_progress.step);
    const at::Tensor activations = m_input->read(*m_task.data.source, batch.views);
    const BatchOutcome outcome = m_learner->learn(activations, batch.labels, m_progress.step, rate);
    const std::size_t pictures = batch.labels.size();
    m_progress.lossSum += outcome.loss * static_cast<double>(pictures);
    m_progress.correct += outcome.correct;
    m_progress.pictures += static_cast<std::int64_t>(pictures);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    m_progress.trainSeconds += seconds;
    m_recent.emplace_back(seconds, pictures);
    if (m_recent.size() > kPaceBatches)
        m_recent.pop_front();
    tell(outcome, rate, pictures);
    ++m_progress.step;
    ++m_progress.position;
}

double TrainingRun::rateAt(std::int64_t step) const
{
    return m_task.config.learningRate * rateFactor(m_task.config, step, m_pictures->batches());
}

void TrainingRun::tell(const BatchOutcome& outcome, double rate, std::size_t pictures)
{
    BatchStats stats;
    stats.step = m_progress.step;
    stats.epoch = m_progress.epoch;
    stats.loss = outcome.loss;
    stats.accuracy = static_cast<double>(outcome.correct) / static_cast<double>(pictures);
    stats.learningRate = rate;
    stats.imagesPerSecond = pace();
    stats.seconds = secondsSoFar();
    stats.memoryBytes = currentMemory();
    m_observer.onBatch(stats);
    m_context.report(
        Stage::Training, m_progress.step + 1, m_pictures->batches() * m_task.config.epochs);
}

double TrainingRun::pace() const
{
    double seconds = 0.0;
    double pictures = 0.0;
    for (const auto& [spent, count] : m_recent) {
        seconds += spent;
        pictures += static_cast<double>(count);
    }
    return seconds > 0.0 ? pictures / seconds : 0.0;
}

double TrainingRun::secondsSoFar() const
{
    return m_earlier + std::chrono::duration<double>(Clock::now() - m_began).count();
}

Evaluation TrainingRun::evaluated()
{
    try {
        return evaluateTail(m_learner->tail(), *m_input, *m_task.data.source,
            m_pictures->validation(), m_task.data.classes, m_context);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Diverged)
            throw diverged("What the network says of a validation photo is not a number.");
        throw;
    }
}

void TrainingRun::finishEpoch()
{
    const Evaluation evaluation = evaluated();
    EpochStats stats = epochStats(evaluation.quality);
    const StateDict state = m_learner->tail().state();
    keepBest(stats, state);
    m_progress.stoppedEarly = finishRequested() || patienceLost();
    ++m_progress.epoch;
    m_progress.position = 0;
    m_progress.lossSum = 0.0;
    m_progress.correct = 0;
    m_progress.pictures = 0;
    m_progress.trainSeconds = 0.0;
    m_progress.finished = m_progress.stoppedEarly || m_progress.epoch >= m_task.config.epochs;
    if (stats.best && validates())
        m_observer.onBestEvaluation(evaluation);
    m_observer.onEpoch(stats);
    saveCheckpoint(state);
    removeOtherBest(m_task.folder, m_progress.bestFile);
    publish(state);
}

EpochStats TrainingRun::epochStats(const Quality& validation) const
{
    const auto pictures = static_cast<double>(std::max<std::int64_t>(m_progress.pictures, 1));
    EpochStats stats;
    stats.epoch = m_progress.epoch;
    stats.trainLoss = m_progress.lossSum / pictures;
    stats.trainAccuracy = static_cast<double>(m_progress.correct) / pictures;
    stats.validation = validation;
    stats.learningRate = rateAt(std::max<std::int64_t>(m_progress.step - 1, 0));
    stats.imagesPerSecond =
        m_progress.trainSeconds > 0.0 ? pictures / m_progress.trainSeconds : 0.0;
    stats.seconds = secondsSoFar();
    return stats;
}

/// In a file of its own, which the next checkpoint names: the one before stays until then.
void TrainingRun::keepBest(EpochStats& stats, const StateDict& state)
{
    stats.best =
        !validates() || !m_progress.best || better(stats.validation, m_progress.best->validation);
    if (!stats.best)
        return;
    m_progress.best = stats;
    m_progress.bestFile = fmt::format("best-{}.safetensors", stats.epoch);
    writeSafetensors(m_task.folder / m_progress.bestFile, named(state), {});
}

bool TrainingRun::patienceLost() const
{
    return m_task.config.patience > 0 && m_progress.best
        && m_progress.epoch - m_progress.best->epoch >= m_task.config.patience;
}

void TrainingRun::publish(const StateDict& state)
{
    const auto weights = std::make_shared<PublishedWeights>();
    weights->step = m_progress.step;
    weights->epoch = m_progress.epoch;
    weights->tensors = state;
    m_observer.onWeights(weights);
}

bool TrainingRun::overdue() const
{
    return Clock::now() - m_saved >= std::chrono::seconds(m_task.config.checkpointSeconds);
}

void TrainingRun::saveCheckpoint(const StateDict& state)
{
    m_progress.seconds = secondsSoFar();
    m_progress.peakBytes = std::max(m_progress.peakBytes, peakMemory());
    writeCheckpoint(m_task.folder,
        {m_fingerprint, m_pictures->prints(), m_progress, state,
            m_learner->optimiser().averages()});
    m_saved = Clock::now();
    m_observer.onCheckpoint(m_progress.step, m_progress.epoch);
}

TrainResult TrainingRun::result()
{
    const StateDict best = readStateDict(m_task.folder / m_progress.bestFile);
    m_learner->tail().load(best);
    TrainResult result;
    result.weights = wholeNetwork(m_task.start, best);
    result.bestEpoch = m_progress.best->epoch;
    result.epochs = m_progress.epoch;
    result.stoppedEarly = m_progress.stoppedEarly;
    if (validates())
        result.validation = evaluated();
    result.missingImages = m_pictures->missing();
    result.peakBytes = std::max(m_progress.peakBytes, peakMemory());
    return result;
}

}
