// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/libjpeg.h"
#include "core/imaging/standardise.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>

namespace vitrine::imaging {

namespace {

/// libjpeg's encoder with errors that come back as `false`; see the decoder.
class Writer {
public:
    Writer()
    {
        m_info.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = [](j_common_ptr info) {
            auto* self = static_cast<Writer*>(info->client_data);
            info->err->format_message(info, self->m_message.data());
            std::longjmp(self->m_jump, 1);
        };
        m_info.client_data = this;
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer()
    {
        jpeg_destroy_compress(&m_info);
        std::free(m_bytes);
    }

    bool write(const Picture& picture, int quality)
    {
        if (setjmp(m_jump) != 0)
            return false;
        jpeg_create_compress(&m_info);
        m_info.client_data = this;
        jpeg_mem_dest(&m_info, &m_bytes, &m_size);
        m_info.image_width = static_cast<JDIMENSION>(picture.width);
        m_info.image_height = static_cast<JDIMENSION>(picture.height);
        m_info.input_components = 3;
        m_info.in_color_space = JCS_RGB;
        jpeg_set_defaults(&m_info); // colour at half resolution (4:2:0)
        jpeg_set_quality(&m_info, quality, TRUE);
        jpeg_start_compress(&m_info, TRUE);
        while (m_info.next_scanline < m_info.image_height) {
            JSAMPROW row = const_cast<JSAMPROW>( // libjpeg's signature predates const
                picture.rgb.data() + m_info.next_scanline * picture.stride());
            jpeg_write_scanlines(&m_info, &row, 1);
        }
        jpeg_finish_compress(&m_info);
        return true;
    }

    std::vector<std::byte> bytes() const
    {
        const auto* begin = reinterpret_cast<const std::byte*>(m_bytes);
        return {begin, begin + m_size};
    }
    const char* message() const { return m_message.data(); }

private:
    jpeg_compress_struct m_info{};
    jpeg_error_mgr m_errors{};
    std::jmp_buf m_jump{};
    std::array<char, JMSG_LENGTH_MAX> m_message{};
    unsigned char* m_bytes = nullptr;
    unsigned long m_size = 0;
};

}

std::vector<std::byte> encodeJpeg(const Picture& picture, int quality)
{
    if (picture.empty())
        throw Error(ErrorCode::InvalidArgument, "An empty picture cannot be saved.");
    Writer writer;
    if (!writer.write(picture, std::clamp(quality, 1, 100)))
        throw Error(ErrorCode::Internal, std::string("JPEG encoding failed: ") + writer.message());
    return writer.bytes();
}

}
