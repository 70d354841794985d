// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"
#include "core/types/picture.h"

#include <functional>
#include <string>
#include <vector>

namespace vitrine::test {

/// What becomes of a photo's file.
struct Damage {
    const char* name;
    FindingKind kind; ///< that should find it
    bool copies; ///< the photo stays, and the damaged one is a listing of its own
    double leastRecall;
    double leastPrecision; ///< of kinds that find single photos
    std::function<std::string(const Picture& photo, const std::string& file)> apply;
};

/// Those of single photos first.
const std::vector<Damage>& damages();

}
