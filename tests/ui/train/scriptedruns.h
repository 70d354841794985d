// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listingquery.h"
#include "core/types/training.h"

#include <string>
#include <vector>

namespace vitrine::test {

/// A run as it would be after `epochs` epochs of `stepsPerEpoch` batches: a falling loss with noise
/// that depends on the run's row alone.
struct ScriptedRun {
    RunRecord record;
    std::vector<BatchStats> batches;
    std::vector<EpochStats> epochs;
};
ScriptedRun scriptedRun(std::int64_t row, int epochs, int stepsPerEpoch);

BatchStats scriptedBatch(std::int64_t row, std::int64_t step, int stepsPerEpoch, int epochs);
EpochStats scriptedEpoch(std::int64_t row, int epoch, int stepsPerEpoch, int epochs);

/// Of three categories, 12 photos: the photos' rows are `images`, taken in turn. Of "Cars" one is
/// taken for "Lamps", of "Sofas" two for "Cars" (the second with more confidence and loss).
Evaluation scriptedEvaluation(const std::vector<ImageRow>& images);

/// Models with these ids, which are their names too.
std::vector<ModelRecord> scriptedModels(const std::vector<std::string>& ids);

}
