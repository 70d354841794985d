// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/weightsstore.h"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::workspace {

/// Reads the format of models/weights.json (its fields are described beside it). `origin` names it
/// in messages. Throws Error Corrupt, NewerVersion.
std::vector<PublishedWeights> parsedManifest(std::string_view text, const std::string& origin);

/// The last part of the entry's address, under which it is kept.
std::string fileNameOf(const PublishedWeights& weights);

/// Letters, digits, '.', '_' and '-', not first a sign; at most 64.
bool isWeightsName(std::string_view name);

}
