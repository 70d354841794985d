// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace vitrine::search {

bool allFinite(std::span<const float> vector);
/// To Euclidean length 1; a vector of zeros stays as it is. The numbers must be finite.
void normalise(std::span<float> vector);

}
