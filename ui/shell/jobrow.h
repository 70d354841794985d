// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/jobrunner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace vitrine::ui {

class ElidedLabel;

/// "3 min left", "less than 10 s left".
QString timeLeftText(double seconds);
/// What a job does now, how far it is and how fast, in one line: "312 of 1,204 · 42 per second".
QString progressText(const JobStatus& status);

/// One job in the strip.
class JobRow : public QWidget {
    Q_OBJECT
public:
    static constexpr int kHeight = 40;

    explicit JobRow(QWidget* parent = nullptr);
    void show(const JobStatus& status);

    Q_SIGNAL void cancelRequested();
    Q_SIGNAL void retryRequested();
    Q_SIGNAL void closeRequested();

private:
    void showRunning(const JobStatus& status);
    void showEnded(const JobStatus& status);

    QLabel* m_icon;
    QLabel* m_title;
    ElidedLabel* m_detail;
    ElidedLabel* m_todo; ///< below it, after a failure
    QLabel* m_left;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QPushButton* m_retry;
    QToolButton* m_close;
};

}
