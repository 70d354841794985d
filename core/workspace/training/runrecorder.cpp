// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/runrecorder.h"

#include "core/base/memory.h"

#include <algorithm>
#include <utility>

namespace vitrine::workspace {

namespace {

constexpr double kSecondsBetweenFlushes = 2.0;

}

RunRecorder::RunRecorder(const Layout& layout, catalogue::Catalogue& catalogue, RunStore& store,
    LiveRun& live, const RunRecord& run, RunAudience audience, learning::TrainControl& control,
    std::stop_source stop)
    : m_layout(layout)
    , m_catalogue(catalogue)
    , m_store(store)
    , m_live(live)
    , m_row(run.row)
    , m_started(run.started)
    , m_audience(audience)
    , m_control(control)
    , m_stop(std::move(stop))
    , m_batches(layout.runBatches(run.row))
    , m_progress(progressOf(run))
{
    m_progress.state = RunState::Running;
    m_progress.error.clear();
    m_progress.diverged = false;
}

/// Observers must not throw.
template <typename Work> void RunRecorder::keeping(const Work& work)
{
    if (m_problem)
        return;
    try {
        work();
    } catch (...) {
        m_problem = std::current_exception();
        m_stop.request_stop();
    }
}

void RunRecorder::beginAt(std::int64_t step, int epoch)
{
    m_batches.cutBack(step);
    m_catalogue.writer()->dropEpochsFrom(m_row, epoch);
    m_events = std::make_unique<RunEvents>(
        m_layout.run(m_row), m_started, m_store.batches(m_row, 0), m_store.epochs(m_row));
}

void RunRecorder::onResumed(std::int64_t step, int epoch)
{
    keeping([&] {
        beginAt(step, epoch);
        m_progress.steps = step;
    });
    if (m_audience.watcher)
        m_audience.watcher->onResumed(m_row, step, epoch);
}

void RunRecorder::onBatch(const BatchStats& stats)
{
    if (m_audience.control && m_audience.control->finishRequested())
        m_control.finishNow();
    m_live.learns();
    keeping([&] {
        if (!m_events) // not resumed: whatever an earlier sitting left is told again
            beginAt(stats.step, stats.epoch);
        m_batches.append(stats);
        m_events->add(stats);
        m_progress.steps = stats.step + 1;
        m_progress.seconds = stats.seconds;
        if (m_sinceFlush.seconds() > kSecondsBetweenFlushes) {
            m_events->flush();
            m_sinceFlush = {};
        }
    });
    if (m_audience.watcher)
        m_audience.watcher->onBatch(m_row, stats);
}

void RunRecorder::onEpoch(const EpochStats& stats)
{
    keeping([&] {
        if (!m_events)
            beginAt(m_progress.steps, stats.epoch);
        m_progress.seconds = stats.seconds;
        noteMemory();
        const auto writer = m_catalogue.writer();
        writer->begin();
        writer->putEpoch(m_row, stats);
        writer->updateRun(m_row, m_progress);
        writer->commit();
        m_events->add(stats);
        m_events->flush();
    });
    if (m_audience.watcher)
        m_audience.watcher->onEpoch(m_row, stats);
}

void RunRecorder::onBestEvaluation(const Evaluation& evaluation)
{
    keeping([&] { m_store.keepEvaluation(m_row, evaluation); });
}

void RunRecorder::onWeights(const std::shared_ptr<const learning::PublishedWeights>& weights)
{
    m_live.publish(weights);
}

void RunRecorder::onCheckpoint(std::int64_t step, int epoch)
{
    static_cast<void>(step);
    static_cast<void>(epoch);
    keeping([&] {
        m_batches.sync();
        if (m_events)
            m_events->flush();
        noteMemory();
        m_store.update(m_row, m_progress);
    });
}

void RunRecorder::noteMemory()
{
    m_progress.peakBytes = std::max(m_progress.peakBytes, peakMemory());
}

void RunRecorder::rethrow() const
{
    if (m_problem)
        std::rethrow_exception(m_problem);
}

void RunRecorder::finish()
{
    if (m_events)
        m_events->flush();
}

void RunRecorder::giveUp() noexcept
{
    keeping([this] { finish(); });
}

}
