// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/types/listingquery.h"
#include "core/workspace/search/searchevaluation.h"

#include <vector>

namespace vitrine::workspace {

/// Every model on the images that all of them have embedded, and the kinds of indexes, where they
/// are wanted, on the last one's vectors. At most 5,000 images ask, and 500 of an index, evenly
/// spread. Throws Error NotReady where fewer than two images are left, Cancelled.
SearchEvaluation judgeSearch(const std::vector<ModelRecord>& models, const SearchGround& ground,
    Judge what, const catalogue::Catalogue& catalogue, JobContext& context);

}
