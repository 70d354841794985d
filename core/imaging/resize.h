// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"
#include "core/types/preprocessing.h"

namespace vitrine::imaging {

/// Bicubic, antialiased when shrinking. Throws Error InvalidArgument for an empty
/// picture or sides below 1.
Picture resized(const Picture& picture, int width, int height);

/// Where a `width` x `height` picture lies inside its standardised square of `side` pixels.
struct ContentRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};
ContentRect contentRect(int width, int height, int side);

Picture cropped(const Picture& picture, const ContentRect& rect);

/// Fitted into a `side` x `side` square, proportions kept, centred, padded with `padding`. A
/// picture smaller than the square is enlarged.
Picture standardised(const Picture& picture, int side, Rgb padding);

/// The square the network sees; bilinear with antialiasing, as torchvision resizes.
Picture forNetwork(const Picture& picture, int side, Preprocessing preprocessing);

}
