// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/standardise.h"

#include <png.h>

namespace vitrine::imaging {

std::vector<std::byte> encodePng(const Picture& picture)
{
    if (picture.empty())
        throw Error(ErrorCode::InvalidArgument, "An empty picture cannot be saved.");
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    // An upper bound first, then the bytes: one compression.
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::vector<std::byte> bytes(size);
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.rgb.data(), 0, nullptr)
        == 0)
        throw Error(ErrorCode::Internal, std::string("PNG encoding failed: ") + image.message);
    bytes.resize(size);
    return bytes;
}

}
