// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/workspace/inspection.h"
#include "ui/jobs/jobrunner.h"
#include "ui/pages/train/trainsource.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace vitrine::ui {

/// A photo, and the category that its listing is to have.
struct Relabelling {
    ImageRow photo;
    QString category;
};

/// Gives listings another category, as steps of the workspace's history, in the order in which they
/// were decided. Off the GUI thread.
class Relabeller : public QObject {
    Q_OBJECT
public:
    explicit Relabeller(QObject* parent = nullptr);

    void setSource(const TrainSource& source) { m_source = source; }
    /// What a decision became: complete once its `done` runs, on the GUI thread.
    using Decision = std::shared_ptr<const StepReport>;
    /// All of them are one step. `done` hears whether a label has changed.
    Decision relabel(const std::vector<Relabelling>& photos, std::function<void(bool)> done);
    /// Takes the decision's step back where it is the last one done. `done` hears whether the step
    /// is no longer done, by this or already before.
    void undo(const Decision& decision, std::function<void(bool)> done);
    bool isBusy() const { return m_runner.isBusy(); }

    Q_SIGNAL void failed(const vitrine::Error& error);
    Q_SIGNAL void overtaken(); ///< nothing was undone: another step was made after it
    Q_SIGNAL void decided();

private:
    using Change = std::function<bool(Inspection&, JobContext&)>;
    void enqueue(Change change, std::function<void(const Outcome&, bool changed)> done);

    TrainSource m_source;
    JobRunner m_runner; ///< the strip does not show these
};

}
