// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/guesspresenter.h"

#include "ui/pages/train/runspresenter.h"

#include <utility>

namespace vitrine::ui {

GuessPresenter::GuessPresenter(RunsPresenter& runs, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_runner(this)
{
    connect(&m_runs, &RunsPresenter::sourceChanged, this, [this] {
        m_runner.cancel();
        m_query.reset();
        m_guesses.reset();
        m_error.reset();
        Q_EMIT changed();
    });
    connect(&m_runs, &RunsPresenter::currentChanged, this, &GuessPresenter::followRun);
    connect(&m_runs, &RunsPresenter::runsChanged, this, &GuessPresenter::followRun);
}

void GuessPresenter::ask(const SearchQuery& query)
{
    m_query = query;
    m_guesses.reset();
    submit();
}

void GuessPresenter::followRun()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (m_query && run && (run->row != m_asked || run->epochsDone != m_askedEpochs))
        submit();
}

void GuessPresenter::submit()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (!m_runs.source() || !m_query || !run)
        return;
    m_asked = run->row;
    m_askedEpochs = run->epochsDone;
    m_runner.submit(
        [source = m_runs.source(), row = run->row, picture = m_query->picture](
            JobContext& context) { return source.training->guess(row, picture, context); },
        [this](Guesses guesses) {
            m_guesses = std::move(guesses);
            m_error.reset();
            Q_EMIT changed();
        },
        [this](const Error& error) {
            m_error = error;
            m_guesses.reset();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

}
