// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"

namespace vitrine::ui {

class EmptyState;

/// What a pane says that has nothing to decide: whether a rule has looked at all, why it could not,
/// and whether it found anything. `allDone` is the sentence for findings that are all dealt with.
void tellNothingLeft(EmptyState& nothing, const KindLine& line, const QString& allDone);

}
