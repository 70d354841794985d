// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/widgets/charts/chartexport.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QComboBox;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace vitrine::ui {

class ClassModel;
class ConfusionChart;
class PredictionsPane;
class Relabeller;
class ReliabilityChart;
class RunsPresenter;
class SidePresenter;
class TabStrip;
class ThumbnailLoader;

/// Where the current run goes wrong: confusion matrix, categories and reliability at the left, the
/// photos at the right (below, in a narrow window). Needs some height, by its width: for
/// what scrolls.
class MistakesPane : public QWidget {
    Q_OBJECT
public:
    /// All are borrowed.
    MistakesPane(RunsPresenter& runs, SidePresenter& sides, Relabeller& relabeller,
        ThumbnailLoader& loader, QWidget* parent = nullptr);

    PredictionsPane* predictions() const { return m_predictions; }
    ConfusionChart* matrix() const { return m_matrix; }
    ReliabilityChart* reliability() const { return m_reliability; }

    Q_SIGNAL void previewRequested(const std::vector<vitrine::ImageRow>& images, int current);
    Q_SIGNAL void saveRequested(const vitrine::ui::ChartSheet& sheet);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeFigures();
    QWidget* makeMatrix();
    QWidget* makeClasses();
    QWidget* makeReliability();
    void showEvaluation();
    void showSides();
    void showSummary();
    void showLeak();
    void save();

    RunsPresenter& m_runs;
    SidePresenter& m_sides;
    PredictionsPane* m_predictions;
    TabStrip* m_tabs;
    QStackedWidget* m_stack;
    QWidget* m_figures;
    QBoxLayout* m_parts;
    QComboBox* m_side;
    QLabel* m_summary;
    QLabel* m_leak; ///< what the summary's figures hide
    QToolButton* m_save;
    ConfusionChart* m_matrix;
    ClassModel* m_classModel;
    QTableView* m_classes;
    ReliabilityChart* m_reliability;
    QLabel* m_calibration;
};

}
