// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/inspection.h"
#include "ui/jobs/jobrunner.h"
#include "ui/pages/clean/cleanpresenter.h"

#include <QObject>

#include <optional>

namespace vitrine::ui {

/// Deals the photos out to training, validation and test as a job of the session, and keeps what
/// came of it until another workspace opens.
class SplitPresenter : public QObject {
    Q_OBJECT
public:
    struct Result {
        SplitReport report;
        std::optional<qint64> leaksBefore; ///< open ones; nothing: nobody had looked
    };

    /// Both are borrowed.
    SplitPresenter(CleanPresenter& clean, WorkspaceSession& session, QObject* parent = nullptr);

    void deal(const SplitRequest& request);
    bool isDealing() const { return m_dealing != 0; }
    const std::optional<Result>& result() const { return m_result; }

    Q_SIGNAL void changed();

private:
    CleanPresenter& m_clean;
    WorkspaceSession& m_session;
    std::optional<Result> m_result;
    JobId m_dealing = 0;
};

/// "1,200 photos for training, 150 for validation, 150 for test.", and what leaks.
QString splitText(const SplitPresenter::Result& result);

}
