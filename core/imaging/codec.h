// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/byteview.h"
#include "core/imaging/decode.h"

#include <string>
#include <string_view>

namespace vitrine::imaging {

/// What a file says about itself before a pixel is decoded.
struct PictureHeader {
    std::int64_t width = 0; ///< as stored, before the orientation is applied
    std::int64_t height = 0;
    int orientation = 1; ///< EXIF's 1 to 8
};

/// Thrown inside this folder when a file gives no picture; `decodeBytes` turns it into data.
struct BadPicture {
    PictureProblem problem;
    std::string detail;
};

/// One file format. `decode` is called after the header passed the limits; it gives the stored
/// pixels, matte applied, orientation not; JPEG may give fewer of them (DecodeOptions).
struct Codec {
    std::string_view name;
    bool (*matches)(ByteView file);
    PictureHeader (*readHeader)(ByteView file);
    Picture (*decode)(ByteView file, const PictureHeader& header, const DecodeOptions& options);
};

extern const Codec kJpegCodec;
extern const Codec kPngCodec;
extern const Codec kWebpCodec;
extern const Codec kGifCodec;
extern const Codec kBmpCodec;
extern const Codec kTiffCodec;

/// The data stop after `row` of `rows` rows.
[[noreturn]] void throwEndsEarly(std::string_view format, std::int64_t row, std::int64_t rows);
/// The data make no sense; `reason` is the library's own words, or empty.
[[noreturn]] void throwDamaged(std::string_view format, std::string_view reason);

Picture blankPicture(std::int64_t width, std::int64_t height);

}
