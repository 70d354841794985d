// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/workspace/training.h"
#include "ui/jobs/latestrunner.h"

#include <QObject>

#include <optional>

class QTimer;

namespace vitrine::ui {

class RunsPresenter;

/// Asks the current run's network what a picture shows, on a thread of its own, and again whenever
/// the run has learnt another epoch. Where it has learnt nothing yet it waits, and asks until there
/// is an answer.
class GuessPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kAgainMs = 500; ///< between questions while it waits

    explicit GuessPresenter(RunsPresenter& runs, QObject* parent = nullptr);

    void ask(const SearchQuery& query); ///< only its picture counts
    bool hasPicture() const { return m_query.has_value(); }
    bool isWaiting() const { return m_waiting; } ///< for the first weights of a run that learns
    bool isAsking() const { return m_runner.isBusy(); }
    const std::optional<Guesses>& guesses() const { return m_guesses; } ///< of the current run
    /// What was asked about, once it has been read.
    const std::optional<Picture>& picture() const { return m_picture; }
    const std::optional<Error>& error() const { return m_error; }

    Q_SIGNAL void changed();

private:
    void submit();
    void followRun();
    void fail(const Error& error);

    RunsPresenter& m_runs;
    std::optional<SearchQuery> m_query;
    std::optional<Guesses> m_guesses;
    std::optional<Picture> m_picture;
    std::optional<Error> m_error;
    bool m_waiting = false;
    QTimer* m_again;
    RunRow m_asked; ///< run and epochs that were asked last
    int m_askedEpochs = 0;
    LatestRunner<Guesses> m_runner;
};

}
