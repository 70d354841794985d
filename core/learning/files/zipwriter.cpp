// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/zipwriter.h"

#include "core/base/error.h"
#include "core/learning/files/crc32.h"

#include <limits>
#include <utility>

namespace vitrine::learning {

namespace {

constexpr std::uint64_t kAlignment = 64;
constexpr std::uint64_t kMaxArchive = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kLocalHeaderSize = 30;
constexpr std::size_t kExtraHeaderSize = 4;
constexpr std::uint16_t kDate = 0x21; // 1980-01-01: the same tensors give the same file

template <typename... T> std::string packed(T... values)
{
    std::string out;
    (out.append(reinterpret_cast<const char*>(&values), sizeof(values)), ...);
    return out;
}

/// An extra field of the size that brings the data to its alignment; "FB" is PyTorch's own.
std::string padding(std::uint64_t dataOffset)
{
    const auto filler =
        static_cast<std::uint16_t>((kAlignment - dataOffset % kAlignment) % kAlignment);
    return "FB" + packed(filler) + std::string(filler, 'Z');
}

}

void ZipWriter::write(std::string_view text)
{
    if (m_written + text.size() + m_directory.size() > kMaxArchive)
        throw Error(ErrorCode::Unsupported, "Weights of more than 4 GB cannot be written.");
    m_file.write(text);
    m_written += text.size();
}

void ZipWriter::add(const std::string& name, std::string_view text)
{
    add(name, std::as_bytes(std::span(text)));
}

void ZipWriter::add(const std::string& name, std::span<const std::byte> bytes)
{
    if (bytes.size() > kMaxArchive || m_entries == std::numeric_limits<std::uint16_t>::max())
        throw Error(ErrorCode::Unsupported, "Weights of more than 4 GB cannot be written.");
    const std::string extra =
        padding(m_written + kLocalHeaderSize + name.size() + kExtraHeaderSize);
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const auto length = static_cast<std::uint16_t>(name.size());
    const auto none = std::uint16_t{0};
    // Version, flags, method, time, date, CRC, both sizes, length of the name.
    const std::string common =
        packed(std::uint16_t{20}, none, none, none, kDate, crc32(bytes), size, size, length);
    m_directory += "PK\x01\x02" + packed(std::uint16_t{20}) + common
        + packed(none, none, none, none, std::uint32_t{0}, static_cast<std::uint32_t>(m_written))
        + name;
    write("PK\x03\x04" + common + packed(static_cast<std::uint16_t>(extra.size())) + name + extra);
    write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    ++m_entries;
}

void ZipWriter::finish()
{
    const auto offset = static_cast<std::uint32_t>(m_written);
    const auto size = static_cast<std::uint32_t>(m_directory.size());
    const std::string directory = std::exchange(m_directory, {});
    write(directory);
    write("PK\x05\x06"
        + packed(std::uint16_t{0}, std::uint16_t{0}, m_entries, m_entries, size, offset,
            std::uint16_t{0}));
}

}
