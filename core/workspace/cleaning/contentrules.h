// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/embeddingtable.h"
#include "core/workspace/cleaning/rulerun.h"

#include <string>
#include <vector>

namespace vitrine::workspace {

FindingKinds contentKinds(); ///< of rules that need embeddings

/// Asks those of `kinds` that need embeddings: outliers, wrong labels, listings whose pictures show
/// different things. `names` are the categories' by encoder index. Compares with the thresholds of
/// `results`.
void judgeContent(const cleaning::EmbeddingTable& table, const std::vector<std::string>& names,
    const FindingKinds& kinds, RuleResults& results, JobContext& context);

}
