// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/trainingpresenter.h"

#include "ui/pages/train/honestwords.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/trainwords.h"
#include "ui/shell/errortext.h"
#include "ui/widgets/convert.h"

#include <QLocale>
#include <QStringList>
#include <QTimer>

#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

QString resultOf(const RunRecord& run)
{
    if (!run.best)
        return TrainingPresenter::tr("“%1” has ended").arg(toQString(run.name));
    const QString name = toQString(run.name);
    const QString accuracy = percentText(run.best->validation.top1);
    if (!leaks(run))
        return TrainingPresenter::tr("“%1” names %2 of the validation photos correctly")
            .arg(name, accuracy);
    return run.honest
        ? TrainingPresenter::tr("“%1” names %2 of the validation photos correctly, and %3 of those "
                                "without a relative in training")
              .arg(name, accuracy, percentText(run.honest->top1))
        : TrainingPresenter::tr("“%1” names %2 of the validation photos correctly, all of which "
                                "have a relative in training: likely too high")
              .arg(name, accuracy);
}

QString resultOf(const std::vector<RunRecord>& sweep)
{
    QStringList lost;
    for (const RunRecord& run : sweep) {
        if (run.diverged)
            lost << toQString(run.name);
    }
    const auto finished = static_cast<int>(sweep.size()) - static_cast<int>(lost.size());
    const QString done = TrainingPresenter::tr("%Ln runs done", nullptr, finished);
    if (lost.isEmpty())
        return done;
    return TrainingPresenter::tr("%1; %Ln failed, as the loss was not a number any more: %2",
        nullptr, static_cast<int>(lost.size()))
        .arg(done, lost.join(QStringLiteral(", ")));
}

}

