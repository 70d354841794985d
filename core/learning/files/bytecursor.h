// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace vitrine::learning {

/// Reads little-endian values from untrusted bytes. Every read past the end throws Error Corrupt.
class ByteCursor {
public:
    explicit ByteCursor(std::span<const std::byte> bytes, std::size_t at = 0)
        : m_bytes(bytes)
        , m_at(at)
    {
        if (at > bytes.size())
            tooShort();
    }

    template <typename T> T read()
    {
        T value;
        std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
        return value;
    }

    std::span<const std::byte> take(std::uint64_t count)
    {
        if (count > m_bytes.size() - m_at)
            tooShort();
        const auto part = m_bytes.subspan(m_at, static_cast<std::size_t>(count));
        m_at += part.size();
        return part;
    }

    std::string_view text(std::uint64_t count)
    {
        const auto part = take(count);
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }

    /// Up to the next line feed, which is passed over.
    std::string_view line()
    {
        const auto rest = m_bytes.subspan(m_at);
        const std::string_view all(reinterpret_cast<const char*>(rest.data()), rest.size());
        const std::size_t end = all.find('\n');
        if (end == std::string_view::npos)
            tooShort();
        m_at += end + 1;
        return all.substr(0, end);
    }

    void skip(std::uint64_t count) { take(count); }
    std::size_t position() const { return m_at; }
    std::size_t left() const { return m_bytes.size() - m_at; }

private:
    [[noreturn]] static void tooShort()
    {
        throw Error(ErrorCode::Corrupt, "The file ends too early.",
            "It may not have been copied or downloaded to the end; fetch it again.");
    }

    std::span<const std::byte> m_bytes;
    std::size_t m_at;
};

}
