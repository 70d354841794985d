// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"

#include <string>

namespace vitrine {

/// What is missing before a kind of finding can be checked.
enum class CheckNeed {
    PhotoFiles, ///< no file of a photo is known
    Categories, ///< fewer than two have photos
    Split, ///< photos have not been dealt to training and test
    Embeddings, ///< no photo that takes part has been embedded
    TrainedNetwork, ///< photos were embedded by the random network
    Examples, ///< too few photos with a category to learn from
    Recognition, ///< the network's embeddings hardly tell the categories apart
    Check, ///< nothing: nobody has looked yet
};

/// How well a network's embeddings tell categories apart, by a classifier on photos that it has not
/// seen; shares of the photos, 0 to 1.
struct Recognition {
    double right = 0.0; ///< that get the category they have
    double byChance = 0.0; ///< that would by drawing lots

    bool operator==(const Recognition&) const = default;
};

/// A share, 0 to 1, in whole per cent, as checkNeedText shows it: the nearest, a half upwards.
int wholePercent(double share);

struct UncheckedKind {
    FindingKind kind = FindingKind::PriceMissing;
    CheckNeed need = CheckNeed::Check;
    Recognition recognition = {}; ///< of CheckNeed::Recognition
};

/// What is missing and what to do about it, in English: two sentences. In that of
/// CheckNeed::Recognition stand %1 and %2 for the shares in per cent, right and by chance.
const char* checkNeedText(CheckNeed need);
/// The same with the shares.
std::string checkNeedText(const UncheckedKind& unchecked);

}
