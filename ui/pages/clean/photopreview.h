// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QString>

#include <functional>
#include <vector>

namespace vitrine::ui {

/// Photos to show large, and what the pane below lets decide about the one that is shown. Numbers
/// are places in `images`; a function that is null is not offered.
struct PhotoPreview {
    std::vector<ImageRow> images;
    int current = 0;
    std::function<void(int)> leaveOut = {};
    std::function<void(int)> callFine = {};
    std::function<void(int)> takeBack = {};
    std::function<bool(int)> isLeftOut = {}; ///< with `takeBack`
    std::function<int()> undo = {}; ///< returns whose decision that was; -1: there was none
    std::function<QString(int)> said = {}; ///< what was decided about it; empty: nothing
    std::function<void(int)> stepped = {}; ///< the pane follows
};

}
