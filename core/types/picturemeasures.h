// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace vitrine {

/// What can be read off a picture's pixels and file, for rules and histograms. Brightness and the
/// like are of the upright picture at reduced size (core/imaging/measure.h says which); sides are
/// full size.
struct PictureMeasures {
    int width = 0; ///< pixels, upright
    int height = 0;
    std::int64_t bytes = 0; ///< of the file
    double brightness1 = 0.0; ///< percentiles of the perceived brightness of pixels, 0 to 1
    double brightness5 = 0.0;
    double brightness50 = 0.0;
    double brightness99 = 0.0;
    double entropy = 0.0; ///< bits, 0 to 8, of the grey histogram
    double sharpness = 0.0; ///< larger is sharper; unit in core/imaging/measure.h
    double colourfulness = 0.0; ///< 0 for a grey picture, whatever its file's mode
    double blockiness = 0.0; ///< JPEG's 8 x 8 grid, 0 when none shows
    double flatness = 0.0; ///< share of areas of one colour, 0 to 1: plain grounds, screens
    double abruptness = 0.0; ///< of the other areas, how many are drawn, 0 to 1: letters, lines
    std::uint64_t hash = 0; ///< perceptual hash (64 bits of the DCT); 0: too plain to have one
    /// The hashes of the picture's eight turns and mirrors; the first is `hash`.
    std::array<std::uint64_t, 8> turnedHashes = {};
    std::uint64_t pixels = 0; ///< hash of the exact decoded pixels: equal for exact duplicates
};

}
