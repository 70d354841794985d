// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/types/listing.h"
#include "core/workspace/picturejobs.h"
#include "core/workspace/training.h"
#include "core/workspace/training/runstore.h"

#include <optional>

namespace vitrine::workspace {

/// What changing searches over from the model that they use to `next` does to them. Nothing where
/// they use none or this one, fewer than 30 photos tell, or nobody knows any more what one of the
/// two has learnt from. Photos are compared that both have embedded. A failure is logged, and tells
/// nothing either: searches can change over unjudged. Reports Stage::Evaluating; throws Cancelled
/// alone.
std::optional<SearchChange> judgeChange(const ModelRecord& next, const RunStore& store,
    const catalogue::Catalogue& catalogue, PictureJobs& jobs, JobContext& context);

}
