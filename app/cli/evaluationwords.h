// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/types/training.h"
#include "core/workspace/training.h"

#include <optional>
#include <string>

namespace vitrine::cli {

/// Figures of every category, worst first.
void printClasses(Console& console, const Evaluation& evaluation);
/// Rows are the truth; columns, numbered as the rows are, what the network said.
void printConfusion(Console& console, const Evaluation& evaluation);
void printSearches(Console& console, const SearchEvaluation& evaluation);
/// What changing over did to searches, and the way back where they find less; `folder` is the
/// workspace's.
void printSearchChange(
    Console& console, const std::optional<SearchChange>& change, const std::string& folder);
/// Losses over learning rates, on a logarithmic axis.
void printCurve(Console& console, const Training::LearningRates& rates);

}
