// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/workspace/training.h"
#include "ui/jobs/jobrunner.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/train/livefeed.h"
#include "ui/pages/train/trainsource.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace vitrine::ui {

class RunsPresenter;

/// Starts runs, steers them and hears from them; estimates them before; looks for a learning rate.
/// Without a widget. The jobs are the runner's, so that the strip shows them too; cancelling one
/// pauses its run.
class TrainingPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kFeedMs = 100; ///< between looks at what runs have told

    /// Both are borrowed.
    TrainingPresenter(RunsPresenter& runs, JobRunner& runner, QObject* parent = nullptr);
    ~TrainingPresenter() override;

    /// A job of this page waits or runs.
    bool isTraining() const { return m_job != 0; }
    bool isPausing() const;
    bool isFinishing() const { return isTraining() && m_control->finishRequested(); }
    /// Of that job: how far it is and how long it takes yet, as the strip tells it.
    std::optional<JobStatus> progress() const { return m_runner.status(m_job); }
    /// The one that learns now; none before its run began.
    RunRow running() const { return isTraining() ? m_running : RunRow(); }
    void start(const TrainRequest& request);
    void sweep(const SweepRequest& request);
    /// `trunkCacheLimit`: as Training::setTrunkCacheLimit has it, from now on; none: as it was.
    void resume(RunRow row, std::optional<std::int64_t> trunkCacheLimit = std::nullopt);
    void pause();
    void finishNow(); ///< keeps the best

    void plan(const TrainRequest& request);
    void outdatePlan(); ///< what it was for has changed
    bool isPlanning() const { return m_planner.isBusy(); }
    const std::optional<TrainPlan>& lastPlan() const { return m_plan; }
    /// What was planned last is what was asked for last; it may not be measured yet.
    bool isPlanOfRequest() const { return m_plan && m_planCurrent; }
    /// And it is all there.
    bool isPlanCurrent() const { return isPlanOfRequest() && m_plan->measured; }
    const std::optional<Error>& planError() const { return m_planError; }

    /// That searches changed over, but the file of the model's embeddings is not there.
    static QString fileProblemText();

    void findLearningRate(const TrainRequest& request);
    void stopFinding();
    bool isFinding() const { return m_finding != 0; }
    /// How far that job is, as the strip tells it.
    std::optional<JobStatus> findingProgress() const { return m_runner.status(m_finding); }
    const std::optional<Training::LearningRates>& learningRates() const { return m_rates; }

    Q_SIGNAL void trainingChanged(); ///< began, goes on, ended, is asked to end
    Q_SIGNAL void progressChanged();
    Q_SIGNAL void ended(); ///< a run or sweep: the workspace may search with another model
    /// Searches use what a run has made, and this is what that did; before `ended`. `fileProblem`:
    /// why the file of its embeddings could not be written; empty: none.
    Q_SIGNAL void searchesChanged(const vitrine::SearchChange& change, const QString& fileProblem);
    Q_SIGNAL void planChanged();
    Q_SIGNAL void learningRatesChanged();
    Q_SIGNAL void findingProgressed();

private:
    using Work = std::function<void(Training&, LiveFeed&, RunControl&, JobContext&)>;

    void forgetAll();
    void adoptRetry(JobId id);
    void startJob(const QString& title, Work work, std::function<QString()> summary,
        std::function<QString()> paused);
    QString pausedText(); ///< of the run that learnt last
    void readFeed();
    void takePlanSoFar(int number, const TrainPlan& plan);

    RunsPresenter& m_runs;
    JobRunner& m_runner;
    std::shared_ptr<LiveFeed> m_feed;
    std::shared_ptr<RunControl> m_control;
    QTimer* m_timer;
    QString m_title; ///< of the last job
    JobId m_job = 0;
    JobId m_finding = 0;
    bool m_pausing = false; ///< as told last
    RunRow m_running;
    std::optional<TrainPlan> m_plan;
    bool m_planCurrent = false;
    int m_planNumber = 0; ///< of the request; what earlier ones tell is stale
    std::optional<Error> m_planError;
    std::optional<Training::LearningRates> m_rates;
    LatestRunner<TrainPlan> m_planner;
};

}
