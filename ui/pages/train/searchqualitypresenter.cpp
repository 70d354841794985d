// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/searchqualitypresenter.h"

#include "ui/pages/train/runspresenter.h"

#include <QCoreApplication>

#include <memory>
#include <utility>

namespace vitrine::ui {
namespace {

struct SearchMeasuringWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::SearchQualityPane)
};

}

SearchQualityPresenter::SearchQualityPresenter(
    RunsPresenter& runs, JobRunner& runner, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_runner(runner)
{
    connect(&m_runs, &RunsPresenter::sourceChanged, this, [this] {
        m_job = 0;
        m_evaluation.reset();
        m_error.reset();
        Q_EMIT changed();
    });
    connect(&m_runner, &JobRunner::changed, this, [this](JobId id) {
        if (id == m_job)
            Q_EMIT progressChanged();
    });
}

void SearchQualityPresenter::measure()
{
    if (!m_runs.source() || m_job != 0)
        return;
    auto result = std::make_shared<SearchEvaluation>();
    Job job;
    job.title = SearchMeasuringWords::tr("Measure searches");
    job.work = [source = m_runs.source(), result](
                   JobContext& context) { *result = source.training->evaluateSearch({}, context); };
    job.summary = [result] {
        return SearchMeasuringWords::tr(
            "%Ln models compared", nullptr, static_cast<int>(result->models.size()));
    };
    job.finished = [this, result, source = m_runs.source()](const Outcome& outcome) {
        if (source != m_runs.source())
            return; // of the last workspace
        m_job = 0;
        m_error = outcome.error;
        if (outcome.state == JobState::Succeeded) {
            m_evaluation = std::move(*result);
            Q_EMIT measured();
        }
        Q_EMIT changed();
    };
    m_job = m_runner.start(std::move(job));
    Q_EMIT changed();
}

void SearchQualityPresenter::stop()
{
    if (m_job != 0)
        m_runner.cancel(m_job);
}

std::optional<JobStatus> SearchQualityPresenter::progress() const
{
    return m_job == 0 ? std::nullopt : m_runner.status(m_job);
}

}
