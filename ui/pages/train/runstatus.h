// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace vitrine::ui {

class JobProgress;
class Notice;
class ResumeLimit;
class RunsPresenter;
class TrainingPresenter;

/// The current run in numbers, and what can be done with it now: pause, resume, keep the best.
class RunStatus : public QWidget {
    Q_OBJECT
public:
    RunStatus(RunsPresenter& runs, TrainingPresenter& training, QWidget* parent = nullptr);

    void setBrief(bool brief); ///< without the numbers, where there is no room for them

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QLabel* addNumber(const QString& word, const char* name);
    void makeButtons();
    void connectParts();
    void showRun();
    void showNumbers();
    void showHonestly(const RunRecord& run);
    void showMemory();
    void showProgress();
    void showButtons();
    void layOut();

    RunsPresenter& m_runs;
    TrainingPresenter& m_training;
    QLabel* m_swatch;
    QLabel* m_name;
    QLabel* m_state;
    QGridLayout* m_grid;
    QWidget* m_numberGrid;
    std::vector<QWidget*> m_numbers;
    QLabel* m_epoch;
    QLabel* m_accuracy;
    QLabel* m_honest; ///< where the split leaks
    QLabel* m_leak;
    QLabel* m_speed;
    QLabel* m_left;
    QLabel* m_memory;
    QTimer* m_memoryTimer;
    bool m_leaking = false;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_finish;
    JobProgress* m_progress;
    Notice* m_failure;
    ResumeLimit* m_limit;
};

}
