// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/thresholdrange.h"

#include "core/cleaning/duplicates/hashsearch.h"
#include "core/cleaning/listings/listingrules.h"
#include "core/cleaning/pictures/picturerules.h"

#include <limits>

namespace vitrine::cleaning {

std::optional<ThresholdRange> thresholdRange(FindingKind kind)
{
    switch (kind) {
    case FindingKind::NearDuplicate: return ThresholdRange{0.0, kMaxHashRadius, false};
    case FindingKind::SimilarListing: return ThresholdRange{0.05, 1.0, false};
    case FindingKind::ContactDetails: return ThresholdRange{0.0, 1.0, false};
    default: break;
    }
    if (const PictureRule* rule = pictureRule(kind)) {
        if (!rule->hasProperty())
            return std::nullopt;
        return ThresholdRange{rule->scale().least, rule->scale().most, true};
    }
    for (const auto& rule : listingRules()) {
        if (rule->kind() == kind && rule->defaultThreshold() > 0.0)
            return ThresholdRange{0.0, std::numeric_limits<double>::max(), false};
    }
    return std::nullopt;
}

}
