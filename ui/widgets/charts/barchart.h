// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/charts/chartexport.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace vitrine::ui {

struct ChartBar {
    QString label; ///< beside the axis; empty: none
    double value = 0.0; ///< 0 or more
    QString text; ///< at the bar's end and under the pointer: "1,234"
};

/// Bars with their labels and values. Lying ones have one line each and stand in the widget's
/// height; standing ones share its width, with their values under the pointer only.
class BarChart : public QWidget {
    Q_OBJECT
public:
    enum class Bars { Lying, Standing };

    explicit BarChart(Bars direction, QWidget* parent = nullptr);

    /// `whole`: the value of a bar that fills the chart; 0: the largest does.
    void setBars(std::vector<ChartBar> bars, double whole = 0.0);
    void setAxis(const QString& label); ///< below standing bars: what the labels are
    /// Its numbers under these words; the title is the accessible name.
    ChartSheet sheet(const QString& labels, const QString& values) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    class Plot;

    Bars m_direction;
    Plot* m_plot;
    std::vector<ChartBar> m_bars;
};

}
