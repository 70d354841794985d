// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/types/picturemeasures.h"
#include "core/types/pictureproblem.h"

#include <optional>
#include <string>

namespace vitrine::cleaning {

/// What the rules may know of one picture.
struct PictureFacts {
    ImageRow row;
    CategoryRow category; ///< its listing's; none is fine
    std::string fileName; ///< as the tables name it
    std::string format; ///< by content: "jpeg", "png", ...; empty when it is not known
    std::optional<PictureProblem> problem; ///< why there are no pixels; then nothing was measured
    PictureMeasures measures;
};

}
