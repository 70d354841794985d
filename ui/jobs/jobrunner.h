// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/jobs/jobcontext.h"
#include "core/jobs/outcome.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QTimer;

namespace vitrine::ui {

using JobId = quint64; ///< 0 is none

/// A long call of the core. `work` runs on a thread of its own with copies of what it needs; the
/// other functions run on the GUI thread.
struct Job {
    QString title; ///< "Clean photos"
    std::function<void(JobContext&)> work;
    std::function<QString()> summary; ///< after success: one sentence; null: no result to show
    std::function<QString()> cancelled; ///< after that: one sentence on what now; null: the usual
    std::function<void(const Outcome&)> finished; ///< may be null, may start other jobs
    QString lane = QStringLiteral(
        "workspace"); ///< jobs of a lane run one after another, lanes beside each other
};

enum class RunState { Waiting, Running, Succeeded, Cancelled, Failed };

struct JobStatus {
    JobId id = 0;
    QString title;
    RunState state = RunState::Waiting;
    Progress progress;
    std::optional<double> perSecond; ///< smoothed; nothing until it is known
    std::optional<double> secondsLeft;
    bool stopping = false; ///< cancel was asked, the job has not ended yet
    QString summary; ///< of an ended job; may be empty
    std::optional<Error> error; ///< set exactly when Failed
};

/// Runs jobs off the GUI thread, a queue for each lane; progress arrives on the GUI thread about 30
/// times a second. Destruction asks running jobs to stop and waits for them, without any callback.
class JobRunner : public QObject {
    Q_OBJECT
public:
    static constexpr int kDeliveryMs = 33;

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    JobId start(Job job);
    void cancel(JobId id); ///< a waiting job ends at once
    void cancelAll();
    void cancelAll(const QString& lane);
    /// Starts a failed or cancelled job anew, under a new id; 0 when there is no such job.
    JobId retry(JobId id);
    void dismiss(JobId id); ///< forgets an ended job

    bool isBusy() const; ///< something waits or runs
    bool isBusy(const QString& lane) const;
    std::vector<JobStatus> jobs() const; ///< in order of start, ended ones until dismissed
    std::optional<JobStatus> status(JobId id) const;

    Q_SIGNAL void added(vitrine::ui::JobId id);
    Q_SIGNAL void changed(vitrine::ui::JobId id); ///< state or progress
    Q_SIGNAL void ended(vitrine::ui::JobId id, vitrine::JobState state);
    Q_SIGNAL void dismissed(vitrine::ui::JobId id);
    Q_SIGNAL void busyChanged(bool busy);

private:
    struct Entry;
    Entry* find(JobId id) const;
    void cancelWhere(const std::function<bool(const Entry&)>& chosen);
    void startNext(const QString& lane);
    void launch(Entry& entry);
    void deliverProgress();
    void finish(JobId id);
    void end(Entry& entry, const Outcome& outcome);
    void updateBusy();

    std::vector<std::unique_ptr<Entry>> m_entries;
    QTimer* m_timer;
    JobId m_lastId = 0;
    bool m_busy = false;
};

}
