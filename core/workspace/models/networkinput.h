// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"
#include "core/types/preprocessing.h"

namespace vitrine::workspace {

/// How pictures become the network's input in models that are made from now on; a model keeps its
/// own. Chosen by measurement (tests/e2e/tst_clothing): on 1,500 photographs the centre crop finds
/// 0.577 of its ten hits in the right category, the letterbox 0.571, stretching 0.538.
inline constexpr Preprocessing kDefaultPreprocessing = Preprocessing::CentreCrop;
inline constexpr int kInputSide = 224; ///< pixels; what torchvision's weights are evaluated with

/// The smallest shorter side, in pixels, from which a `width` x `height` picture makes the
/// network's input without losing detail: what a decoder may deliver instead of the full size.
int sufficientShortSide(int width, int height, int inputSide, Preprocessing preprocessing);

}
