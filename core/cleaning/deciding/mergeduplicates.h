// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/deciding/resolution.h"
#include "core/types/keepcomparison.h"

namespace vitrine::cleaning {

/// Of each group keeps one and leaves the others out, as Action says of Merge. Throws Error
/// InvalidArgument for a selection that mixes listings and images, or findings of other kinds than
/// duplicates.
void mergeDuplicates(const Action& action, Resolution& resolution);

/// What each rule would keep of one group: of the images or the listings that are named, each of
/// them once. Throws Error InvalidArgument for both.
KeepComparison compareDuplicates(const Selection& group, catalogue::Reader& reader);

}
