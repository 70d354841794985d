// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/action.h"
#include "core/workspace/inspection.h"
#include "ui/itemmodels/listingmodel.h"
#include "ui/jobs/jobrunner.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// What people change about listings and their photos, one change after the other, off the GUI
/// thread; each is a step of the workspace's history.
class ListingEdits : public QObject {
    Q_OBJECT
public:
    explicit ListingEdits(QObject* parent = nullptr);
    ~ListingEdits() override;

    /// Changes of the last workspace that have not begun are dropped.
    void setWorkspace(std::shared_ptr<Workspace> workspace);

    /// `value` as Cell gives it; `field` "category" relabels.
    void setField(const RowReader& listings, const std::string& field, const CellValue& value);
    void setExcluded(const RowReader& listings, bool excluded);
    void setPhotosExcluded(const std::vector<ImageRow>& photos, bool excluded);
    void undo();
    void redo();
    bool isBusy() const { return m_runner->isBusy(); } ///< a change waits or is made

    Q_SIGNAL void changed(); ///< the catalogue is another one now
    /// What was done, in a sentence; `undoable`: it can be taken back.
    Q_SIGNAL void told(const QString& text, bool undoable);
    Q_SIGNAL void nothingDone(const QString& text); ///< there was nothing to undo or redo
    Q_SIGNAL void busyChanged();
    Q_SIGNAL void failed(const vitrine::Error& error);

private:
    struct Told {
        QString text; ///< empty: nothing is told
        bool done = true;
    };
    using Change = std::function<Told(Workspace&, JobContext&)>;

    void enqueue(Change change, bool undoable);
    /// `listings` may be null: the action names what it is about.
    void decide(const RowReader& listings, Action action, QString (*tell)(const StepReport&));

    std::shared_ptr<Workspace> m_workspace;
    std::unique_ptr<JobRunner> m_runner;
};

}
