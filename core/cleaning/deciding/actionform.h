// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/cleaning: the form of actions in JSON (docs/recipes.md), without a catalogue.
#pragma once

#include "core/types/action.h"
#include "core/types/finding.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::cleaning {

using Json = nlohmann::ordered_json;

/// The field whose value is money.
inline constexpr std::string_view kPriceField = "price";

/// How sure a number or an address has to be to be masked.
inline constexpr const char* kThresholdKey = "threshold";

/// The categories of images, one for each.
inline constexpr const char* kValuesKey = "values";

/// Throws Error Corrupt, as all below do.
[[noreturn]] void refuseRecipe(const std::string& what);

Json parsedObject(std::string_view text);
const Json& memberOf(const Json& json, const char* key);
std::string textOf(const Json& json, const char* key);
FindingKind findingKindOf(const Json& json, const char* key);
std::vector<std::string> textsOf(const Json& json, const char* key); ///< empty without the member
ActionKind actionKindOf(const Json& json);
const char* keepRuleName(KeepRule rule);
KeepRule keepRuleOf(const std::string& name);

/// Whether it has "values" instead of what readValue reads.
bool namesValues(const Json& json);

/// "value" or "use", as `action.kind` and `action.field` want them.
void readValue(const Json& json, Action& action);

/// Whether every member that an action has or needs is of the right form.
void checkActionForm(const Json& json);

}
