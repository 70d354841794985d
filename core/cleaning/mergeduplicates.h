// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/resolution.h"

namespace vitrine::cleaning {

/// Of each group keeps one and leaves the others out, as Action says of Merge. Throws Error
/// InvalidArgument for a selection that mixes listings and images, or findings of other kinds than
/// duplicates.
void mergeDuplicates(const Action& action, Resolution& resolution);

}
