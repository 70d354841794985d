// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/action.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// Actions as JSON, as steps of the history and recipes hold them (docs/recipes.md): listings,
/// images and categories by the marketplace's ids and names instead of rows, so that they mean the
/// same in another catalogue.

/// One line of JSON.
std::string actionToJson(const Action& action, catalogue::Reader& reader);

/// An action of JSON in the catalogue of `reader`, and what of its selection is not there.
struct LocalAction {
    Action action;
    std::vector<std::string> missing; ///< ids
    std::string impossible; ///< why it cannot be done here, a sentence; empty: it can
};
/// Throws Error Corrupt for JSON that is no action, saying what is wrong with it.
LocalAction actionFromJson(std::string_view json, catalogue::Reader& reader);

struct RecipeStep {
    std::string action; ///< JSON
    bool enabled = true;
};

struct Recipe {
    std::string name;
    std::vector<RecipeStep> steps;
};

/// A readable file: one step a line or more.
std::string recipeToJson(const Recipe& recipe);
/// Checks every step's form. Throws Error Corrupt, or NewerVersion for a recipe of a later Vitrine.
Recipe recipeFromJson(std::string_view json);

/// Whether the action chooses its subjects by what rules found.
bool needsFindings(std::string_view actionJson);

}
