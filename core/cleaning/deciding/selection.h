// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/action.h"
#include "core/types/findingquery.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// One thing that an action is done to. One of the rows is set, but for a finding about a row that
/// an import refused.
struct Subject {
    ListingRow listing;
    ImageRow image;
    CategoryRow category;
    std::optional<StoredFinding> finding; ///< through which it was chosen
};

bool isInCatalogue(const Subject& subject);

/// Everything a selection names, in its order; rows of listings and images that are not in the
/// catalogue are left out. Throws Error NotFound for a row of no finding: another check has given
/// them other rows.
std::vector<Subject> subjectsOf(const Selection& selection, catalogue::Reader& reader);

/// The listings that a subject stands for: itself, its image's, or all of its category.
std::vector<ListingRow> listingsOf(const Subject& subject, catalogue::Reader& reader);

/// The marketplace's id of the listing or image, or the category's name, or where the row
/// stands that was refused; for people.
std::string nameOf(const Subject& subject, catalogue::Reader& reader);

}
