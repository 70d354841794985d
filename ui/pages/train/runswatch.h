// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QPixmap>

class QPalette;

namespace vitrine::ui {

/// A dot of the colour that the run's curves have, 12 pixels a side, drawn for a screen of this
/// scale.
QPixmap runSwatch(RunRow run, const QPalette& palette, qreal scale);

}
