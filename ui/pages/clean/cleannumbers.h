// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/findingquery.h"
#include "core/types/listingquery.h"

#include <cstdint>
#include <vector>

namespace vitrine::ui {

/// One number of the data set, when it was imported (findings: checked last) and as it stands.
struct BeforeAfter {
    std::int64_t before = 0;
    std::int64_t now = 0;
};

struct CleanNumbers {
    BeforeAfter listings; ///< that are not left out
    BeforeAfter images;
    BeforeAfter categories; ///< that listings belong to
    BeforeAfter findings; ///< that the last check found; of these, open
};

CleanNumbers cleanNumbers(const CatalogueCounts& counts, const std::vector<FindingCount>& findings);

}
