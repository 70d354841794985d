// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/types/edit.h"
#include "core/workspace/workspace.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace vitrine::cli {

/// What a step changed, what was left as it is, and how to undo it.
void printStep(Console& console, const StepReport& report, Workspace& workspace);
nlohmann::json toJson(const StepReport& report);

void printRecipe(Console& console, const RecipeReport& report, Workspace& workspace);
nlohmann::json toJson(const RecipeReport& report);

/// What a step does, from its JSON: "exclude, open dark", "edit title, 3 listings".
std::string actionWords(const std::string& actionJson);
nlohmann::json toJson(const Step& step, bool done);

}