TrainingPresenter::TrainingPresenter(RunsPresenter& runs, JobRunner& runner, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_runner(runner)
    , m_timer(new QTimer(this))
    , m_planner(this)
{
    m_timer->setInterval(kFeedMs);
    connect(m_timer, &QTimer::timeout, this, &TrainingPresenter::readFeed);
    connect(&m_runs, &RunsPresenter::sourceChanged, this, &TrainingPresenter::forgetAll);
    connect(&m_runner, &JobRunner::changed, this, [this](JobId id) {
        if (id == m_finding && isFinding())
            Q_EMIT findingProgressed();
        if (id != m_job)
            return;
        const bool pausing = isPausing();
        if (std::exchange(m_pausing, pausing) != pausing)
            Q_EMIT trainingChanged();
        Q_EMIT progressChanged();
    });
    connect(&m_runner, &JobRunner::added, this, &TrainingPresenter::adoptRetry);
}

TrainingPresenter::~TrainingPresenter() = default;

void TrainingPresenter::forgetAll()
{
    // The jobs themselves are cancelled with their workspace.
    m_timer->stop();
    m_planner.cancel();
    ++m_planNumber;
    m_feed.reset();
    m_control.reset();
    m_job = 0;
    m_finding = 0;
    m_running = {};
    m_plan.reset();
    m_planError.reset();
    m_rates.reset();
    Q_EMIT trainingChanged();
    Q_EMIT planChanged();
    Q_EMIT learningRatesChanged();
}

bool TrainingPresenter::isPausing() const
{
    const auto status = m_runner.status(m_job);
    return status && status->stopping;
}

void TrainingPresenter::start(const TrainRequest& request)
{
    auto record = std::make_shared<RunRecord>();
    startJob(
        request.name.empty() ? tr("Train") : tr("Train “%1”").arg(toQString(request.name)),
        [request, record](
            Training& training, LiveFeed& feed, RunControl& control, JobContext& context) {
            // Tried again after it has failed: the run is there.
            const RunRow begun = feed.latestRun();
            *record = begun ? training.resume(begun, &feed, &control, context)
                            : training.train(request, &feed, &control, context);
        },
        [record] { return resultOf(*record); }, [this] { return pausedText(); });
}

void TrainingPresenter::resume(RunRow row, std::optional<std::int64_t> trunkCacheLimit)
{
    const RunRecord* run = m_runs.run(row);
    if (!run)
        return;
    auto record = std::make_shared<RunRecord>();
    startJob(
        tr("Train “%1”").arg(toQString(run->name)),
        [row, trunkCacheLimit, record](
            Training& training, LiveFeed& feed, RunControl& control, JobContext& context) {
            if (trunkCacheLimit)
                training.setTrunkCacheLimit(row, *trunkCacheLimit);
            *record = training.resume(row, &feed, &control, context);
        },
        [record] { return resultOf(*record); }, [this] { return pausedText(); });
}

void TrainingPresenter::sweep(const SweepRequest& request)
{
    auto records = std::make_shared<std::vector<RunRecord>>();
    startJob(
        tr("Sweep “%1”").arg(toQString(request.name)),
        [request, records](Training& training, LiveFeed& feed, RunControl& control,
            JobContext& context) { *records = training.sweep(request, &feed, &control, context); },
        [records] { return resultOf(*records); },
        [] { return tr("Paused. Started again under the same name, the sweep goes on."); });
}

QString TrainingPresenter::fileProblemText()
{
    return tr("Searches use the new model, but the file of its embeddings could not be written.");
}

QString TrainingPresenter::pausedText()
{
    readFeed();
    const RunRecord* run = m_runs.run(m_running);
    return run
        ? tr("“%1” is paused. Resume goes on exactly where it stopped.").arg(toQString(run->name))
        : tr("Stopped before it began to learn.");
}

void TrainingPresenter::startJob(const QString& title, Work work, std::function<QString()> summary,
    std::function<QString()> paused)
{
    if (!m_runs.source() || isTraining())
        return;
    m_planner.cancel(); // it would measure beside the training
    ++m_planNumber;
    m_title.clear(); // until it is started, lest it be taken for a retry
    m_feed = std::make_shared<LiveFeed>();
    m_control = std::make_shared<RunControl>();
    Job job;
    job.title = title;
    // Feed and control are the job's too: it may outlive this page's interest in it.
    job.work = [source = m_runs.source(), feed = m_feed, control = m_control,
                   work = std::move(work)](
                   JobContext& context) { work(*source.training, *feed, *control, context); };
    job.summary = std::move(summary);
    job.cancelled = [this, feed = m_feed, paused = std::move(paused)] {
        return feed == m_feed ? paused() : QString(); // of the last workspace
    };
    job.finished = [this, feed = m_feed](const Outcome&) {
        if (feed != m_feed)
            return; // of the last workspace
        readFeed();
        m_timer->stop();
        m_job = 0;
        m_running = {};
        const std::string told = feed->fileProblem();
        const QString problem = told.empty() ? QString() : coreText(told);
        if (const auto change = feed->searchChange())
            Q_EMIT searchesChanged(*change, problem);
        else if (!problem.isEmpty())
            m_runs.setNews({fileProblemText(), problem, true, {}});
        m_runs.refresh();
        m_runs.readEvaluation();
        Q_EMIT trainingChanged();
        Q_EMIT ended();
    };
    m_job = m_runner.start(std::move(job));
    m_title = title;
    m_timer->start();
    Q_EMIT trainingChanged();
}

void TrainingPresenter::adoptRetry(JobId id)
{
    const auto status = m_runner.status(id);
    if (!m_feed || isTraining() || !status || status->title != m_title)
        return;
    m_job = id;
    m_timer->start();
    Q_EMIT trainingChanged();
}

void TrainingPresenter::readFeed()
{
    if (!m_feed)
        return;
    LiveFeed::News news = m_feed->take();
    if (news.isEmpty())
        return;
    const RunRow before = m_running;
    for (const RunRecord& run : news.runs)
        m_running = run.row;
    m_runs.take(std::move(news));
    if (m_running != before)
        Q_EMIT trainingChanged();
}

void TrainingPresenter::pause()
{
    if (m_job != 0)
        m_runner.cancel(m_job);
    Q_EMIT trainingChanged();
}

void TrainingPresenter::finishNow()
{
    if (!isTraining())
        return;
    m_control->finishNow();
    Q_EMIT trainingChanged();
}

void TrainingPresenter::plan(const TrainRequest& request)
{
    if (!m_runs.source())
        return;
    m_planCurrent = false;
    const int number = ++m_planNumber;
    // On the planner's thread, which this outlives.
    const auto soFar = [this, number](const TrainPlan& plan) {
        QMetaObject::invokeMethod(
            this, [this, number, plan] { takePlanSoFar(number, plan); }, Qt::QueuedConnection);
    };
    m_planner.submit(
        [source = m_runs.source(), request, soFar](
            JobContext& context) { return source.training->plan(request, soFar, context); },
        [this](TrainPlan plan) {
            m_plan = std::move(plan);
            m_planCurrent = true;
            m_planError.reset();
            Q_EMIT planChanged();
        },
        [this](const Error& error) {
            m_plan.reset();
            m_planError = error;
            Q_EMIT planChanged();
        });
    Q_EMIT planChanged();
}

void TrainingPresenter::takePlanSoFar(int number, const TrainPlan& plan)
{
    if (number != m_planNumber)
        return;
    m_plan = plan;
    m_planCurrent = true;
    m_planError.reset();
    Q_EMIT planChanged();
}

void TrainingPresenter::outdatePlan()
{
    m_planner.cancel();
    ++m_planNumber;
    m_planCurrent = false;
    m_planError.reset();
    Q_EMIT planChanged();
}

void TrainingPresenter::findLearningRate(const TrainRequest& request)
{
    if (!m_runs.source() || isFinding())
        return;
    outdatePlan(); // it would measure beside the search
    auto rates = std::make_shared<Training::LearningRates>();
    Job job;
    job.title = tr("Find a learning rate");
    job.work = [source = m_runs.source(), request, rates](JobContext& context) {
        *rates = source.training->findLearningRate(request, context);
    };
    job.summary = [rates] {
        return rates->suggestion > 0.0
            ? tr("Suggested learning rate: %1").arg(QLocale().toString(rates->suggestion, 'g', 2))
            : tr("No learning rate stands out");
    };
    job.finished = [this, rates, source = m_runs.source()](const Outcome& outcome) {
        if (source != m_runs.source())
            return;
        m_finding = 0;
        if (outcome.state == JobState::Succeeded)
            m_rates = std::move(*rates);
        Q_EMIT learningRatesChanged();
    };
    m_finding = m_runner.start(std::move(job));
    Q_EMIT learningRatesChanged();
}

void TrainingPresenter::stopFinding()
{
    if (m_finding != 0)
        m_runner.cancel(m_finding);
}

}
