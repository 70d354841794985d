// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/findings.h"
#include "core/cleaning/duplicates/duplicategroups.h"
#include "core/jobs/jobcontext.h"
#include "core/types/finding.h"
#include "core/types/picture.h"
#include "core/workspace/cleaning/picturetable.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace vitrine::workspace {

/// Which pictures of a table are the same.
struct PictureDuplicates {
    cleaning::DuplicateGroups groups;
    cleaning::DuplicateOptions options; ///< they were found with
    std::vector<std::int64_t> numbers; ///< of its group, for each picture; 0: none
};

/// A small copy of a picture; empty when there is none.
using SmallPicture = std::function<Picture(ImageRow image)>;

/// Hashes, and embeddings where there are some, propose pairs; their small copies decide
/// (likeness). A stored threshold of NearDuplicate is the radius. On cancel throws Cancelled.
PictureDuplicates findDuplicates(const PictureTable& pictures, const PictureEmbeddings& embeddings,
    const catalogue::StoredThresholds& thresholds, const SmallPicture& small, JobContext& context);

}
