// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/guesspresenter.h"

#include "ui/pages/train/runspresenter.h"

#include <QTimer>

#include <utility>

namespace vitrine::ui {
namespace {

bool learns(const RunRecord& run)
{
    return run.state == vitrine::RunState::Running && run.alive;
}

}

GuessPresenter::GuessPresenter(RunsPresenter& runs, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_again(new QTimer(this))
    , m_runner(this)
{
    m_again->setSingleShot(true);
    m_again->setInterval(kAgainMs);
    connect(m_again, &QTimer::timeout, this, &GuessPresenter::submit);
    connect(&m_runs, &RunsPresenter::sourceChanged, this, [this] {
        m_runner.cancel();
        m_again->stop();
        m_waiting = false;
        m_query.reset();
        m_guesses.reset();
        m_picture.reset();
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
    m_picture.reset();
    m_waiting = false;
    submit();
}

void GuessPresenter::followRun()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (!m_query || !run)
        return;
    // What had learnt nothing when it was asked may go on learning.
    const bool nowLearns = m_error && m_error->code() == ErrorCode::NotReady && learns(*run);
    if (nowLearns)
        m_error.reset();
    if (run->row != m_asked)
        m_guesses.reset(); // another run's
    if (run->row != m_asked || run->epochsDone != m_askedEpochs || nowLearns)
        submit();
}

void GuessPresenter::submit()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (!m_runs.source() || !m_query || !run)
        return;
    m_again->stop();
    m_waiting = m_waiting && run->row == m_asked;
    m_asked = run->row;
    m_askedEpochs = run->epochsDone;
    m_runner.submit(
        [source = m_runs.source(), row = run->row, picture = m_query->picture](
            JobContext& context) { return source.training->guess(row, picture, context); },
        [this](Guesses guesses) {
            m_picture = std::move(guesses.query);
            m_guesses = std::move(guesses);
            m_error.reset();
            m_waiting = false;
            Q_EMIT changed();
        },
        [this](const Error& error) { fail(error); });
    Q_EMIT changed();
}

/// A run that learns will have something to say.
void GuessPresenter::fail(const Error& error)
{
    const RunRecord* run = m_runs.run(m_runs.current());
    m_waiting = error.code() == ErrorCode::NotReady && run && learns(*run);
    m_guesses.reset();
    if (m_waiting) {
        m_error.reset();
        m_again->start();
    } else {
        m_error = error;
    }
    Q_EMIT changed();
}

}
