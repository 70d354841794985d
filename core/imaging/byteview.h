// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace vitrine::imaging {

/// Numbers out of a file's bytes. Reading past the end gives 0; `has` tells.
class ByteView {
public:
    explicit ByteView(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }

    std::size_t size() const { return m_bytes.size(); }
    const std::uint8_t* data() const
    {
        return reinterpret_cast<const std::uint8_t*>(m_bytes.data());
    }
    bool has(std::size_t offset, std::size_t count) const
    {
        return offset <= size() && count <= size() - offset;
    }
    bool startsWith(std::string_view text, std::size_t offset = 0) const
    {
        return has(offset, text.size())
            && std::memcmp(m_bytes.data() + offset, text.data(), text.size()) == 0;
    }
    /// The part from `offset`, at most `count` bytes, less where the view ends.
    ByteView part(std::size_t offset, std::size_t count = std::dynamic_extent) const
    {
        if (offset >= size())
            return ByteView({});
        return ByteView(m_bytes.subspan(offset, std::min(count, size() - offset)));
    }

    std::uint32_t u8(std::size_t at) const { return at < size() ? data()[at] : 0U; }
    std::uint32_t u16be(std::size_t at) const { return u8(at) << 8U | u8(at + 1); }
    std::uint32_t u16le(std::size_t at) const { return u8(at + 1) << 8U | u8(at); }
    std::uint32_t u24le(std::size_t at) const { return u8(at + 2) << 16U | u16le(at); }
    std::uint32_t u32be(std::size_t at) const { return u16be(at) << 16U | u16be(at + 2); }
    std::uint32_t u32le(std::size_t at) const { return u16le(at + 2) << 16U | u16le(at); }

private:
    std::span<const std::byte> m_bytes;
};

}
