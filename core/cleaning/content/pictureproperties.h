// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picturemeasures.h"

#include <span>
#include <string>
#include <vector>

namespace vitrine::cleaning {

/// One number about each image.
struct PictureProperty {
    std::string name; ///< stable: stands in findings
    std::vector<double> values; ///< NaN: not measured
};

/// What of the measures a person can picture: "brightness1", "brightness50", "brightness99",
/// "entropy", "sharpness", "colourfulness", "blockiness", "flatness", "aspect" (width / height),
/// "pixels" and "bytes_per_pixel". Pictures without a size count as not measured.
std::vector<PictureProperty> pictureProperties(std::span<const PictureMeasures> pictures);

}
