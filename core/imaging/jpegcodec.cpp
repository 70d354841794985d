// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/blend.h"
#include "core/imaging/codec.h"
#include "core/imaging/ifd.h"
#include "core/imaging/libjpeg.h"
#include "core/jobs/jobcontext.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <vector>

namespace vitrine::imaging {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kName = "jpeg";
/// Progressive files may repeat scans without end; no encoder writes more than some dozens.
constexpr int kMaxScans = 500;

bool matches(ByteView file)
{
    return file.startsWith("\xFF\xD8\xFF"sv);
}

bool isFrameHeader(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool standsAlone(std::uint32_t marker)
{
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

PictureHeader readHeader(ByteView file)
{
    PictureHeader header;
    std::size_t at = 2;
    while (file.has(at, 4)) {
        if (file.u8(at) != 0xFF) { // libjpeg skips stray bytes between segments too
            ++at;
            continue;
        }
        const std::uint32_t marker = file.u8(at + 1);
        if (marker == 0xFF || marker == 0x00 || standsAlone(marker)) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        const std::size_t length = file.u16be(at + 2);
        const ByteView body = file.part(at + 4, length < 2 ? 0 : length - 2);
        if (marker == 0xE1 && body.startsWith("Exif\0\0"sv))
            header.orientation = exifOrientation(body);
        if (isFrameHeader(marker) && body.has(0, 5)) {
            header.height = body.u16be(1);
            header.width = body.u16be(3);
            return header;
        }
        if (marker == 0xD9 || marker == 0xDA) // end or scan without a frame
            break;
        at += 2 + std::max<std::size_t>(length, 2);
    }
    throw BadPicture{
        PictureProblem::Truncated, "The JPEG file ends or breaks off before its picture begins."};
}

/// libjpeg's state with errors that come back as `false` and warnings that are remembered. The
/// functions that libjpeg leaves by longjmp hold nothing that needs a destructor.
class Reader {
public:
    explicit Reader(ByteView file)
    {
        m_info.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = [](j_common_ptr info) {
            auto* self = static_cast<Reader*>(info->client_data);
            info->err->format_message(info, self->m_message.data());
            std::longjmp(self->m_jump, 1);
        };
        m_errors.emit_message = [](j_common_ptr info, int level) {
            if (level < 0)
                static_cast<Reader*>(info->client_data)->warn(info->err->msg_code);
        };
        m_info.client_data = this;
        m_file = file;
        m_progress.progress_monitor = [](j_common_ptr info) {
            if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMaxScans)
                ERREXIT(info, JERR_BAD_PROGRESSION);
        };
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { jpeg_destroy_decompress(&m_info); }

    bool start(int minShortSide, int minLongSide)
    {
        if (setjmp(m_jump) != 0)
            return false;
        jpeg_create_decompress(&m_info);
        m_info.client_data = this;
        m_info.progress = &m_progress;
        jpeg_mem_src(&m_info, m_file.data(), m_file.size());
        jpeg_read_header(&m_info, TRUE);
        m_info.out_color_space = m_info.num_components == 4 ? JCS_CMYK : JCS_RGB;
        m_info.scale_num = 1;
        m_info.scale_denom = reduction(minShortSide, minLongSide);
        jpeg_start_decompress(&m_info);
        return true;
    }

    /// Reads rows into `rows` (as many as fit, at most `count`); 0 on an error.
    unsigned read(JSAMPARRAY rows, unsigned count)
    {
        if (setjmp(m_jump) != 0)
            return 0;
        return jpeg_read_scanlines(&m_info, rows, count);
    }

    const jpeg_decompress_struct& info() const { return m_info; }
    std::string_view message() const { return m_message.data(); }

    /// Stored row at which data were found missing or damaged; -1 while all is well.
    std::int64_t brokenRow() const { return m_brokenRow; }
    bool endedEarly() const { return m_ended; }

    /// A progressive or multi-scan file whose last scans are missing has fewer bits of some
    /// coefficients. Such a file ends between scans, where libjpeg sees nothing wrong.
    bool lacksScans() const
    {
        if (!m_ended || !m_info.coef_bits)
            return false;
        for (int component = 0; component < m_info.num_components; ++component) {
            const int* bits = m_info.coef_bits[component];
            if (std::any_of(bits, bits + DCTSIZE2, [](int left) { return left != 0; }))
                return true;
        }
        return false;
    }

private:
    void warn(int code)
    {
        m_ended = m_ended || code == JWRN_JPEG_EOF;
        const bool missing = code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE
            || code == JWRN_ARITH_BAD_CODE || code == JWRN_MUST_RESYNC;
        if (missing && m_brokenRow < 0)
            m_brokenRow = static_cast<std::int64_t>(m_info.output_scanline) * m_info.scale_denom;
    }

    /// 1, 2, 4 or 8: how many times smaller the picture may be decoded.
    unsigned reduction(int minShortSide, int minLongSide) const
    {
        if (minShortSide <= 0 && minLongSide <= 0)
            return 1;
        const unsigned shortSide = std::min(m_info.image_width, m_info.image_height);
        const unsigned longSide = std::max(m_info.image_width, m_info.image_height);
        unsigned denominator = 8;
        while (denominator > 1
            && (shortSide / denominator < static_cast<unsigned>(std::max(minShortSide, 1))
                || longSide / denominator < static_cast<unsigned>(std::max(minLongSide, 1))))
            denominator /= 2;
        return denominator;
    }

    jpeg_decompress_struct m_info{};
    jpeg_error_mgr m_errors{};
    jpeg_progress_mgr m_progress{};
    std::jmp_buf m_jump{};
    std::array<char, JMSG_LENGTH_MAX> m_message{};
    ByteView m_file{{}};
    std::int64_t m_brokenRow = -1;
    bool m_ended = false;
};

/// Adobe's convention, which every program follows: values are stored inverted.
void invertedCmykToRgb(const std::uint8_t* cmyk, std::size_t count, std::uint8_t* rgb)
{
    for (std::size_t i = 0; i < count; ++i, cmyk += 4, rgb += 3) {
        rgb[0] = multiplied(cmyk[0], cmyk[3]);
        rgb[1] = multiplied(cmyk[1], cmyk[3]);
        rgb[2] = multiplied(cmyk[2], cmyk[3]);
    }
}

void throwIfBroken(const Reader& reader, const PictureHeader& header)
{
    if (reader.brokenRow() >= 0) {
        if (reader.endedEarly())
            throwEndsEarly("JPEG", reader.brokenRow(), header.height);
        throw BadPicture{PictureProblem::Truncated,
            "The JPEG data are damaged from about row " + std::to_string(reader.brokenRow())
                + " of " + std::to_string(header.height) + " on."};
    }
    if (reader.lacksScans()) {
        throw BadPicture{PictureProblem::Truncated,
            "The progressive JPEG file ends before its last scan: details are missing everywhere."};
    }
}

Picture decode(ByteView file, const PictureHeader& header, const DecodeOptions& options)
{
    Reader reader(file);
    if (!reader.start(options.minShortSide, options.minLongSide)) {
        if (reader.endedEarly())
            throwEndsEarly("JPEG", 0, header.height);
        throwDamaged("JPEG", reader.message());
    }
    const auto& info = reader.info();
    if (info.image_width != header.width || info.image_height != header.height)
        throwDamaged("JPEG", "its size is given twice");
    Picture picture = blankPicture(info.output_width, info.output_height);
    const bool cmyk = info.output_components == 4;
    std::vector<std::uint8_t> cmykRow(cmyk ? std::size_t{info.output_width} * 4 : 0);
    while (info.output_scanline < info.output_height) {
        if (options.stop.stop_requested())
            throw Cancelled();
        const std::size_t y = info.output_scanline;
        std::array<JSAMPROW, 4> rows{};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::size_t row = std::min<std::size_t>(y + i, info.output_height - 1);
            rows[i] = cmyk ? cmykRow.data() : picture.rgb.data() + row * picture.stride();
        }
        const auto left = static_cast<unsigned>(info.output_height - y);
        if (reader.read(rows.data(), cmyk ? 1 : std::min(4U, left)) == 0)
            throwDamaged("JPEG", reader.message());
        if (cmyk)
            invertedCmykToRgb(
                cmykRow.data(), info.output_width, picture.rgb.data() + y * picture.stride());
        if (reader.brokenRow() >= 0)
            break;
    }
    throwIfBroken(reader, header);
    return picture;
}

}

const Codec kJpegCodec{kName, &matches, &readHeader, &decode};

}
