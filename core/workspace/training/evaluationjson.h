// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <string>
#include <string_view>

namespace vitrine::workspace {

/// evaluation.json of a run's folder.
std::string jsonOf(const Evaluation& evaluation);
/// Throws Error Corrupt for text that is no such file, or whose parts do not fit together.
Evaluation evaluationFromJson(std::string_view text);

}
