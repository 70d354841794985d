// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/byteview.h"

#include <cstdint>
#include <optional>

namespace vitrine::imaging {

/// The fields of TIFF's first directory that matter here; EXIF is such a directory too.
struct FirstDirectory {
    std::int64_t width = 0;
    std::int64_t height = 0;
    int orientation = 1; ///< 1 to 8; 1 where the file says something else
};

/// `tiff` begins with the byte order mark, "II" or "MM"; classic and BigTIFF. Nothing when it is
/// cut off or is no such directory.
std::optional<FirstDirectory> readFirstDirectory(ByteView tiff);

/// Orientation out of an EXIF block, with or without its "Exif\0\0" prefix; 1 when there is none.
int exifOrientation(ByteView block);

}
