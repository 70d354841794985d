// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"
#include "ui/pages/train/runcurves.h"

#include <QWidget>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;
class QTimer;
class QToolButton;

namespace vitrine::ui {

class CurveChart;
class DrawTurns;
class Notice;
class RunsPresenter;

/// Loss, accuracy, learning rate, speed and memory of the runs that are shown, over the same axis:
/// zoom, place and cursor go together.
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
    QWidget* makeWhose();
    struct Spec;
    /// What curves depend on beside what the run has told.
    struct Drawn {
        RunRow run;
        std::string name;
        std::int64_t trainImages = 0;
        std::int64_t stepsDone = 0;
        int epochsDone = 0;
        bool operator==(const Drawn&) const = default;
    };
    static Drawn drawnOf(const RunRecord& run);
    static std::vector<Spec> specs();
    QWidget* makeChart(const Spec& spec);
    void connectCharts();
    void layOut();
    void showAxis();
    void showSmoothing();
    void followShown();
    void showRuns(); ///< all of them anew
    void buildCurves();
    void showRun(RunRow row);
    void followRecords();
    void showWhose();
    void showMemoryWord();
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
    Notice* m_whose; ///< which runs' curves these are, where they are not the current one's
    DrawTurns* m_turns;
    QTimer* m_slices; ///< of buildCurves
    std::vector<Drawn> m_drawn;
    std::size_t m_built = 0; ///< so many of them are in m_building or, all, in the charts
    std::vector<std::vector<Curve>> m_building; ///< by CurveKind
    std::set<RunRow> m_late; ///< have told more since they were built
    std::optional<bool> m_wide; ///< how the charts lie; none: not yet laid out
    bool m_stale = true;
};

}
