// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/writer.h"
#include "core/cleaning/listings/listingtable.h"
#include "core/jobs/jobcontext.h"
#include "core/types/edit.h"
#include "core/types/finding.h"
#include "core/types/importreport.h"
#include "core/workspace/cleaning/pictureduplicates.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/inspection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vitrine::workspace {

using FindingKinds = std::set<FindingKind>;

FindingKinds allFindingKinds();
FindingKinds listingKinds(); ///< of rules about listings
FindingKinds rowKinds(); ///< about rows of tables that an import refused
FindingKinds imageKinds(); ///< all others: of rules that ask about images

/// What rules found, not yet kept.
struct RuleResults {
    struct OfKind {
        std::vector<Finding> findings;
        std::int64_t examined = 0;
    };
    std::map<FindingKind, OfKind> kinds; ///< those that were asked, also those that found nothing
    std::vector<CheckReport::Skipped> skipped;
    /// Why LabelIssue is among those, where the embeddings of `model` do not tell categories apart.
    std::optional<Recognition> recognition;
    std::string model;
    bool hashesAlone = false; ///< near duplicates were looked for without embeddings
    StepRow seen; ///< the newest step when the rules looked
    catalogue::StoredThresholds thresholds; ///< they compared with
    std::int64_t listings = 0; ///< that were looked at
    std::int64_t images = 0;
};

/// Kinds whose thresholds are not the same before and after.
FindingKinds changedKinds(
    const catalogue::StoredThresholds& before, const catalogue::StoredThresholds& after);

/// What the rules of `kinds` need to know of a catalogue: a copy, without what is left out.
struct RuleInputs {
    FindingKinds kinds;
    StepRow seen; ///< the newest step
    catalogue::StoredThresholds thresholds;
    std::vector<Category> categories;
    std::optional<cleaning::ListingTable> listings; ///< none: none of the kinds asks about them
    std::vector<RowProblem> refusedIds; ///< where rowKinds are asked about
    std::optional<PictureTable> pictures;
    std::optional<PictureEmbeddings> embeddings;
    std::map<ImageRow, int> splitSides;
};

/// On cancel throws Cancelled.
RuleInputs readInputs(catalogue::Reader& reader, FindingKinds kinds, JobContext& context);

/// Asks the rules: of pictures by their measures, and by `small` copies of likely duplicates. Needs
/// no catalogue. On cancel throws Cancelled.
RuleResults askRules(RuleInputs inputs, const SmallPicture& small, JobContext& context);

/// Keeps what the rules found, in the open transaction, instead of what they found before; of kinds
/// that could not be checked, nothing.
void replaceFindings(catalogue::Writer& writer, const RuleResults& results);

}
