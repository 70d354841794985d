// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vitrine::imaging {

inline constexpr std::size_t kHashSide = 32; ///< pixels of the grey square that is hashed

/// The ways to lay a picture down. Number = mirrored left-right (1) + mirrored top-bottom (2)
/// + columns and rows exchanged, before the mirroring (4): 3 is half a turn, 5 and 6 quarter turns.
inline constexpr std::size_t kTurns = 8;

/// Perceptual hashes of a picture, squeezed to kHashSide x kHashSide grey values (rows from the
/// top, 0 to 255), and of its seven turns and mirrors, in the order of the turns above. A hash has
/// a bit for each of the 8 x 8 lowest frequencies of the DCT but the mean (bit 0 stays 0): set
/// where the coefficient is above the median of the 63 (after Zauner, "Implementation and
/// benchmarking of perceptual image hash functions", 2010). Turning a picture transposes the
/// coefficients and flips signs, so all eight come from one transform. Alike pictures differ in
/// few bits. All hashes are 0, which no other picture has, where the picture is so plain that noise
/// would decide the bits.
std::array<std::uint64_t, kTurns> perceptualHashes(
    std::span<const float, kHashSide * kHashSide> grey);

}
