// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/edit.h"
#include "core/workspace/inspection.h"

#include <QString>

namespace vitrine::ui {

/// What happened to the last decision, for a line above the page.
struct DecisionNews {
    QString text; ///< empty: none
    QString detail; ///< subjects that were left as they are
    bool undoable = false;
    bool failed = false;
};

DecisionNews newsOfStep(const Step& step, const StepReport& report);
DecisionNews newsOfNothing(const StepReport& report); ///< there was nothing to change
/// Of duplicates that a merge would keep: as listings' last photos, otherwise as they are fine.
DecisionNews newsOfAllStaying(bool lastPhotos);
DecisionNews newsOfRecipe(const RecipeReport& report); ///< no text where all of it applied
DecisionNews newsOfFailure(const Error& error);

}
