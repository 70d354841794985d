// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/pictureduplicates.h"

#include "core/cleaning/duplicates/hashsearch.h"
#include "core/cleaning/duplicates/likeness.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vitrine::workspace {

namespace {

cleaning::DuplicateOptions duplicateOptions(const catalogue::StoredThresholds& thresholds)
{
    cleaning::DuplicateOptions options;
    if (const auto radius = catalogue::thresholdOf(thresholds, FindingKind::NearDuplicate)) {
        options.radius =
            static_cast<int>(std::clamp<double>(*radius, 0.0, cleaning::kMaxHashRadius));
        options.looseRadius = std::max(options.looseRadius, options.radius);
    }
    return options;
}

}

PictureDuplicates findDuplicates(const PictureTable& pictures, const PictureEmbeddings& embeddings,
    const catalogue::StoredThresholds& thresholds, const SmallPicture& small, JobContext& context)
{
    PictureDuplicates found;
    found.options = duplicateOptions(thresholds);
    std::map<std::size_t, Picture> known; // a picture may be in many pairs
    const auto look = [&](std::size_t picture) -> const Picture& {
        const auto [at, isNew] = known.try_emplace(picture);
        if (isNew)
            at->second = small(pictures.images[picture]);
        return at->second;
    };
    cleaning::UnitVectors unit;
    if (embeddings.table.size() > 0)
        unit = cleaning::unitVectors(embeddings.table, pictures.images);
    const auto same = [&](std::size_t a, std::size_t b) {
        const Picture& first = look(a);
        const Picture& second = look(b);
        if (first.empty() || second.empty()
            || cleaning::likeness(first, second) >= cleaning::kSamePicture)
            return true;
        const bool mayBeCropped = !unit.empty() && unit.cosine(a, b) >= found.options.lookCosine;
        return mayBeCropped && cleaning::croppedLikeness(first, second) >= cleaning::kSameCrop;
    };
    found.groups = cleaning::findDuplicates(pictures.facts, unit, found.options, context, same);
    found.numbers = cleaning::groupNumbers(found.groups, pictures.size());
    return found;
}

}
