// SPDX-License-Identifier: GPL-3.0-or-later
// Private to vitrine_ui_charts.
#pragma once

#include <QObject>

// QCustomPlot's header speaks Qt's keywords, which QT_NO_KEYWORDS leaves to LibTorch.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
