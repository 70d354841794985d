// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/canvas.h"
#include "core/imaging/codec.h"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace vitrine::imaging {

namespace {

bool matches(ByteView file)
{
    return file.startsWith("GIF87a") || file.startsWith("GIF89a");
}

[[noreturn]] void throwCutOff()
{
    throw BadPicture{
        PictureProblem::Truncated, "The GIF file ends or breaks off before its first picture."};
}

std::size_t paletteBytes(std::uint32_t flags)
{
    return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1U) : 0;
}

/// Offset of the first image descriptor.
std::size_t firstFrame(ByteView file)
{
    constexpr std::uint32_t kExtension = 0x21;
    constexpr std::uint32_t kImage = 0x2C;
    std::size_t at = 13 + paletteBytes(file.u8(10));
    while (file.u8(at) == kExtension) {
        at += 2;
        while (file.u8(at) != 0)
            at += file.u8(at) + std::size_t{1};
        ++at;
    }
    if (file.u8(at) != kImage || !file.has(at, 10))
        throwCutOff();
    return at;
}

PictureHeader readHeader(ByteView file)
{
    PictureHeader header;
    const std::size_t frame = firstFrame(file);
    header.width = file.u16le(6);
    header.height = file.u16le(8);
    // Some writers leave the screen's size empty.
    if (header.width == 0)
        header.width = file.u16le(frame + 1) + std::int64_t{file.u16le(frame + 5)};
    if (header.height == 0)
        header.height = file.u16le(frame + 3) + std::int64_t{file.u16le(frame + 7)};
    return header;
}

struct Source {
    ByteView file;
    std::size_t at = 0;
    bool ended = false;
};

int readSource(GifFileType* gif, GifByteType* to, int count)
{
    auto* source = static_cast<Source*>(gif->UserData);
    const ByteView part =
        source->file.part(source->at, static_cast<std::size_t>(std::max(count, 0)));
    std::copy_n(part.data(), part.size(), to);
    source->at += part.size();
    source->ended = source->ended || part.size() < static_cast<std::size_t>(count);
    return static_cast<int>(part.size());
}

struct Closer {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using GifFile = std::unique_ptr<GifFileType, Closer>;

/// Goes to the first image; gives the palette index that is transparent, -1 for none.
int seekFirstImage(GifFileType* gif)
{
    int transparent = -1;
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    while (DGifGetRecordType(gif, &record) == GIF_OK && record != TERMINATE_RECORD_TYPE) {
        if (record == IMAGE_DESC_RECORD_TYPE) {
            if (DGifGetImageDesc(gif) == GIF_OK)
                return transparent;
            break;
        }
        int code = 0;
        GifByteType* block = nullptr;
        if (DGifGetExtension(gif, &code, &block) != GIF_OK)
            break;
        while (block) {
            GraphicsControlBlock control{};
            if (code == GRAPHICS_EXT_FUNC_CODE
                && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
                transparent = control.TransparentColor;
            if (DGifGetExtensionNext(gif, &block) != GIF_OK)
                break;
        }
    }
    throwCutOff();
}

/// The rows of an interlaced image come in four passes.
std::vector<int> rowOrder(int height, bool interlaced)
{
    struct Pass {
        int first;
        int step;
    };
    static constexpr std::array<Pass, 4> kPasses{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    std::vector<int> order;
    order.reserve(static_cast<std::size_t>(height));
    if (!interlaced) {
        for (int y = 0; y < height; ++y)
            order.push_back(y);
        return order;
    }
    for (const Pass& pass : kPasses) {
        for (int y = pass.first; y < height; y += pass.step)
            order.push_back(y);
    }
    return order;
}

void drawLine(const std::vector<GifPixelType>& line, const ColorMapObject& colours, int transparent,
    std::uint8_t* rgb, std::int64_t visible)
{
    for (std::int64_t x = 0; x < visible; ++x, rgb += 3) {
        const int index = line[static_cast<std::size_t>(x)];
        if (index == transparent || index >= colours.ColorCount)
            continue;
        const GifColorType& colour = colours.Colors[index];
        rgb[0] = colour.Red;
        rgb[1] = colour.Green;
        rgb[2] = colour.Blue;
    }
}

Picture decode(ByteView file, const PictureHeader& header, const DecodeOptions& options)
{
    Source source{file};
    int error = 0;
    const GifFile gif(DGifOpen(&source, &readSource, &error));
    if (!gif)
        throwCutOff();
    const int transparent = seekFirstImage(gif.get());
    const GifImageDesc& image = gif->Image;
    const ColorMapObject* colours = image.ColorMap ? image.ColorMap : gif->SColorMap;
    if (!colours)
        throwDamaged("GIF", "it has no palette");
    if (image.Width <= 0 || image.Height <= 0)
        throwDamaged("GIF", "its first picture has no size");
    Picture canvas = filledPicture(header.width, header.height, options.matte);
    const std::int64_t visible =
        std::clamp<std::int64_t>(header.width - image.Left, 0, image.Width);
    std::vector<GifPixelType> line(static_cast<std::size_t>(image.Width));
    std::int64_t done = 0;
    for (const int row : rowOrder(image.Height, image.Interlace)) {
        if (DGifGetLine(gif.get(), line.data(), image.Width) != GIF_OK) {
            if (source.ended)
                throwEndsEarly("GIF", done, image.Height);
            const char* reason = GifErrorString(gif->Error);
            throwDamaged("GIF", reason ? reason : "");
        }
        ++done;
        const std::int64_t y = std::int64_t{row} + image.Top;
        if (y < header.height && visible > 0) {
            drawLine(line, *colours, transparent,
                canvas.rgb.data() + static_cast<std::size_t>(y) * canvas.stride()
                    + static_cast<std::size_t>(image.Left) * 3,
                visible);
        }
    }
    return canvas;
}

}

const Codec kGifCodec{"gif", &matches, &readHeader, &decode};

}
