// SPDX-License-Identifier: GPL-3.0-or-later
// Private to vitrine_ui_charts.
#pragma once

#include "ui/widgets/charts/plot.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <vector>

class QMouseEvent;
class QWidget;

namespace vitrine::ui {

/// What all charts have in common: axes without ticks and ends, in the theme's colours, no
/// scrolling by the wheel, and words under the pointer.
class QuietPlot : public QCustomPlot {
public:
    /// `right`: pixels that are left free at that side.
    explicit QuietPlot(int right, QWidget* parent = nullptr);

    std::function<QString(int)> tip; ///< of a bar or group

protected:
    void recolourAxes();
    void showTip(const QMouseEvent* event, const QString& words); ///< none: hides it
    void wheelEvent(QWheelEvent* event) override;
};

/// Puts the only widget of a chart into it.
void fillWith(QWidget* chart, QWidget* plot);
/// Short enough to stand beside an axis.
QString axisLabel(const QString& label);
/// What a screen reader says of a chart with `count` bars or groups.
QString spokenTips(const QuietPlot& plot, std::size_t count);

}
