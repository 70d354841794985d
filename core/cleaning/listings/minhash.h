// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::cleaning {

/// Signatures that agree in each place with a probability of the sets' Jaccard index (A. Broder,
/// "On the resemblance and containment of documents", SEQUENCES 1997), cut into bands so that sets
/// above a threshold very likely agree in one whole band (locality-sensitive hashing: P. Indyk,
/// R. Motwani, STOC 1998). The hash functions are fixed: results are the same everywhere.
class MinHash {
public:
    static constexpr std::size_t kPlaces = 128;

    /// Takes the longest bands with which two sets at the threshold (0 to 1) agree in one with a
    /// probability of 0.99 or more: at 0.8, 21 bands of 6, and 99.8 %.
    explicit MinHash(double threshold);

    std::size_t bands() const { return kPlaces / m_bandLength; }
    std::size_t bandLength() const { return m_bandLength; }
    /// A key a band; sets that agree in a band have its key in common.
    std::vector<std::uint64_t> bandKeys(const std::vector<std::uint64_t>& set) const;

private:
    std::size_t m_bandLength = 1;
    std::array<std::uint32_t, kPlaces> m_factors; ///< odd
    std::array<std::uint32_t, kPlaces> m_addends;
};

}
