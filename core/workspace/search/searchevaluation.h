// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/types/ids.h"
#include "core/types/listingquery.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/picturejobs.h"
#include "core/workspace/training.h"
#include "core/workspace/training/rundata.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// What searches are judged by. The first five run in parallel, in the order of image rows.
struct SearchGround {
    std::vector<ImageRow> images;
    std::vector<std::int64_t> listings; ///< rows; 0: belongs to none
    std::vector<std::int64_t> categories; ///< encoder index; -1: none
    std::vector<std::int64_t> groups; ///< of near duplicates; -1: none
    std::vector<bool> asks; ///< is on the side that queries come from
    std::vector<std::string> categoryNames; ///< by encoder index
    std::string side; ///< as in SearchEvaluation
};

/// Of each image: 0 train, 1 validation, 2 test. As the runs did that made the models, where what
/// one of them has learnt from is on the train side; without any, as the workspace dealt them out.
std::map<ImageRow, int> sidesToJudge(
    catalogue::Reader& reader, const std::vector<std::vector<RunImage>>& runs);

/// `duplicates` are PictureDuplicates::numbers of the pictures. Queries come from the test side of
/// the split where it has `enough` images, else from validation, else from everywhere.
SearchGround searchGround(catalogue::Reader& reader, const PictureTable& pictures,
    std::span<const std::int64_t> duplicates, const std::map<ImageRow, int>& sides,
    std::size_t enough = 1);

/// The models of these ids, which are in that order of the result. Throws Error NotFound for one
/// that does not exist, NotReady for one without embeddings.
std::vector<ModelRecord> modelsToJudge(
    catalogue::Reader& reader, const std::vector<std::string>& ids);

/// Names the stages of the whole, measuring and comparing included.
void setSearchStages(JobContext& context);

/// Part of Training::evaluateSearch: everything after the pictures have been measured and compared.
SearchEvaluation evaluateSearch(const std::vector<ModelRecord>& models,
    const PictureTable& pictures, std::span<const std::int64_t> duplicates,
    const std::map<ImageRow, int>& sides, const catalogue::Catalogue& catalogue, PictureJobs& jobs,
    JobContext& context);

}
