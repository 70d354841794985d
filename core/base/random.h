// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vitrine {

/// The step between two states of SplitMix64.
inline constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;

/// What SplitMix64 makes of a state: turns any number into a well mixed one.
constexpr std::uint64_t mixed(std::uint64_t value)
{
    value += kGolden;
    value = (value ^ value >> 30U) * 0xBF58476D1CE4E5B9U;
    value = (value ^ value >> 27U) * 0x94D049BB133111EBU;
    return value ^ value >> 31U;
}

/// 0 to 1 (exclusive) out of the upper bits of `value`.
constexpr float unitFloat(std::uint64_t value)
{
    return static_cast<float>(value >> 40U) * 0x1p-24F;
}

/// SplitMix64 (Steele, Lea, Flood 2014): small and the same on every platform and standard library,
/// which <random>'s distributions are not. Not for secrets. One thread at a time.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }
    /// A stream of its own for part `index` of what `seed` makes: parts may be made in any order.
    Random(std::uint64_t seed, std::uint64_t index)
        : m_state(Random(seed).next() ^ (index * 0xD1B54A32D192ED03U + 0x8CB92BA72F3D8DD7U))
    {
        m_state = next();
    }

    std::uint64_t next()
    {
        const std::uint64_t value = mixed(m_state);
        m_state += kGolden;
        return value;
    }
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; } ///< [0, 1)
    double uniform(double from, double to) { return from + (to - from) * uniform(); }
    /// 0 to count - 1; count is at least 1.
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(uniform() * static_cast<double>(count));
    }
    bool chance(double probability) { return uniform() < probability; }
    /// Mean 0, standard deviation 1, within +-6: a sum of uniforms, so that no mathematics library
    /// has a say in the last bit.
    double normal()
    {
        double sum = -6.0;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    template <typename T> const T& pick(std::span<const T> from)
    {
        return from[below(from.size())];
    }

private:
    std::uint64_t m_state;
};

}
