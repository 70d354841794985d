// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/checkneed.h"

#include <optional>
#include <string_view>

namespace vitrine {

/// What made two photos near duplicates, the surest first.
enum class DuplicateRule {
    Hash, ///< perceptual hashes that nearly agree: the same look
    ConfirmedHash, ///< hashes that roughly agree, and the network sees the same in both
    Embedding, ///< the network alone: a crop, or another thing that is much alike
};

/// "hash", "hash_and_network", "network": stable, stand in findings (Finding::text).
std::string_view duplicateRuleName(DuplicateRule rule);
std::optional<DuplicateRule> duplicateRuleFromName(std::string_view name);

/// Near duplicates were looked for by hashes alone: what that missed, and what finds more, where
/// `need` is what embeddings need first, or Check where they are there by now. Two sentences.
const char* hashesAloneText(CheckNeed need);

}
