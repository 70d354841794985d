// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/blend.h"
#include "core/imaging/canvas.h"
#include "core/imaging/codec.h"
#include "core/imaging/ifd.h"

#include <webp/decode.h>

#include <new>
#include <vector>

namespace vitrine::imaging {

namespace {

/// What is wanted out of the RIFF container (developers.google.com/speed/webp/docs/riff_container).
struct Container {
    PictureHeader header;
    ByteView bits{{}}; ///< what libwebp decodes: the file, or the first frame of an animation
    std::int64_t frameX = 0;
    std::int64_t frameY = 0;
    std::int64_t frameWidth = 0;
    std::int64_t frameHeight = 0;
};

bool matches(ByteView file)
{
    return file.startsWith("RIFF") && file.startsWith("WEBP", 8);
}

[[noreturn]] void throwCutOff()
{
    throw BadPicture{
        PictureProblem::Truncated, "The WebP file ends or breaks off before its picture begins."};
}

void takeFrame(Container& container, ByteView frame)
{
    container.frameX = 2 * static_cast<std::int64_t>(frame.u24le(0));
    container.frameY = 2 * static_cast<std::int64_t>(frame.u24le(3));
    container.frameWidth = frame.u24le(6) + std::int64_t{1};
    container.frameHeight = frame.u24le(9) + std::int64_t{1};
    container.bits = frame.part(16); // libwebp takes the chunks of a frame without a container
}

/// VP8X: canvas size first, then chunks in any number, EXIF last.
void readExtended(Container& container, ByteView file)
{
    constexpr std::uint32_t kAnimated = 0x02;
    const bool animated = (file.u8(20) & kAnimated) != 0;
    container.header.width = file.u24le(24) + std::int64_t{1};
    container.header.height = file.u24le(27) + std::int64_t{1};
    bool framed = false;
    std::size_t at = 12;
    while (file.has(at, 8)) {
        const std::size_t length = file.u32le(at + 4);
        const ByteView body = file.part(at + 8, length);
        if (animated && !framed && file.startsWith("ANMF", at)) {
            takeFrame(container, body);
            framed = true;
        } else if (file.startsWith("EXIF", at)) {
            container.header.orientation = exifOrientation(body);
        }
        at += 8 + length + length % 2;
    }
    if (animated && !framed)
        throwCutOff();
}

Container readContainer(ByteView file)
{
    Container container;
    container.bits = file;
    if (file.startsWith("VP8X", 12) && file.has(20, 10)) {
        readExtended(container, file);
    } else if (file.startsWith("VP8L", 12) && file.has(20, 5)) {
        const std::uint32_t sizes = file.u32le(21);
        container.header.width = (sizes & 0x3FFFU) + std::int64_t{1};
        container.header.height = (sizes >> 14U & 0x3FFFU) + std::int64_t{1};
    } else if (file.startsWith("VP8 ", 12) && file.has(20, 10)) {
        container.header.width = file.u16le(26) & 0x3FFFU;
        container.header.height = file.u16le(28) & 0x3FFFU;
    } else {
        throwCutOff();
    }
    if (container.frameWidth == 0) {
        container.frameWidth = container.header.width;
        container.frameHeight = container.header.height;
    }
    return container;
}

PictureHeader readHeader(ByteView file)
{
    return readContainer(file).header;
}

/// libwebp's status, with a check of what RIFF says about the length of the file.
void check(VP8StatusCode status, ByteView file)
{
    if (status == VP8_STATUS_OK)
        return;
    const std::uint64_t promised = std::uint64_t{file.u32le(4)} + 8;
    if (status == VP8_STATUS_NOT_ENOUGH_DATA || status == VP8_STATUS_SUSPENDED
        || promised > file.size()) {
        throw BadPicture{PictureProblem::Truncated,
            "The WebP data end early: " + std::to_string(file.size()) + " of "
                + std::to_string(promised) + " bytes are there."};
    }
    if (status == VP8_STATUS_OUT_OF_MEMORY)
        throw std::bad_alloc();
    throwDamaged("WebP", {});
}

Picture decode(ByteView file, const PictureHeader& header, const DecodeOptions& options)
{
    const Container container = readContainer(file);
    const ByteView bits = container.bits;
    WebPBitstreamFeatures features{};
    check(WebPGetFeatures(bits.data(), bits.size(), &features), file);
    const bool inside = container.frameX + features.width <= header.width
        && container.frameY + features.height <= header.height;
    if (!inside || features.width != container.frameWidth
        || features.height != container.frameHeight)
        throwDamaged("WebP", "its size is given twice");
    Picture frame = blankPicture(features.width, features.height);
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0)
        throwDamaged("WebP", "libwebp has another version than its headers");
    std::vector<std::uint8_t> rgba;
    config.output.is_external_memory = 1;
    const auto stride =
        static_cast<std::size_t>(features.width) * (features.has_alpha != 0 ? 4 : 3);
    if (features.has_alpha != 0)
        rgba.resize(stride * static_cast<std::size_t>(features.height));
    config.output.colorspace = features.has_alpha != 0 ? MODE_RGBA : MODE_RGB;
    config.output.u.RGBA.rgba = features.has_alpha != 0 ? rgba.data() : frame.rgb.data();
    config.output.u.RGBA.stride = static_cast<int>(stride);
    config.output.u.RGBA.size = stride * static_cast<std::size_t>(features.height);
    check(WebPDecode(bits.data(), bits.size(), &config), file);
    if (features.has_alpha != 0)
        blendRow(rgba.data(), rgba.size() / 4, options.matte, frame.rgb.data());
    if (frame.width == header.width && frame.height == header.height)
        return frame;
    Picture canvas = filledPicture(header.width, header.height, options.matte);
    paste(frame, canvas, static_cast<int>(container.frameX), static_cast<int>(container.frameY));
    return canvas;
}

}

const Codec kWebpCodec{"webp", &matches, &readHeader, &decode};

}
