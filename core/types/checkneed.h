// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"

namespace vitrine {

/// What is missing before a kind of finding can be checked.
enum class CheckNeed {
    PhotoFiles, ///< no file of a photo is known
    Categories, ///< fewer than two have photos
    Split, ///< photos have not been dealt to training and test
    Embeddings, ///< no photo that takes part has been embedded
    TrainedNetwork, ///< photos were embedded by the random network
    Examples, ///< too few photos with a category to learn from
    Check, ///< nothing: nobody has looked yet
};

struct UncheckedKind {
    FindingKind kind = FindingKind::PriceMissing;
    CheckNeed need = CheckNeed::Check;
};

/// What is missing and what to do about it, in English: two sentences.
const char* checkNeedText(CheckNeed need);

}
