// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"

#include <optional>

namespace vitrine::cleaning {

/// What the threshold of a kind may be, in its rule's unit.
struct ThresholdRange {
    double least = 0.0;
    double most = 0.0;
    bool ofCategories = false; ///< whether a category may have one of its own
};

/// Nothing for kinds that compare with no threshold that could be set.
std::optional<ThresholdRange> thresholdRange(FindingKind kind);

}
