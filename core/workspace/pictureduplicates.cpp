// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictureduplicates.h"

#include "core/cleaning/hashsearch.h"

#include <algorithm>
#include <cmath>

namespace vitrine::workspace {

namespace {

cleaning::DuplicateOptions optionsOf(const catalogue::StoredThresholds& thresholds)
{
    cleaning::DuplicateOptions options;
    const auto radius = thresholds.find({FindingKind::NearDuplicate, CategoryRow()});
    if (radius != thresholds.end()) {
        options.radius =
            static_cast<int>(std::clamp<double>(radius->second, 0.0, cleaning::kMaxHashRadius));
        options.looseRadius = std::max(options.looseRadius, options.radius);
    }
    return options;
}

}

PictureDuplicates findDuplicates(const PictureTable& pictures, const PictureEmbeddings& embeddings,
    const catalogue::StoredThresholds& thresholds, JobContext& context)
{
    PictureDuplicates found;
    found.options = optionsOf(thresholds);
    cleaning::UnitVectors unit;
    if (embeddings.table.size() > 0)
        unit = cleaning::unitVectors(embeddings.table, pictures.images);
    found.groups = cleaning::findDuplicates(pictures.facts, unit, found.options, context);
    found.numbers = cleaning::groupNumbers(found.groups, pictures.size());
    return found;
}

}
