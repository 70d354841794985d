// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/networkinput.h"

#include <algorithm>

namespace vitrine::workspace {

int sufficientShortSide(int width, int height, int inputSide, Preprocessing preprocessing)
{
    const int shorter = std::max(1, std::min(width, height));
    const int longer = std::max({1, width, height});
    switch (preprocessing) {
    case Preprocessing::Stretch: return inputSide;
    case Preprocessing::CentreCrop: return (inputSide * 256 + 223) / 224;
    case Preprocessing::Letterbox: return std::max(1, (inputSide * shorter + longer - 1) / longer);
    }
    return shorter;
}

}
