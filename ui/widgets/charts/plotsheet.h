// SPDX-License-Identifier: GPL-3.0-or-later
// Private to vitrine_ui_charts.
#pragma once

#include "ui/widgets/charts/chartexport.h"
#include "ui/widgets/charts/plot.h"

namespace vitrine::ui {

/// The plot as it stands, without numbers yet; it must outlive the sheet.
ChartSheet plotSheet(QCustomPlot& plot, const QString& title);

}
