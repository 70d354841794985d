// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/preprocessing.h"

#include <cmath>

namespace vitrine {

std::string_view preprocessingName(Preprocessing preprocessing)
{
    switch (preprocessing) {
    case Preprocessing::Stretch: return "stretch";
    case Preprocessing::Letterbox: return "letterbox";
    case Preprocessing::CentreCrop: return "centre_crop";
    }
    return "stretch";
}

std::optional<Preprocessing> preprocessingFromName(std::string_view name)
{
    for (const auto candidate :
        {Preprocessing::Stretch, Preprocessing::Letterbox, Preprocessing::CentreCrop}) {
        if (preprocessingName(candidate) == name)
            return candidate;
    }
    return std::nullopt;
}

int shorterSideBeforeCrop(int side)
{
    return static_cast<int>(std::lround(side * 256.0 / 224.0));
}

}
