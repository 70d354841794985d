// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace vitrine {

/// How a picture of any shape becomes the network's square input.
enum class Preprocessing {
    Stretch, ///< both sides resized to the input's side, proportions lost
    Letterbox, ///< fitted inside, padded
    CentreCrop, ///< shorter side resized to side * 256 / 224, centre cut out (torchvision's
                ///< evaluation)
};

/// "stretch", "letterbox", "centre_crop": stable, used in model.json.
std::string_view preprocessingName(Preprocessing preprocessing);
std::optional<Preprocessing> preprocessingFromName(std::string_view name);

/// To how many pixels CentreCrop resizes the shorter side before it cuts out `side` x `side`.
int shorterSideBeforeCrop(int side);

}
