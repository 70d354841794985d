// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QStringList>

namespace vitrine::ui {

/// Rich text that says which number key stands for each name: 1 the first, and so on.
QString keyLegend(const QStringList& names);
/// As many of them as fit on `lines` of `width` pixels, and an ellipsis where that is not all.
QString keyLegend(const QStringList& names, const QFontMetrics& metrics, int width, int lines);

}
