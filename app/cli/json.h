// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/importreport.h"
#include "core/workspace/inspection.h"
#include "core/workspace/models/weightsstore.h"
#include "core/workspace/requests.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace vitrine::cli {

/// Reports as the objects that --json prints. The field names are part of the interface
/// (docs/cli.md).
nlohmann::json toJson(const RowProblem& problem);
nlohmann::json toJson(const ImportReport& report);
nlohmann::json toJson(const PictureReport& report);
nlohmann::json toJson(const EmbedReport& report);
nlohmann::json toJson(const IndexReport& report);
nlohmann::json toJson(const ExportReport& report);
nlohmann::json toJson(const SearchResult& result);
nlohmann::json toJson(const WorkspaceInfo& info);
nlohmann::json toJson(const WeightsCheck& check);
nlohmann::json toJson(const CheckReport& report);
nlohmann::json toJson(const std::vector<FindingCount>& kinds);
nlohmann::json toJson(const SplitReport& report);
nlohmann::json toJson(const ModelRecord& model);

const char* metricWord(SearchMetric metric); ///< "cosine", "l2"

}
