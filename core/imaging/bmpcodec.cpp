// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/blend.h"
#include "core/imaging/canvas.h"
#include "core/imaging/codec.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

namespace vitrine::imaging {

namespace {

enum Compression : std::uint32_t {
    kPlain = 0,
    kRunLength8 = 1,
    kRunLength4 = 2,
    kBitFields = 3,
    kAlphaBitFields = 6,
};

/// Where one colour sits in a 16- or 32-bit pixel.
struct Field {
    std::uint32_t mask = 0;

    std::uint32_t of(std::uint32_t pixel, std::uint32_t whenAbsent) const
    {
        if (mask == 0)
            return whenAbsent;
        const auto shift = static_cast<unsigned>(std::countr_zero(mask));
        const std::uint64_t top = mask >> shift;
        const std::uint64_t value = (pixel & mask) >> shift;
        return static_cast<std::uint32_t>((value * 255U + top / 2) / top);
    }
};

/// The file's two headers: BITMAPFILEHEADER and one of BITMAPCOREHEADER to BITMAPV5HEADER.
struct Layout {
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool topDown = false;
    unsigned bits = 0;
    std::uint32_t compression = kPlain;
    std::size_t pixelsAt = 0;
    std::size_t paletteAt = 0;
    std::size_t paletteEntry = 4;
    std::size_t paletteCount = 0;
    std::array<Field, 4> fields{}; ///< red, green, blue, alpha

    std::size_t stride() const { return (static_cast<std::size_t>(width) * bits + 31) / 32 * 4; }
};

bool matches(ByteView file)
{
    return file.startsWith("BM");
}

void readMasks(Layout& layout, ByteView file, std::size_t headerSize)
{
    if (layout.bits == 16)
        layout.fields = {Field{0x7C00}, Field{0x03E0}, Field{0x001F}, Field{}};
    if (layout.bits == 32)
        layout.fields = {Field{0xFF0000}, Field{0x00FF00}, Field{0x0000FF}, Field{}};
    if (layout.compression != kBitFields && layout.compression != kAlphaBitFields)
        return;
    for (std::size_t i = 0; i < 3; ++i)
        layout.fields[i].mask = file.u32le(54 + i * 4);
    if (headerSize >= 56 || layout.compression == kAlphaBitFields)
        layout.fields[3].mask = file.u32le(66);
}

Layout readLayout(ByteView file)
{
    if (!file.has(0, 26)) {
        throw BadPicture{PictureProblem::Truncated,
            "The BMP file ends or breaks off before its picture begins."};
    }
    Layout layout;
    const std::size_t headerSize = file.u32le(14);
    layout.pixelsAt = file.u32le(10);
    layout.paletteAt = 14 + headerSize;
    std::uint32_t used = 0;
    if (headerSize == 12) {
        layout.width = file.u16le(18);
        layout.height = file.u16le(20);
        layout.bits = file.u16le(24);
        layout.paletteEntry = 3;
    } else {
        const auto height = static_cast<std::int32_t>(file.u32le(22));
        layout.width = static_cast<std::int32_t>(file.u32le(18));
        layout.topDown = height < 0;
        layout.height = std::abs(std::int64_t{height});
        layout.bits = file.u16le(28);
        layout.compression = file.u32le(30);
        used = file.u32le(46);
        readMasks(layout, file, headerSize);
        if (headerSize == 40 && layout.compression == kBitFields)
            layout.paletteAt += 12;
    }
    const std::size_t most = layout.bits <= 8 ? std::size_t{1} << layout.bits : 0;
    layout.paletteCount = used == 0 ? most : std::min<std::size_t>(used, most);
    return layout;
}

PictureHeader readHeader(ByteView file)
{
    const Layout layout = readLayout(file);
    return {layout.width, layout.height, 1};
}

void throwIfUnsupported(const Layout& layout)
{
    static constexpr std::array<unsigned, 6> kBits{1, 4, 8, 16, 24, 32};
    const bool known = std::find(kBits.begin(), kBits.end(), layout.bits) != kBits.end();
    const bool packed = layout.compression == kBitFields || layout.compression == kAlphaBitFields;
    const bool fits = layout.compression == kPlain
        || (layout.compression == kRunLength8 && layout.bits == 8)
        || (layout.compression == kRunLength4 && layout.bits == 4)
        || (packed && (layout.bits == 16 || layout.bits == 32));
    if (!known || !fits) {
        throw BadPicture{PictureProblem::Unreadable,
            "It is a BMP file of a kind that is not read (" + std::to_string(layout.bits)
                + " bits a pixel, compression " + std::to_string(layout.compression) + ")."};
    }
}

/// Palette index to colour; indices past the palette are black.
std::array<Rgb, 256> readPalette(const Layout& layout, ByteView file)
{
    std::array<Rgb, 256> palette;
    palette.fill(Rgb{0, 0, 0});
    for (std::size_t i = 0; i < layout.paletteCount; ++i) {
        const std::size_t at = layout.paletteAt + i * layout.paletteEntry;
        palette[i] = {static_cast<std::uint8_t>(file.u8(at + 2)),
            static_cast<std::uint8_t>(file.u8(at + 1)), static_cast<std::uint8_t>(file.u8(at))};
    }
    return palette;
}

void put(std::uint8_t* rgb, Rgb colour)
{
    rgb[0] = colour.r;
    rgb[1] = colour.g;
    rgb[2] = colour.b;
}

std::uint8_t* rowOf(Picture& picture, const Layout& layout, std::int64_t storedRow)
{
    const std::int64_t y = layout.topDown ? storedRow : layout.height - 1 - storedRow;
    return picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride();
}

void unpackIndexed(
    const Layout& layout, ByteView row, const std::array<Rgb, 256>& palette, std::uint8_t* rgb)
{
    const std::size_t perByte = 8 / layout.bits;
    const std::uint32_t mask = (1U << layout.bits) - 1U;
    for (std::size_t x = 0; x < static_cast<std::size_t>(layout.width); ++x, rgb += 3) {
        const std::size_t shift = 8 - layout.bits * (x % perByte + 1);
        put(rgb, palette[row.u8(x / perByte) >> shift & mask]);
    }
}

void unpackDirect(const Layout& layout, ByteView row, Rgb matte, std::uint8_t* rgb)
{
    const std::size_t step = layout.bits / 8;
    const std::uint8_t* from = row.data();
    for (std::int64_t x = 0; x < layout.width; ++x, rgb += 3, from += step) {
        if (step == 3) {
            put(rgb, {from[2], from[1], from[0]});
            continue;
        }
        std::uint32_t pixel = from[0] | std::uint32_t{from[1]} << 8U;
        if (step == 4)
            pixel |= std::uint32_t{from[2]} << 16U | std::uint32_t{from[3]} << 24U;
        const std::array<std::uint8_t, 4> rgba{
            static_cast<std::uint8_t>(layout.fields[0].of(pixel, 0)),
            static_cast<std::uint8_t>(layout.fields[1].of(pixel, 0)),
            static_cast<std::uint8_t>(layout.fields[2].of(pixel, 0)),
            static_cast<std::uint8_t>(layout.fields[3].of(pixel, 255))};
        blendRow(rgba.data(), 1, matte, rgb);
    }
}

/// Microsoft's BI_RLE8 and BI_RLE4: pairs of count and value; count 0 is a command.
class RunLengthDecoder {
public:
    RunLengthDecoder(const Layout& layout, ByteView codes, const std::array<Rgb, 256>& palette)
        : m_layout(layout)
        , m_codes(codes)
        , m_palette(palette)
        , m_picture(filledPicture(layout.width, layout.height, palette[0]))
    {
    }

