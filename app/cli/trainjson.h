// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/searchquality.h"
#include "core/types/training.h"
#include "core/workspace/training.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <optional>

namespace vitrine::cli {

/// What training says, as the objects that --json prints (docs/cli.md). Epochs and steps count
/// from 1.
nlohmann::json toJson(const RunRecord& run);
nlohmann::json orNull(const std::optional<std::filesystem::path>& file);
nlohmann::json toJson(const EpochStats& stats);
nlohmann::json toJson(const BatchStats& stats);
nlohmann::json toJson(const TrainPlan& plan);
nlohmann::json toJson(const Quality& quality);
/// Without the predictions; `confusion`: with that matrix.
nlohmann::json toJson(const Evaluation& evaluation, bool confusion);
nlohmann::json toJson(const Training::LearningRates& rates);
nlohmann::json toJson(const SearchEvaluation& evaluation);
nlohmann::json toJson(const SearchChange& change);
nlohmann::json orNull(const std::optional<SearchChange>& change);

}
