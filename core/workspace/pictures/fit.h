// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

namespace vitrine::workspace {

/// At most `side` pixels on the longer side, proportions kept; smaller pictures stay as they are.
Picture fitted(Picture picture, int side);

}
