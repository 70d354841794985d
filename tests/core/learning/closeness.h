// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::test {

/// Length of the difference over the length of the reference; 1 where they have not as many
/// numbers.
inline double distance(const std::vector<float>& value, const std::vector<float>& reference)
{
    double difference = 0.0;
    double size = 0.0;
    if (value.size() != reference.size())
        return 1.0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        difference += std::pow(double{value[i]} - double{reference[i]}, 2);
        size += std::pow(double{reference[i]}, 2);
    }
    return std::sqrt(difference / size);
}

inline std::vector<float> fromBfloat16(std::span<const std::uint16_t> bits)
{
    std::vector<float> values;
    for (const std::uint16_t number : bits)
        values.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(number) << 16U));
    return values;
}

}
