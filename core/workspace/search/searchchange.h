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
/// they use none or this one, or too few photos tell. Both models must have embedded the photos
/// that are to be compared. Reports Stage::Evaluating; throws Cancelled.
std::optional<SearchChange> judgeChange(const ModelRecord& next, const RunStore& store,
    const catalogue::Catalogue& catalogue, PictureJobs& jobs, JobContext& context);

}
