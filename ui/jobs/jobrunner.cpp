// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobrunner.h"

#include "ui/jobs/rateestimator.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

namespace vitrine::ui {
namespace {

/// Where a job's thread leaves its newest progress and its outcome.
class Mailbox : public ProgressSink {
public:
    void onProgress(const Progress& progress) override
    {
        const std::lock_guard lock(m_mutex);
        m_progress = progress;
    }

    /// The newest progress since the last call.
    std::optional<Progress> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_progress, std::nullopt);
    }

    void setOutcome(Outcome outcome)
    {
        const std::lock_guard lock(m_mutex);
        m_outcome = std::move(outcome);
    }

    Outcome outcome()
    {
        const std::lock_guard lock(m_mutex);
        return m_outcome;
    }

private:
    std::mutex m_mutex;
    std::optional<Progress> m_progress;
    Outcome m_outcome;
};

}

struct JobRunner::Entry {
    Job job;
    JobStatus status;
    RateEstimator rate;
    std::chrono::steady_clock::time_point start;
    Mailbox mailbox;
    std::jthread thread; ///< last: it uses the rest

    bool isActive() const
    {
        return status.state == RunState::Waiting || status.state == RunState::Running;
    }
};

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(kDeliveryMs);
    connect(m_timer, &QTimer::timeout, this, &JobRunner::deliverProgress);
}

JobRunner::~JobRunner()
{
    for (const auto& entry : m_entries)
        entry->thread.request_stop();
    m_entries.clear(); // joins; finished-events still in the queue die with this object
}

JobId JobRunner::start(Job job)
{
    auto entry = std::make_unique<Entry>();
    entry->status.id = ++m_lastId;
    entry->status.title = job.title;
    const QString lane = job.lane;
    entry->job = std::move(job);
    m_entries.push_back(std::move(entry));
    const JobId id = m_lastId;
    Q_EMIT added(id);
    startNext(lane);
    updateBusy();
    return id;
}

void JobRunner::cancel(JobId id)
{
    Entry* entry = find(id);
    if (!entry || !entry->isActive())
        return;
    if (entry->status.state == RunState::Waiting) {
        end(*entry, {JobState::Cancelled, std::nullopt});
        return;
    }
    entry->status.stopping = true;
    entry->thread.request_stop();
    Q_EMIT changed(id);
}

void JobRunner::cancelAll()
{
    cancelWhere([](const Entry&) { return true; });
}

void JobRunner::cancelAll(const QString& lane)
{
    cancelWhere([&lane](const Entry& entry) { return entry.job.lane == lane; });
}

void JobRunner::cancelWhere(const std::function<bool(const Entry&)>& chosen)
{
    // Backwards: the waiting ones end before a running one makes room for them.
    std::vector<JobId> active;
    for (const auto& entry : m_entries) {
        if (entry->isActive() && chosen(*entry))
            active.push_back(entry->status.id);
    }
    for (auto id = active.rbegin(); id != active.rend(); ++id)
        cancel(*id);
}

JobId JobRunner::retry(JobId id)
{
    const Entry* entry = find(id);
    if (!entry
        || (entry->status.state != RunState::Failed && entry->status.state != RunState::Cancelled))
        return 0;
    Job again = entry->job;
    dismiss(id);
    return start(std::move(again));
}

void JobRunner::dismiss(JobId id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [id](const auto& entry) { return entry->status.id == id && !entry->isActive(); });
    if (found == m_entries.end())
        return;
    m_entries.erase(found);
    Q_EMIT dismissed(id);
}

bool JobRunner::isBusy() const
{
    return std::any_of(
        m_entries.begin(), m_entries.end(), [](const auto& entry) { return entry->isActive(); });
}

bool JobRunner::isBusy(const QString& lane) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [&](const auto& entry) { return entry->isActive() && entry->job.lane == lane; });
}

std::vector<JobStatus> JobRunner::jobs() const
{
    std::vector<JobStatus> all;
    for (const auto& entry : m_entries)
        all.push_back(entry->status);
    return all;
}

std::optional<JobStatus> JobRunner::status(JobId id) const
{
    const Entry* entry = find(id);
    return entry ? std::optional(entry->status) : std::nullopt;
}

JobRunner::Entry* JobRunner::find(JobId id) const
{
    for (const auto& entry : m_entries) {
        if (entry->status.id == id)
            return entry.get();
    }
    return nullptr;
}

void JobRunner::startNext(const QString& lane)
{
    Entry* next = nullptr;
    for (const auto& entry : m_entries) {
        if (entry->job.lane != lane)
            continue;
        if (entry->status.state == RunState::Running)
            return;
        if (!next && entry->status.state == RunState::Waiting)
            next = entry.get();
    }
    if (next)
        launch(*next);
}

void JobRunner::launch(Entry& entry)
{
    entry.status.state = RunState::Running;
    entry.start = std::chrono::steady_clock::now();
    const JobId id = entry.status.id;
    entry.thread = std::jthread(
        [this, id, &mailbox = entry.mailbox, work = entry.job.work](const std::stop_token& stop) {
            mailbox.setOutcome(runJob([&] {
                JobContext context(stop, &mailbox);
                work(context);
            }));
            QMetaObject::invokeMethod(
                this, [this, id] { finish(id); }, Qt::QueuedConnection);
        });
    m_timer->start();
    Q_EMIT changed(id);
}

void JobRunner::deliverProgress()
{
    std::vector<JobId> moved;
    for (const auto& entry : m_entries) {
        if (entry->status.state != RunState::Running)
            continue;
        const auto progress = entry->mailbox.take();
        if (!progress)
            continue;
        const std::chrono::duration<double> passed =
            std::chrono::steady_clock::now() - entry->start;
        entry->rate.add(*progress, passed.count());
        entry->status.progress = *progress;
        entry->status.perSecond = entry->rate.perSecond();
        entry->status.secondsLeft = entry->rate.secondsLeft();
        moved.push_back(entry->status.id);
    }
    for (const JobId id : moved)
        Q_EMIT changed(id);
}

void JobRunner::finish(JobId id)
{
    Entry* entry = find(id);
    if (!entry || entry->status.state != RunState::Running)
        return;
    if (entry->thread.joinable())
        entry->thread.join();
    if (const auto last = entry->mailbox.take())
        entry->status.progress = *last;
    end(*entry, entry->mailbox.outcome());
}

void JobRunner::end(Entry& entry, const Outcome& outcome)
{
    const JobId id = entry.status.id;
    const QString lane = entry.job.lane;
    const auto finished = entry.job.finished;
    entry.status.error = outcome.error;
    entry.status.stopping = false;
    switch (outcome.state) {
    case JobState::Succeeded:
        entry.status.state = RunState::Succeeded;
        entry.status.progress.fraction = 1.0;
        if (entry.job.summary)
            entry.status.summary = entry.job.summary();
        break;
    case JobState::Cancelled:
        entry.status.state = RunState::Cancelled;
        if (entry.job.cancelled)
            entry.status.summary = entry.job.cancelled();
        break;
    case JobState::Failed: entry.status.state = RunState::Failed; break;
    }
    // From here on a listener may dismiss the entry or start others.
    Q_EMIT changed(id);
    Q_EMIT ended(id, outcome.state);
    if (finished)
        finished(outcome);
    startNext(lane);
    updateBusy();
}

void JobRunner::updateBusy()
{
    const bool busy = isBusy();
    if (!busy)
        m_timer->stop();
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

}
