// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/types/training.h"
#include "core/workspace/training.h"

#include <string>
#include <vector>

namespace vitrine::cli {

/// A run by its number or its name, as people type it. A name finds the runs that are not deleted,
/// a number every one. Throws Error NotFound with the runs that there are, InvalidArgument for a
/// name that several have.
RunRecord runNamed(const Training& training, const std::string& typed);
/// A model by its id or the beginning of it. Throws Error NotFound, InvalidArgument likewise.
ModelRecord modelNamed(const Training& training, const std::string& typed);

/// `Run 3 "warm"`.
std::string runTitle(const RunRecord& run);
/// "paused", "running", "interrupted" (it was killed), ...
std::string stateWord(const RunRecord& run);
/// Epochs learnt: "3", or "2.4" where a person ended the last one early.
std::string epochsWords(const RunRecord& run);
/// A table of runs with what they reached.
void printRuns(Console& console, const std::vector<RunRecord>& runs);
/// What a run has reached so far, in a few lines.
void printRun(Console& console, const RunRecord& run);
void printPlan(Console& console, const TrainPlan& plan);
/// "accuracy 79.7 % (top 5 96.0 %), macro F1 0.781, loss 0.712, calibration error 0.041".
std::string qualityWords(const Quality& quality);

}
