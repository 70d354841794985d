// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/jobs/jobrunner.h"
#include "ui/pages/train/trainsource.h"

#include <QObject>
#include <QString>

#include <functional>

namespace vitrine::ui {

/// Gives listings another category, as steps of the workspace's history, in the order in which they
/// were decided. Off the GUI thread.
class Relabeller : public QObject {
    Q_OBJECT
public:
    explicit Relabeller(QObject* parent = nullptr);

    void setSource(const TrainSource& source) { m_source = source; }
    /// `done` runs on the GUI thread, with whether the label has changed.
    void relabel(ImageRow image, const QString& category, std::function<void(bool)> done);
    void undo(std::function<void(bool)> done);
    bool isBusy() const { return m_runner.isBusy(); }

    Q_SIGNAL void failed(const vitrine::Error& error);
    Q_SIGNAL void decided();

private:
    using Change = std::function<bool(Inspection&, JobContext&)>;
    void enqueue(Change change, std::function<void(bool)> done);

    TrainSource m_source;
    JobRunner m_runner; ///< the strip does not show these
};

}
