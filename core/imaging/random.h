// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace vitrine::imaging {

/// SplitMix64 (Steele, Lea, Flood 2014): turns any number into a well mixed one.
constexpr std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ value >> 30U) * 0xBF58476D1CE4E5B9U;
    value = (value ^ value >> 27U) * 0x94D049BB133111EBU;
    return value ^ value >> 31U;
}

/// 0 to 1 (exclusive) out of the upper bits of `value`.
constexpr float unitFloat(std::uint64_t value)
{
    return static_cast<float>(value >> 40U) * (1.0F / 16777216.0F);
}

/// xoshiro256++ (Blackman, Vigna 2019): the same numbers from the same seed everywhere, which the
/// standard library's distributions do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed)
    {
        for (std::uint64_t& word : m_state) {
            seed = mixed(seed);
            word = seed;
        }
    }

    std::uint64_t next()
    {
        const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17U;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }

private:
    std::uint64_t m_state[4] = {};
};

}
