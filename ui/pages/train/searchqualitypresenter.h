// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/workspace/training.h"
#include "ui/jobs/jobrunner.h"

#include <QObject>

#include <optional>

namespace vitrine::ui {

class RunsPresenter;

/// Measures how well searches find what belongs together, as a job of the strip, and keeps the
/// result until it is measured again.
class SearchQualityPresenter : public QObject {
    Q_OBJECT
public:
    /// Both are borrowed.
    SearchQualityPresenter(RunsPresenter& runs, JobRunner& runner, QObject* parent = nullptr);

    void measure();
    void stop(); ///< what is measured now
    bool isMeasuring() const { return m_job != 0; }
    std::optional<JobStatus> progress() const; ///< none: nothing is measured
    const std::optional<SearchEvaluation>& evaluation() const { return m_evaluation; }
    const std::optional<Error>& error() const { return m_error; } ///< of the last time

    Q_SIGNAL void changed();
    Q_SIGNAL void progressChanged();
    Q_SIGNAL void measured(); ///< the evaluation is new

private:
    RunsPresenter& m_runs;
    JobRunner& m_runner;
    JobId m_job = 0;
    std::optional<SearchEvaluation> m_evaluation;
    std::optional<Error> m_error;
};

}
