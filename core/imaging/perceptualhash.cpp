// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/perceptualhash.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine::imaging {

namespace {

constexpr std::size_t kFrequencies = 8;
constexpr std::size_t kCoefficients = kFrequencies * kFrequencies;
/// Median size of a coefficient, in levels (orthonormal DCT), below which re-encoding a picture
/// turns its bits at random.
constexpr float kPlain = 2.0F;

using Coefficients = std::array<float, kCoefficients>; ///< [vertical][horizontal] frequency
using Basis = std::array<std::array<float, kHashSide>, kFrequencies>;

Basis makeBasis()
{
    Basis basis{};
    for (std::size_t frequency = 0; frequency < kFrequencies; ++frequency) {
        const double norm = std::sqrt((frequency == 0 ? 1.0 : 2.0) / kHashSide);
        for (std::size_t x = 0; x < kHashSide; ++x) {
            const double phase = std::numbers::pi * (static_cast<double>(x) + 0.5)
                * static_cast<double>(frequency) / kHashSide;
            basis[frequency][x] = static_cast<float>(norm * std::cos(phase));
        }
    }
    return basis;
}

/// The low corner of the DCT-II, across and then down.
Coefficients transform(std::span<const float, kHashSide * kHashSide> grey)
{
    static const Basis kBasis = makeBasis();
    std::array<std::array<float, kFrequencies>, kHashSide> across{};
    for (std::size_t y = 0; y < kHashSide; ++y) {
        for (std::size_t u = 0; u < kFrequencies; ++u) {
            for (std::size_t x = 0; x < kHashSide; ++x)
                across[y][u] += grey[y * kHashSide + x] * kBasis[u][x];
        }
    }
    Coefficients result{};
    for (std::size_t v = 0; v < kFrequencies; ++v) {
        for (std::size_t y = 0; y < kHashSide; ++y) {
            for (std::size_t u = 0; u < kFrequencies; ++u)
                result[v * kFrequencies + u] += across[y][u] * kBasis[v][y];
        }
    }
    return result;
}

float medianOfAllButMean(Coefficients coefficients)
{
    const auto middle = coefficients.begin() + kCoefficients / 2;
    std::nth_element(coefficients.begin() + 1, middle, coefficients.end());
    return *middle;
}

bool isPlain(Coefficients coefficients)
{
    for (float& coefficient : coefficients)
        coefficient = std::abs(coefficient);
    return medianOfAllButMean(coefficients) < kPlain;
}

Coefficients turned(const Coefficients& from, std::size_t turn)
{
    Coefficients result;
    for (std::size_t v = 0; v < kFrequencies; ++v) {
        for (std::size_t u = 0; u < kFrequencies; ++u) {
            const bool exchanged = (turn & 4U) != 0;
            const float value = exchanged ? from[u * kFrequencies + v] : from[v * kFrequencies + u];
            const bool negative =
                (((turn & 1U) != 0 ? u : 0) + ((turn & 2U) != 0 ? v : 0)) % 2 != 0;
            result[v * kFrequencies + u] = negative ? -value : value;
        }
    }
    return result;
}

std::uint64_t bitsOf(const Coefficients& coefficients)
{
    const float median = medianOfAllButMean(coefficients);
    std::uint64_t bits = 0;
    for (std::size_t i = 1; i < kCoefficients; ++i)
        bits |= static_cast<std::uint64_t>(coefficients[i] > median) << i;
    return bits;
}

}

std::array<std::uint64_t, kTurns> perceptualHashes(
    std::span<const float, kHashSide * kHashSide> grey)
{
    const Coefficients coefficients = transform(grey);
    std::array<std::uint64_t, kTurns> hashes{};
    if (isPlain(coefficients))
        return hashes;
    for (std::size_t turn = 0; turn < kTurns; ++turn)
        hashes[turn] = bitsOf(turned(coefficients, turn));
    return hashes;
}

}
