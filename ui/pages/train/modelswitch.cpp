// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/modelswitch.h"

#include "core/workspace/workspace.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/trainingpresenter.h"
#include "ui/pages/train/trainwords.h"
#include "ui/widgets/convert.h"

#include <memory>
#include <utility>

namespace vitrine::ui {
namespace {

/// Beside what writes to the workspace: a run that learns need not end first.
constexpr const char* kBeside = "models";

}

struct ModelSwitch::Task {
    TrainSource source;
    std::string model;
    QString name;
    std::string before; ///< what searches used; empty: nothing
    bool embeds = false; ///< look at the photos that the model has not seen yet
    std::shared_ptr<bool> incomplete = std::make_shared<bool>(false); ///< it must do so
};

ModelSwitch::ModelSwitch(RunsPresenter& runs, JobRunner& runner, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_runner(runner)
{
    connect(&m_runs, &RunsPresenter::sourceChanged, this, [this] {
        const JobId job = std::exchange(m_job, 0);
        if (job != 0)
            m_runner.cancel(job);
        Q_EMIT changed();
    });
    connect(&m_runs, &RunsPresenter::runsChanged, this, &ModelSwitch::changed);
}

QString ModelSwitch::problem(const std::string& model) const
{
    if (isSwitching())
        return tr("Searches are changing over just now.");
    if (model.empty())
        return tr("The run makes a model once it has finished.");
    if (model == m_runs.searchModel())
        return tr("Searches use it already.");
    if (!m_runs.model(model))
        return tr("Its model is no longer there.");
    return {};
}

QString ModelSwitch::problemOfGoingBack() const
{
    if (isSwitching())
        return tr("Searches are changing over just now.");
    return m_runs.model(m_runs.modelBefore()) ? QString()
                                              : tr("Searches have used no other model before.");
}

void ModelSwitch::goBack()
{
    if (problemOfGoingBack().isEmpty())
        use(m_runs.modelBefore());
}

void ModelSwitch::use(const std::string& model)
{
    const ModelRecord* record = m_runs.model(model);
    if (!m_runs.source() || !record || !problem(model).isEmpty())
        return;
    Task task;
    task.source = m_runs.source();
    task.model = model;
    task.name = toQString(record->name);
    task.before = m_runs.searchModel();
    m_runs.setNews({}); // whose way back may be another model
    start(std::move(task));
}

void ModelSwitch::tell(const SearchChange& change, const QString& fileProblem)
{
    m_runs.setSearchModel(change.after.id); // before the way back is offered
    const QString name = toQString(change.after.name);
    const QString now = percentText(change.after.precisionAt10);
    const QString before = percentText(change.before.precisionAt10);
    TrainNews news;
    news.text = change.worse()
        ? tr("Searches use “%1” now and find less: %2 of the first ten photos are of the same "
             "category, %3 before.")
              .arg(name, now, before)
        : tr("Searches use “%1” now: %2 of the first ten photos are of the same category, %3 "
             "before.")
              .arg(name, now, before);
    const auto queries = static_cast<int>(change.queries);
    news.detail = change.side == "all"
        ? tr("Asked with all %Ln photo(s), also those that it learnt from.", nullptr, queries)
        : tr("Asked with %Ln photo(s) that it has not learnt from.", nullptr, queries);
    news.warns = change.worse();
    if (change.worse())
        news.detail += QLatin1Char(' ')
            + tr("Undo has searches use “%1” again.").arg(toQString(change.before.name));
    if (!fileProblem.isEmpty()) {
        news.failed = true;
        news.detail += QLatin1Char(' ') + TrainingPresenter::fileProblemText() + QLatin1Char(' ')
            + fileProblem;
    }
    news.undo = [this, source = m_runs.source(), model = change.before.id] {
        if (source == m_runs.source())
            use(model);
    };
    m_runs.setNews(std::move(news));
}

void ModelSwitch::start(Task task)
{
    Job job;
    job.title = tr("Search with “%1”").arg(task.name);
    if (!task.embeds)
        job.lane = QLatin1String(kBeside);
    job.work = [task](JobContext& context) {
        if (task.embeds) {
            EmbedRequest request;
            request.weights = task.model;
            task.source.workspace->embed(request, context);
        }
        try {
            task.source.training->useModel(task.model, context);
        } catch (const Error& error) {
            *task.incomplete = !task.embeds && error.code() == ErrorCode::NotReady;
            if (!*task.incomplete)
                throw;
            return;
        }
        if (task.source.workspace->info().embeddings > 0)
            task.source.workspace->prepareSearch(context);
    };
    job.finished = [this, task](const Outcome& outcome) {
        if (task.source == m_runs.source())
            finish(task, outcome);
    };
    m_job = m_runner.start(std::move(job));
    Q_EMIT changed();
}

void ModelSwitch::finish(const Task& task, const Outcome& outcome)
{
    m_job = 0;
    if (outcome.state == JobState::Succeeded && *task.incomplete) {
        Task longer = task;
        longer.embeds = true;
        longer.incomplete = std::make_shared<bool>(false);
        return start(std::move(longer));
    }
    if (outcome.state == JobState::Succeeded) {
        m_runs.setSearchModel(task.model);
        TrainNews news{tr("Searches use “%1” now.").arg(task.name), {}, false, {}};
        if (!task.before.empty())
            news.undo = [this, source = task.source, before = task.before] {
                if (source == m_runs.source())
                    use(before);
            };
        m_runs.setNews(std::move(news));
    }
    m_runs.refresh();
    Q_EMIT changed();
    Q_EMIT switched();
}

}
