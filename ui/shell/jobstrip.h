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
/// closed.
class JobStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int kResultMs = 6000; ///< how long a result is shown

    explicit JobStrip(JobRunner& runner, QWidget* parent = nullptr);

    int rowCount() const { return static_cast<int>(m_rows.size()); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addRow(JobId id);
    void updateRow(JobId id);
    void removeRow(JobId id);
    void jobEnded(JobId id, JobState state);
    void dismissFailed(const QString& title);
    void grow();

    JobRunner& m_runner;
    QVBoxLayout* m_column;
    QVariantAnimation* m_growth;
    std::map<JobId, JobRow*> m_rows;
};

}
