// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/jobs/jobrunner.h"
#include "ui/pages/decisiontrail.h"
#include "ui/pages/train/trainsource.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace vitrine::ui {

/// A photo, and the category that its listing is to have.
struct Relabelling {
    ImageRow photo;
    QString category;
};

/// All of them as one step: what Relabeller keeps. At least one.
Action relabelAction(const std::vector<Relabelling>& photos);

/// Gives listings another category, as steps of the workspace's history.
class Relabeller : public QObject, public DecisionKeeper {
    Q_OBJECT
public:
    explicit Relabeller(QObject* parent = nullptr);

    void setSource(const TrainSource& source) { m_source = source; }
    Decision keep(const Action& action, std::function<void(bool)> done) override;
    void takeBack(const Decision& decision, std::function<void(bool)> done) override;
    void tellNothingToUndo() override { Q_EMIT nothingLeft(); }
    bool isBusy() const { return m_runner.isBusy(); }

    Q_SIGNAL void failed(const vitrine::Error& error);
    Q_SIGNAL void overtaken(); ///< nothing was undone: another step was made after it
    Q_SIGNAL void nothingLeft(); ///< nothing was undone: nothing that was decided here is left

private:
    using Change = std::function<bool(Inspection&, JobContext&)>;
    void enqueue(Change change, std::function<void(const Outcome&, bool changed)> done);

    TrainSource m_source;
    JobRunner m_runner; ///< the strip does not show these
};

}
