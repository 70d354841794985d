// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/normalise.h"

#include <algorithm>
#include <cmath>

namespace vitrine::search {

bool allFinite(std::span<const float> vector)
{
    return std::ranges::all_of(vector, [](float value) { return std::isfinite(value); });
}

void normalise(std::span<float> vector)
{
    double squares = 0.0; // in double: the squares of large floats overflow a float
    for (const float value : vector)
        squares += static_cast<double>(value) * static_cast<double>(value);
    if (squares <= 0.0)
        return;
    const double scale = 1.0 / std::sqrt(squares);
    for (float& value : vector)
        value = static_cast<float>(static_cast<double>(value) * scale);
}

}
