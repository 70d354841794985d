// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training.h"
#include "ui/jobs/jobrunner.h"

#include <QObject>

#include <map>
#include <optional>
#include <utility>

namespace vitrine::ui {

class RunsPresenter;

/// Measures the current run with the photos of another side of its split, and makes that the
/// evaluation that is shown. A job, which the strip shows too; its answers are kept, as those of a
/// finished run do not change. Without a widget.
class SidePresenter : public QObject {
    Q_OBJECT
public:
    /// Both are borrowed.
    SidePresenter(RunsPresenter& runs, JobRunner& runner, QObject* parent = nullptr);

    void choose(Training::Side side);
    /// What was chosen last; shown once it is measured.
    Training::Side chosen() const { return m_chosen; }
    bool isMeasuring() const { return m_job != 0; }
    bool isWaiting() const; ///< until another job has ended
    /// Sides that the current run can be measured with.
    bool canChoose(Training::Side side) const;
    std::int64_t photos(Training::Side side) const; ///< of the current run

    Q_SIGNAL void changed();

private:
    void forget();
    void measure();

    RunsPresenter& m_runs;
    JobRunner& m_runner;
    Training::Side m_chosen = Training::Side::Validation;
    JobId m_job = 0;
    std::map<std::pair<RunRow, Training::Side>, Evaluation> m_known;
};

}
