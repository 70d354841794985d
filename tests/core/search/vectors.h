// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <vector>

namespace vitrine::test {

/// Normally distributed numbers, the same for one seed.
inline std::vector<float> someNumbers(std::size_t count, unsigned seed)
{
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> numbers(count);
    for (float& number : numbers)
        number = normal(generator);
    return numbers;
}

}
