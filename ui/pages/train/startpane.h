// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace vitrine::ui {

class CurveChart;
class FilePicker;
class PlanPane;
class RunsPresenter;
class TrainForm;
class TrainingPresenter;

/// Form and plan beside each other (below each other in a narrow window), and the button that
/// starts.
class StartPane : public QWidget {
    Q_OBJECT
public:
    static constexpr int kPlanMs = 500; ///< after the last change of the form

    StartPane(RunsPresenter& runs, TrainingPresenter& training, FilePicker& picker,
        QWidget* parent = nullptr);

    TrainForm* form() const { return m_form; }
    void setFirst(bool first); ///< no run yet: says what this is, and has no way back

    Q_SIGNAL void started();
    Q_SIGNAL void closed();
    Q_SIGNAL void saveChartRequested(vitrine::ui::CurveChart* chart);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void start();
    void formChanged();
    void follow();
    void plan();
    void readModels();
    void nameUsualWeights();
    void showState();

    RunsPresenter& m_runs;
    TrainingPresenter& m_training;
    TrainForm* m_form;
    PlanPane* m_plan;
    QLabel* m_introduction;
    QPushButton* m_start;
    QPushButton* m_close;
    QBoxLayout* m_parts;
    QTimer* m_planTimer;
};

}
