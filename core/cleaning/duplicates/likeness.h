// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

namespace vitrine::cleaning {

/// How alike two pictures are in their colours place by place, seen at 32 x 32: the correlation of
/// their pixels (each channel without its mean), in the best of the eight turns and mirrors; -1
/// to 1. Sizes, brightness and contrast do not matter. The same photograph, encoded, resized,
/// brightened or turned anew, is above kSamePicture (0.99 and more of clothes, a fifth brighter); a
/// shop's photographs of two things on one background are below it (at most 0.951), though their
/// perceptual hashes may be close. Plain pictures (no contrast) are like nothing: 0. Empty
/// pictures: 0. Any thread.
double likeness(const Picture& a, const Picture& b);
inline constexpr double kSamePicture = 0.97;

/// The same for an upright picture and a part of the other that keeps at least 0.65 of its sides:
/// the best of the parts, found roughly, then closely, then with its edges fitted between pixels,
/// whichever of the two is the whole. Fitted so, what was cut out of a photograph is above
/// kSameCrop (0.998 and more of clothes cut by 5 to 20 %), and two shirts on one cloth are below
/// (at most 0.97). Takes some 10 ms for pictures of 128 pixels.
double croppedLikeness(const Picture& a, const Picture& b);
inline constexpr double kSameCrop = 0.98;

}
