// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/minhash.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace vitrine::cleaning {

namespace {

constexpr std::uint64_t kSeed = 1997;
constexpr double kWantedRecall = 0.99;

double recall(double threshold, std::size_t length)
{
    const std::size_t bands = MinHash::kPlaces / length;
    const double oneBand = std::pow(threshold, static_cast<double>(length));
    return 1.0 - std::pow(1.0 - oneBand, static_cast<double>(bands));
}

}

MinHash::MinHash(double threshold)
{
    while (m_bandLength < kPlaces / 2 && recall(threshold, m_bandLength + 1) >= kWantedRecall)
        ++m_bandLength;
    Random random(kSeed);
    for (std::size_t place = 0; place < kPlaces; ++place) {
        m_factors[place] = static_cast<std::uint32_t>(random.next()) | 1U;
        m_addends[place] = static_cast<std::uint32_t>(random.next());
    }
}

std::vector<std::uint64_t> MinHash::bandKeys(const std::vector<std::uint64_t>& set) const
{
    std::array<std::uint32_t, kPlaces> least;
    least.fill(UINT32_MAX);
    for (const std::uint64_t element : set) {
        // Elements are well-mixed hashes: x -> ax + b modulo 2^32 permutes them well enough.
        const auto value = static_cast<std::uint32_t>(element ^ (element >> 32U));
        for (std::size_t place = 0; place < kPlaces; ++place)
            least[place] = std::min(least[place], value * m_factors[place] + m_addends[place]);
    }
    std::vector<std::uint64_t> keys(bands());
    for (std::size_t band = 0; band < keys.size(); ++band) {
        std::uint64_t key = band;
        for (std::size_t i = 0; i < m_bandLength; ++i)
            key = Random(key ^ least[band * m_bandLength + i]).next();
        keys[band] = key;
    }
    return keys;
}

}
