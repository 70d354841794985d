// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/thresholdrange.h"

#include "core/cleaning/content/labelissues.h"
#include "core/cleaning/content/outliers.h"
#include "core/cleaning/content/shortcuts.h"
#include "core/cleaning/duplicates/duplicategroups.h"
#include "core/cleaning/duplicates/hashsearch.h"
#include "core/cleaning/listings/listingrules.h"
#include "core/cleaning/pictures/picturerules.h"

namespace vitrine::cleaning {

namespace {

constexpr double kMostDeviations = 100.0; // beyond, a limit finds nothing

ThresholdRange of(const ListingRule& rule)
{
    ThresholdRange range;
    range.usual = rule.defaultThreshold();
    if (rule.kind() == FindingKind::SimilarListing)
        range.least = 0.05;
    if (rule.kind() == FindingKind::SimilarListing || rule.kind() == FindingKind::ContactDetails)
        range.most = 1.0;
    return range;
}

}

std::optional<ThresholdRange> thresholdRange(FindingKind kind)
{
    switch (kind) {
    case FindingKind::NearDuplicate:
        return ThresholdRange{0.0, kMaxHashRadius, false, DuplicateOptions().radius};
    case FindingKind::Outlier:
        return ThresholdRange{0.0, kMostDeviations, false, OutlierOptions().deviations};
    case FindingKind::LabelIssue: return ThresholdRange{0.0, 1.0, false, LabelOptions().threshold};
    case FindingKind::CategoryShortcut:
        return ThresholdRange{0.5, 1.0, false, ShortcutOptions().auc};
    default: break;
    }
    if (const PictureRule* rule = pictureRule(kind)) {
        if (!rule->hasProperty())
            return std::nullopt;
        return ThresholdRange{
            rule->scale().least, rule->scale().most, true, rule->scale().threshold};
    }
    for (const auto& rule : listingRules()) {
        if (rule->kind() == kind && rule->defaultThreshold() > 0.0)
            return of(*rule);
    }
    return std::nullopt;
}

}
