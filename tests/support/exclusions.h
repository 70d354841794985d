// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/action.h"

#include <utility>
#include <vector>

namespace vitrine::test {

inline Action excludeImages(std::vector<ImageRow> images)
{
    Action action;
    action.kind = ActionKind::Exclude;
    action.on.images = std::move(images);
    return action;
}

}
