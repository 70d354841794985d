// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace vitrine::ui {

class CurveChart;
class JobProgress;
class TrainingPresenter;
class Notice;

/// What the run would be: photos on each side, time, disk and memory, what to mind; and the way to
/// look for a learning rate.
class PlanPane : public QWidget {
    Q_OBJECT
public:
    explicit PlanPane(TrainingPresenter& training, QWidget* parent = nullptr);

    CurveChart* rateChart() const { return m_chart; }
    /// Of the form: a sentence where an entry makes no sense.
    void setProblem(const QString& problem);
    void setRuns(int runs); ///< of a sweep; 1: a single one

    Q_SIGNAL void learningRateWanted(); ///< look for one
    Q_SIGNAL void learningRateChosen(double rate);
    Q_SIGNAL void saveChartRequested(vitrine::ui::CurveChart* chart);

private:
    void makeNumbers();
    void makeFinder();
    void showPlan();
    void showRates();
    void showFinding();
    QLabel* addNumber(const QString& word, const char* name);

    TrainingPresenter& m_training;
    QString m_problem;
    int m_runs = 1;
    QWidget* m_numbers;
    QGridLayout* m_grid;
    QLabel* m_state;
    QLabel* m_photos;
    QLabel* m_categories;
    QLabel* m_time;
    QLabel* m_disk;
    QLabel* m_memory;
    QLabel* m_start;
    QLabel* m_warnings;
    Notice* m_failure;
    QPushButton* m_find;
    QPushButton* m_stop;
    QPushButton* m_use;
    QPushButton* m_save;
    QLabel* m_finding;
    CurveChart* m_chart;
    JobProgress* m_progress; ///< of the search for a rate
};

}
