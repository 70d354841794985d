// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"

#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

// What findings are called, for every front end, in English.

const char* findingKindTitle(FindingKind kind); ///< "Dark photos"
/// What is wrong with rows that an import refused (RowProblem::kind): "The id of an earlier row";
/// the kind itself, where it is none of them.
std::string_view refusedRowsTitle(std::string_view kind);
/// "sharpness" for the name of a picture property (cleaning::pictureProperties); the name itself,
/// where it is none of them.
std::string_view pictureMeasureTitle(std::string_view name);

/// The rule that a CategoryShortcut's text gives.
struct ShortcutRule {
    std::string measure; ///< name of a picture property
    bool above = false; ///< the category's photos lie above the value, or below
    double value = 0.0; ///< in the property's unit
};
/// None for other findings, and for a text of another form.
std::optional<ShortcutRule> shortcutRuleOf(const Finding& finding);

}
