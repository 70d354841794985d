// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QProgressBar;

namespace vitrine::ui {

class ElidedLabel;
struct JobStatus;

/// How far a job is, on the page that it belongs to: what it does now in words, and a bar for the
/// whole of it. The same figures as in the strip.
class JobProgress : public QWidget {
    Q_OBJECT
public:
    /// `Elsewhere`: the page says how long it takes at another place.
    enum class TimeLeft { Shown, Elsewhere };

    explicit JobProgress(TimeLeft timeLeft = TimeLeft::Shown, QWidget* parent = nullptr);

    void show(const JobStatus& status); ///< makes it visible, too
    void setNamesStage(bool names) { m_namesStage = names; } ///< else the page does
    QString text() const;

private:
    TimeLeft m_timeLeft;
    bool m_namesStage = true;
    ElidedLabel* m_text;
    QProgressBar* m_bar;
};

}
