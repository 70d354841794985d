// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/planwarning.h"

#include <QString>

namespace vitrine::ui {

/// What planWarningText says, in the window's language and words. Plain text.
QString warningText(const PlanWarning& warning);

}
