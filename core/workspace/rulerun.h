// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/jobs/jobcontext.h"
#include "core/types/edit.h"
#include "core/types/finding.h"
#include "core/workspace/inspection.h"
#include "core/workspace/pictureduplicates.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vitrine::workspace {

using FindingKinds = std::set<FindingKind>;

FindingKinds allFindingKinds();
FindingKinds listingKinds(); ///< of rules that need no image

/// What rules found, not yet kept.
struct RuleResults {
    struct OfKind {
        std::vector<Finding> findings;
        std::int64_t examined = 0;
    };
    std::map<FindingKind, OfKind> kinds; ///< those that were asked, also those that found nothing
    std::vector<CheckReport::Skipped> skipped;
    StepRow seen; ///< the newest step when the rules looked
    catalogue::StoredThresholds thresholds; ///< they compared with
    std::int64_t listings = 0; ///< that were looked at
    std::int64_t images = 0;
};

/// Kinds whose thresholds are not the same before and after.
FindingKinds changedKinds(
    const catalogue::StoredThresholds& before, const catalogue::StoredThresholds& after);

/// Asks the rules of `kinds` about the catalogue as it is, with the thresholds that are stored
/// there; pictures by the measures that are stored, and by `small` copies of likely duplicates.
/// What is left out takes no part. Writes nothing. On cancel throws Cancelled.
RuleResults askRules(catalogue::Reader& reader, const FindingKinds& kinds,
    const SmallPicture& small, JobContext& context);

}
