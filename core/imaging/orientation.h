// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

namespace vitrine::imaging {

/// Whether EXIF's `orientation` (1 to 8) exchanges width and height.
constexpr bool swapsSides(int orientation)
{
    return orientation >= 5 && orientation <= 8;
}

/// `stored` as it is meant to be looked at.
Picture upright(Picture stored, int orientation);

}
