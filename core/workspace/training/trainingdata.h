// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/training.h"
#include "core/workspace/training/rundata.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// Number of the group of near duplicates of an image; those in none are left out.
using DuplicateNumbers = std::map<ImageRow, std::int64_t>;

struct ChosenData {
    RunData data;
    std::vector<PlanWarning> warnings; ///< of the sides and categories
};

/// The cleaned pictures that have a category and are not left out, with their sides. By listing,
/// the sides that the catalogue holds are taken where there are any; pictures that came later
/// follow their relatives, or take no part. Throws Error NotReady where there is nothing to learn
/// from, InvalidArgument for sides that do not add up to 1.
ChosenData chooseData(catalogue::Reader& reader, SplitKind split, const SplitRequest& sides,
    const DuplicateNumbers& duplicates, JobContext& context);

/// Accuracy on the pictures of `evaluation` that have no relative in train; none where there are no
/// such pictures.
std::optional<HonestFigure> withoutRelatives(const Evaluation& evaluation, const RunData& data);

}
