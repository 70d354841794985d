// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace vitrine::ui {

/// Rich text that says which number key stands for each name: 1 the first, and so on.
QString keyLegend(const QStringList& names);

}
