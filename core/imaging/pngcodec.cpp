// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/blend.h"
#include "core/imaging/codec.h"
#include "core/imaging/ifd.h"
#include "core/jobs/jobcontext.h"

#include <png.h>

#include <array>
#include <csetjmp>
#include <cstdio>
#include <vector>

namespace vitrine::imaging {

namespace {

using namespace std::string_view_literals;

constexpr png_alloc_size_t kMaxChunkMemory = 32U << 20U;

bool matches(ByteView file)
{
    return file.startsWith("\x89PNG\r\n\x1A\n"sv);
}

PictureHeader readHeader(ByteView file)
{
    if (!file.startsWith("IHDR", 12) || !file.has(16, 8)) {
        throw BadPicture{PictureProblem::Truncated,
            "The PNG file ends or breaks off before its picture begins."};
    }
    PictureHeader header;
    header.width = file.u32be(16);
    header.height = file.u32be(20);
    std::size_t at = 8;
    while (file.has(at, 8)) {
        const std::size_t length = file.u32be(at);
        if (file.startsWith("eXIf", at + 4)) {
            header.orientation = exifOrientation(file.part(at + 8, length));
            break;
        }
        at += length + 12;
    }
    return header;
}

/// libpng's state with errors that come back as `false`. The functions that libpng leaves by
/// longjmp hold nothing that needs a destructor.
class Reader {
public:
    explicit Reader(ByteView file)
        : m_file(file)
    {
        m_png = png_create_read_struct(
            PNG_LIBPNG_VER_STRING, this,
            [](png_structp png, png_const_charp text) {
                auto* self = static_cast<Reader*>(png_get_error_ptr(png));
                std::snprintf(self->m_message.data(), self->m_message.size(), "%s", text);
                std::longjmp(self->m_jump, 1);
            },
            [](png_structp, png_const_charp) {});
        m_info = m_png ? png_create_info_struct(m_png) : nullptr;
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }

    bool start(int maxSide)
    {
        if (!m_info || setjmp(m_jump) != 0)
            return false;
        png_set_read_fn(m_png, this, [](png_structp png, png_bytep to, png_size_t count) {
            auto* self = static_cast<Reader*>(png_get_io_ptr(png));
            if (!self->m_file.has(self->m_at, count)) {
                self->m_ended = true;
                png_error(png, "the file ends");
            }
            std::memcpy(to, self->m_file.data() + self->m_at, count);
            self->m_at += count;
        });
        png_set_user_limits(
            m_png, static_cast<png_uint_32>(maxSide), static_cast<png_uint_32>(maxSide));
        png_set_chunk_malloc_max(m_png, kMaxChunkMemory);
        png_read_info(m_png, m_info);
        png_set_expand(m_png);
        png_set_scale_16(m_png);
        png_set_gray_to_rgb(m_png);
        m_passes = png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
        return true;
    }

    bool read(png_bytep row)
    {
        if (setjmp(m_jump) != 0)
            return false;
        png_read_row(m_png, row, nullptr);
        return true;
    }

    std::int64_t width() const { return png_get_image_width(m_png, m_info); }
    std::int64_t height() const { return png_get_image_height(m_png, m_info); }
    bool hasAlpha() const { return png_get_channels(m_png, m_info) == 4; }
    int passes() const { return m_passes; }
    bool ended() const { return m_ended; }
    std::string_view message() const { return m_message.data(); }

private:
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    std::jmp_buf m_jump{};
    std::array<char, 200> m_message{};
    ByteView m_file;
    std::size_t m_at = 0;
    int m_passes = 1;
    bool m_ended = false;
};

/// Where decoded rows go: straight into the picture; into one R G B A row; or, as an interlaced
/// file visits each row several times, into a whole R G B A picture.
struct Rows {
    Picture picture;
    std::vector<std::uint8_t> rgba;
    std::size_t rgbaStride = 0;

    Rows(const Reader& reader)
        : picture(blankPicture(reader.width(), reader.height()))
    {
        if (!reader.hasAlpha())
            return;
        const std::size_t line = static_cast<std::size_t>(picture.width) * 4;
        rgbaStride = reader.passes() > 1 ? line : 0;
        rgba.resize(rgbaStride > 0 ? line * static_cast<std::size_t>(picture.height) : line);
    }

    std::uint8_t* decodeTo(std::size_t y)
    {
        return rgba.empty() ? picture.rgb.data() + y * picture.stride()
                            : rgba.data() + y * rgbaStride;
    }
    void finish(std::size_t y, Rgb matte)
    {
        if (!rgba.empty())
            blendRow(rgba.data() + y * rgbaStride, static_cast<std::size_t>(picture.width), matte,
                picture.rgb.data() + y * picture.stride());
    }
};

Picture decode(ByteView file, const PictureHeader& header, const DecodeOptions& options)
{
    Reader reader(file);
    if (!reader.start(options.limits.maxSide)) {
        if (reader.ended())
            throwEndsEarly("PNG", 0, header.height);
        throwDamaged("PNG", reader.message());
    }
    if (reader.width() != header.width || reader.height() != header.height)
        throwDamaged("PNG", "its size is given twice");
    Rows rows(reader);
    const auto height = static_cast<std::size_t>(rows.picture.height);
    for (int pass = 1; pass <= reader.passes(); ++pass) {
        for (std::size_t y = 0; y < height; ++y) {
            if (y % 16 == 0 && options.stop.stop_requested())
                throw Cancelled();
            if (!reader.read(rows.decodeTo(y))) {
                const bool firstPass = pass == 1;
                if (reader.ended())
                    throwEndsEarly(
                        "PNG", firstPass ? static_cast<std::int64_t>(y) : 0, header.height);
                throwDamaged("PNG", reader.message());
            }
            if (pass == reader.passes())
                rows.finish(y, options.matte);
        }
    }
    return std::move(rows.picture);
}

}

const Codec kPngCodec{"png", &matches, &readHeader, &decode};

}
