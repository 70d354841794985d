// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/deciding/resolution.h"
#include "core/types/keepcomparison.h"
#include "core/types/mergeforecast.h"

namespace vitrine::cleaning {

/// Of each group keeps one and leaves the others out, as Action says of Merge. Throws Error
/// InvalidArgument for a selection that mixes listings and images, and for findings of other kinds
/// than duplicates, also where none of them is open.
void mergeDuplicates(const Action& action, Resolution& resolution);

/// What mergeDuplicates would do with the action as the catalogue stands: both follow one plan.
/// Throws what it throws, and Error NotFound as subjectsOf does.
MergeForecast forecastMerge(const Action& action, catalogue::Reader& reader);

/// What each rule would keep of one group, given as a Merge is: findings of it stand for the whole
/// group, of which those stay that were called fine. Throws Error InvalidArgument for what is more
/// than one group, and as mergeDuplicates does.
KeepComparison compareDuplicates(const Selection& group, catalogue::Reader& reader);

}
