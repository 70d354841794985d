// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <cstdint>

namespace vitrine::imaging {

Picture filledPicture(std::int64_t width, std::int64_t height, Rgb colour);

/// Makes `picture` that size and colour; it keeps the memory it has.
void fill(Picture& picture, std::int64_t width, std::int64_t height, Rgb colour);

/// Copies `picture` into `canvas` with its corner at x, y; it must lie inside.
void paste(const Picture& picture, Picture& canvas, int x, int y);

}
