// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::workspace {

/// Settings of training as one flat JSON object. Names are those of the command line's options with
/// underscores: "learning_rate".
std::string jsonOf(const TrainConfig& config);
/// What is missing, unknown, or of another type than it should be, as in files of other versions,
/// keeps its default. Throws Error Corrupt for text that is no JSON object.
TrainConfig trainConfigFromJson(std::string_view text);

/// Each setting's name and its value in words, in the order of TrainConfig.
std::vector<std::pair<std::string, std::string>> settingsOf(const TrainConfig& config);

}
