// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listingquery.h"
#include "core/types/training.h"

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

}
