// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/edits.h"
#include "core/types/action.h"
#include "core/types/edit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// What an action comes to in a catalogue as it stands.
struct Resolved {
    std::vector<CellEdit> cells; ///< each cell once; none: there is nothing to change
    struct Skipped {
        std::string subject; ///< id of the listing or image, or name of the category
        std::string reason; ///< a sentence
    };
    std::vector<Skipped> skipped; ///< subjects that stay as they are
};

/// Throws Error InvalidArgument for an action that makes no sense whatever the catalogue holds: no
/// field, no category to give, a merge of things that are no duplicates; NotFound as subjectsOf.
Resolved resolve(const Action& action, catalogue::Reader& reader);

/// Whether ActionKind::Edit takes the field.
bool isEditable(std::string_view field);

/// How sure a number or an address has to be for the action to mask it: as the action says, else as
/// the rule of ContactDetails is set.
double maskThreshold(const Action& action, catalogue::Reader& reader);

/// The operations on texts that steps name: "mask" (maskContactDetails), with the least score as
/// its argument. Steps of earlier versions have none: they mask everything.
const catalogue::TextOperations& textOperations();

}
