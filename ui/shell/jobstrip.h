// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/jobrunner.h"

#include <QWidget>

#include <map>

class QVBoxLayout;
class QVariantAnimation;

namespace vitrine::ui {

class JobRow;

/// The strip at the window's bottom: one row a job, with stage, progress, rate, time left and
/// Cancel. A result stays for a moment; a failure stays with its reason and "Try again" until it is
/// closed. It lies over the bottom of its parent, whose pages leave room for one row there, so that
/// nothing moves when jobs come and go; further rows cover what is above
/// (docs/decisions/0019-the-job-strip-has-its-own-room.md).
class JobStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int kResultMs = 6000; ///< how long a result is shown
    static constexpr int kReserved = 40; ///< pixels that pages leave free below them

    JobStrip(JobRunner& runner, QWidget* parent);

    int rowCount() const { return static_cast<int>(m_rows.size()); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void addRow(JobId id);
    void updateRow(JobId id);
    void removeRow(JobId id);
    void jobEnded(JobId id, JobState state);
    void dismissFailed(const QString& title);
    void grow();
    void place(int height);

    JobRunner& m_runner;
    QVBoxLayout* m_column;
    QVariantAnimation* m_growth;
    std::map<JobId, JobRow*> m_rows;
};

}
