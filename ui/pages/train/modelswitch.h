// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training.h"
#include "ui/jobs/jobrunner.h"

#include <QObject>
#include <QString>

#include <string>

namespace vitrine::ui {

class RunsPresenter;

/// Changes the model that searches use, and back. Jobs, which the strip shows too: photos that the
/// model has not looked at yet are looked at first, and what the first search needs is loaded.
/// Without a widget.
class ModelSwitch : public QObject {
    Q_OBJECT
public:
    /// Both are borrowed.
    ModelSwitch(RunsPresenter& runs, JobRunner& runner, QObject* parent = nullptr);

    void use(const std::string& model);
    void goBack(); ///< to the model that searches used before
    /// Tells what changing over at the end of training did, with the way back. `fileProblem`: why
    /// the file of the model's vectors is not there; empty: none.
    void tell(const vitrine::SearchChange& change, const QString& fileProblem);
    bool isSwitching() const { return m_job != 0; }
    /// Why searches cannot change over to it now; empty: they can.
    QString problem(const std::string& model) const;
    QString problemOfGoingBack() const;

    Q_SIGNAL void changed();
    Q_SIGNAL void switched(); ///< searches use another model

private:
    struct Task;

    void start(Task task);
    void finish(const Task& task, const Outcome& outcome);

    RunsPresenter& m_runs;
    JobRunner& m_runner;
    JobId m_job = 0;
};

}
