// SPDX-License-Identifier: GPL-3.0-or-later
// Private to vitrine_ui_charts.
#pragma once

#include "ui/widgets/charts/axisticks.h"
#include "ui/widgets/charts/plot.h"

namespace vitrine::ui {

/// For an axis of a plot: labels at `axisTicks`, and nothing between them.
QSharedPointer<QCPAxisTicker> tickerFor(AxisSteps steps);

}
