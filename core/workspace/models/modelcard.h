// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listingquery.h"
#include "core/types/training.h"
#include "core/workspace/layout.h"

#include <optional>
#include <string>

namespace vitrine::workspace {

/// README.md of a model that training made (Mitchell et al., "Model cards for model reporting",
/// 2019): data, split, figures, limits, licence. `evaluation`: on validation, where there was any;
/// `licence`: of the weights that it began from, empty where unknown.
std::string modelCard(const ModelRecord& model, const RunRecord& run,
    const std::optional<Evaluation>& evaluation, const std::string& licence);
/// The same of a model whose weights came from elsewhere.
std::string modelCard(const ModelRecord& model, const std::string& licence);

/// Calls `model` by another name in its model.json and README.md, where they use the one that it
/// has. Files that are not there are left out. Throws Error DiskFull, PermissionDenied, Io.
void renameCards(const Layout& layout, const ModelRecord& model, const std::string& name);

}
