// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/sidepresenter.h"

#include "ui/pages/train/runspresenter.h"

#include <memory>
#include <utility>

namespace vitrine::ui {

SidePresenter::SidePresenter(RunsPresenter& runs, JobRunner& runner, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_runner(runner)
{
    connect(&m_runs, &RunsPresenter::sourceChanged, this, [this] {
        m_known.clear();
        forget();
    });
    connect(&m_runs, &RunsPresenter::currentChanged, this, &SidePresenter::forget);
    connect(&m_runs, &RunsPresenter::runsChanged, this, &SidePresenter::changed);
    connect(&m_runner, &JobRunner::changed, this, [this](JobId id) {
        if (id == m_job)
            Q_EMIT changed();
    });
}

void SidePresenter::forget()
{
    const JobId job = std::exchange(m_job, 0);
    if (job != 0)
        m_runner.cancel(job);
    m_chosen = Training::Side::Validation;
    Q_EMIT changed();
}

bool SidePresenter::isWaiting() const
{
    const auto status = m_runner.status(m_job);
    return status && status->state == RunState::Waiting;
}

std::int64_t SidePresenter::photos(Training::Side side) const
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (!run)
        return 0;
    switch (side) {
    case Training::Side::Train: return run->trainImages;
    case Training::Side::Validation: return run->validationImages;
    case Training::Side::Test: return run->testImages;
    }
    return 0;
}

bool SidePresenter::canChoose(Training::Side side) const
{
    const RunRecord* run = m_runs.run(m_runs.current());
    return run && photos(side) > 0
        && (side == Training::Side::Validation || run->state == vitrine::RunState::Finished);
}

void SidePresenter::choose(Training::Side side)
{
    if (side == m_chosen || !canChoose(side))
        return;
    forget();
    m_chosen = side;
    const auto known = m_known.find({m_runs.current(), side});
    if (side == Training::Side::Validation)
        m_runs.showValidation();
    else if (known != m_known.end())
        m_runs.showEvaluation(side, known->second);
    else
        measure();
    Q_EMIT changed();
}

void SidePresenter::measure()
{
    auto result = std::make_shared<Evaluation>();
    Job job;
    job.title = m_chosen == Training::Side::Test ? tr("Check with the test photos")
                                                 : tr("Check with the training photos");
    job.work = [source = m_runs.source(), row = m_runs.current(), side = m_chosen, result](
                   JobContext& context) {
        *result = source.training->evaluate(row, side, context);
    };
    job.finished = [this, result, source = m_runs.source(), row = m_runs.current(),
                       side = m_chosen](const Outcome& outcome) {
        if (source != m_runs.source())
            return; // of the last workspace
        const bool done = outcome.state == JobState::Succeeded;
        if (done)
            m_known[{row, side}] = *result;
        if (row != m_runs.current() || side != m_chosen || m_job == 0)
            return;
        m_job = 0;
        if (done)
            m_runs.showEvaluation(side, *result);
        else
            m_chosen = m_runs.side();
        if (outcome.error)
            m_runs.setNews(failureNews(*outcome.error));
        Q_EMIT changed();
    };
    m_job = m_runner.start(std::move(job));
}

}
