// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"

#include <limits>
#include <optional>

namespace vitrine::cleaning {

/// What the threshold of a kind may be, in its rule's unit.
struct ThresholdRange {
    double least = 0.0;
    double most = std::numeric_limits<double>::max();
    bool ofCategories = false; ///< whether a category may have one of its own
    std::optional<double> usual; ///< the rule's own; none: it follows from the data
};

/// Nothing for kinds that compare with no threshold that could be set: those that find what is
/// there or is not (no price, identical pictures, leaks), and listings whose pictures disagree,
/// each of which has a limit of its own, from how alike strangers are and how many pictures it has.
std::optional<ThresholdRange> thresholdRange(FindingKind kind);

}
