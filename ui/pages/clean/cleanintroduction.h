// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"

namespace vitrine::ui {

class EmptyState;

/// What the page says before it has findings to show, and the one button that leads on.
void introduce(EmptyState& empty, CleanState state, bool checking);

}
