// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"
#include "ui/pages/train/runcurves.h"

#include <QWidget>

#include <cstddef>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace vitrine::ui {

class CurveChart;
class RunsPresenter;

/// Loss, accuracy, learning rate and speed of the runs that are shown, over the same axis: zoom,
/// place and cursor go together.
class ChartsPane : public QWidget {
    Q_OBJECT
public:
    explicit ChartsPane(RunsPresenter& runs, QWidget* parent = nullptr);

    CurveChart* chart(CurveKind kind) const { return m_charts[static_cast<std::size_t>(kind)]; }

    Q_SIGNAL void saveChartRequested(vitrine::ui::CurveChart* chart);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeChart(CurveKind kind, const char* name, const QString& title, const QString& unit);
    void connectCharts();
    void layOut();
    void showAxis();
    void showSmoothing();
    void showRuns(); ///< all of them anew
    void showRun(RunRow row);
    void followNames();
    CurveChoice choice(CurveKind kind) const;

    RunsPresenter& m_runs;
    std::vector<CurveChart*> m_charts; ///< by CurveKind
    std::vector<QWidget*> m_frames;
    QGridLayout* m_grid;
    QComboBox* m_axis;
    QCheckBox* m_training;
    QCheckBox* m_validation;
    QCheckBox* m_logarithmic;
    QSlider* m_smoothing;
    QLabel* m_smoothingText;
    QToolButton* m_all;
    std::vector<std::pair<RunRow, std::string>> m_drawn; ///< runs with their names
    bool m_stale = true;
};

}
