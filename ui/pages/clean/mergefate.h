// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/keepcomparison.h"

#include <cstdint>
#include <map>
#include <vector>

namespace vitrine::ui {

/// What merging does to one that is not the one it keeps.
enum class MergeFate {
    LeftOut,
    LastPhoto, ///< stays: left out, it would take its listing along
    Fine, ///< stays: it was called fine, as was the one that is kept
};

struct MergeMember {
    KeepMerits merits;
    bool fine = false; ///< somebody called it so
};

/// By row, of all but the one kept; `group`: as the findings are ordered, which merging follows.
std::map<std::int64_t, MergeFate> mergeFates(
    const std::vector<MergeMember>& group, std::int64_t kept);

}
