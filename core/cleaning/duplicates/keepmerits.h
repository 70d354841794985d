// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/keepcomparison.h"
#include "core/types/picturemeasures.h"

#include <cstdint>
#include <span>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// The sharpness that a picture would have at a longer side of 512 pixels, at most 1: whatever is
/// sharp to the pixel there is equally sharp. PictureMeasures' own is measured at up to twice that
/// side, and for smaller pictures at theirs, where a shrunken copy looks sharper than its original.
double sharpnessAtOneScale(const PictureMeasures& measures);

/// What the rules for keeping ask about images (or else listings), and which of them each keeps.
/// Sharpest: a smaller one has to be clearly sharper.
KeepComparison compareMerits(
    std::span<const std::int64_t> rows, bool images, catalogue::Reader& reader);

}
