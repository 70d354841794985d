// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"

namespace vitrine::ui {

class EmptyState;

/// What a pane says that has nothing to decide: whether a rule has looked at all, why it could not,
/// and whether it found anything. `allDone` is the sentence for findings that are all dealt with.
void tellNothingLeft(
    EmptyState& nothing, const CleanPresenter& clean, FindingKind kind, const QString& allDone);
/// Its button then gets what the kind needs first.
void meetNeed(CleanPresenter& clean, FindingKind kind);

}