    Picture run()
    {
        while (m_y < m_layout.height) {
            if (!m_codes.has(m_at, 2))
                throwEndsEarly("BMP", m_y, m_layout.height);
            const std::uint32_t count = m_codes.u8(m_at);
            const std::uint32_t value = m_codes.u8(m_at + 1);
            m_at += 2;
            if (count > 0)
                repeat(count, value);
            else if (!command(value))
                break;
        }
        return std::move(m_picture);
    }

private:
    void draw(std::uint32_t index)
    {
        if (m_x < m_layout.width && m_y < m_layout.height)
            put(rowOf(m_picture, m_layout, m_y) + m_x * 3, m_palette[index]);
        ++m_x;
    }

    std::uint32_t indexIn(std::uint32_t value, std::uint32_t i) const
    {
        if (m_layout.bits == 8)
            return value;
        return i % 2 == 0 ? value >> 4U : value & 15U;
    }

    void repeat(std::uint32_t count, std::uint32_t value)
    {
        for (std::uint32_t i = 0; i < count; ++i)
            draw(indexIn(value, i));
    }

    void literal(std::uint32_t count)
    {
        const std::uint32_t perByte = 8 / m_layout.bits;
        for (std::uint32_t i = 0; i < count; ++i)
            draw(indexIn(m_codes.u8(m_at + i / perByte), i));
        const std::size_t bytes = (count + perByte - 1) / perByte;
        m_at += bytes + bytes % 2;
    }

    /// 0 ends a line, 1 the picture, 2 jumps, more is a literal run. False at the end.
    bool command(std::uint32_t value)
    {
        if (value == 0) {
            m_x = 0;
            ++m_y;
        } else if (value == 1) {
            return false;
        } else if (value == 2) {
            m_x += m_codes.u8(m_at);
            m_y += m_codes.u8(m_at + 1);
            m_at += 2;
        } else {
            literal(value);
        }
        return true;
    }

    const Layout& m_layout;
    ByteView m_codes;
    const std::array<Rgb, 256>& m_palette;
    Picture m_picture;
    std::size_t m_at = 0;
    std::int64_t m_x = 0;
    std::int64_t m_y = 0;
};

Picture decode(ByteView file, const PictureHeader& header, const DecodeOptions& options)
{
    const Layout layout = readLayout(file);
    throwIfUnsupported(layout);
    const auto palette = readPalette(layout, file);
    const ByteView pixels = file.part(layout.pixelsAt);
    if (layout.compression == kRunLength8 || layout.compression == kRunLength4)
        return RunLengthDecoder(layout, pixels, palette).run();
    const auto there = static_cast<std::int64_t>(pixels.size() / layout.stride());
    // Some writers leave out the padding of the last row.
    const std::size_t lastRow = (static_cast<std::size_t>(layout.width) * layout.bits + 7) / 8;
    if (!pixels.has(layout.stride() * static_cast<std::size_t>(layout.height - 1), lastRow))
        throwEndsEarly("BMP", there, layout.height);
    Picture picture = blankPicture(header.width, header.height);
    for (std::int64_t row = 0; row < layout.height; ++row) {
        const ByteView line = pixels.part(static_cast<std::size_t>(row) * layout.stride(), lastRow);
        if (layout.bits <= 8)
            unpackIndexed(layout, line, palette, rowOf(picture, layout, row));
        else
            unpackDirect(layout, line, options.matte, rowOf(picture, layout, row));
    }
    return picture;
}

}

const Codec kBmpCodec{"bmp", &matches, &readHeader, &decode};

}
