// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"
#include "core/types/pictureproblem.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace vitrine::imaging {

/// Checked from the file's header, before a pixel is decoded.
struct DecodeLimits {
    std::int64_t maxBytes = std::int64_t{256} << 20U; ///< file size
    std::int64_t maxPixels = 100'000'000; ///< width * height
    int maxSide = 65'000;
};

struct DecodeOptions {
    DecodeLimits limits;
    /// When positive: the decoder may deliver a smaller picture (JPEG's 1/2, 1/4, 1/8) as long as
    /// its shorter side is at least this many pixels. 0 decodes at full size.
    int minShortSide = 0;
    /// The same promise for the longer side; where both are given, both hold.
    int minLongSide = 0;
    Rgb matte; ///< what shows through where the picture is transparent
    /// Checked while rows are read; decoding then throws Cancelled.
    std::stop_token stop;
};

/// A decoded picture, upright (EXIF orientation applied), or why there is none.
struct Decoded {
    Picture picture; ///< empty when `problem` is set
    int sourceWidth = 0; ///< full size, upright; known when the header could be read
    int sourceHeight = 0;
    std::string format; ///< "jpeg", "png", "webp", "gif", "bmp", "tiff"; by content, not by name
    std::optional<PictureProblem> problem;
    std::string detail; ///< a sentence about `problem`
};

/// JPEG (also CMYK and grey), PNG (1 to 16 bits, palette, alpha), WebP, GIF (first frame), BMP,
/// TIFF, told apart by content. Never throws for a bad picture. Any thread.
Decoded decodeFile(const std::filesystem::path& path, const DecodeOptions& options = {});
Decoded decodeBytes(std::span<const std::byte> bytes, const DecodeOptions& options = {});

}
