// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/train/runspresenter.h"

namespace vitrine::ui {

class EmptyState;

/// What the page says before there is anything to train with.
void introduce(EmptyState& empty, TrainState state);

}
