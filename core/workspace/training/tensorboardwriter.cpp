// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/tensorboardwriter.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

namespace vitrine::workspace {

static_assert(std::endian::native == std::endian::little, "Records are little-endian.");

namespace {

constexpr std::array<std::uint32_t, 256> crcTable()
{
    constexpr std::uint32_t kPolynomial = 0x82F63B78U; // reflected
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? value >> 1U ^ kPolynomial : value >> 1U;
        table[byte] = value;
    }
    return table;
}

/// tensorflow/core/lib/hash/crc32c.h: a sum over data that holds sums would be weak.
std::uint32_t masked(std::uint32_t crc)
{
    return std::rotr(crc, 15) + 0xA282EAD8U;
}

template <typename Number> void appendRaw(std::string& to, Number number)
{
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    to.append(bytes, sizeof number);
}

// Protocol buffers' encoding: https://protobuf.dev/programming-guides/encoding

void appendVarint(std::string& to, std::uint64_t value)
{
    for (; value >= 0x80U; value >>= 7U)
        to += static_cast<char>(value | 0x80U);
    to += static_cast<char>(value);
}

enum class Wire : std::uint8_t { Varint = 0, Fixed64 = 1, Length = 2, Fixed32 = 5 };

void appendKey(std::string& to, std::uint8_t field, Wire wire)
{
    to += static_cast<char>(field << 3U | static_cast<std::uint8_t>(wire));
}

void appendBytes(std::string& to, std::uint8_t field, std::string_view bytes)
{
    appendKey(to, field, Wire::Length);
    appendVarint(to, bytes.size());
    to += bytes;
}

/// An Event up to its contents.
std::string eventAt(double wallTime, std::int64_t step)
{
    std::string event;
    appendKey(event, 1, Wire::Fixed64);
    appendRaw(event, wallTime);
    appendKey(event, 2, Wire::Varint);
    appendVarint(event, static_cast<std::uint64_t>(step));
    return event;
}

}

std::uint32_t crc32c(std::string_view bytes)
{
    static constexpr auto kTable = crcTable();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = crc >> 8U ^ kTable[(crc ^ static_cast<std::uint8_t>(byte)) & 0xFFU];
    return ~crc;
}

TensorBoardWriter::TensorBoardWriter(const std::filesystem::path& file, double wallTime)
    : m_file(file)
    , m_fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666))
{
    if (m_fd < 0)
        throw systemError(errno, "write", file.string());
    std::string event = eventAt(wallTime, 0);
    appendBytes(event, 3, "brain.Event:2"); // file_version
    record(event);
}

TensorBoardWriter::~TensorBoardWriter()
{
    ::close(m_fd);
}

void TensorBoardWriter::add(std::int64_t step, double wallTime, const Scalars& scalars)
{
    std::string summary;
    for (const auto& [tag, value] : scalars) {
        std::string entry;
        appendBytes(entry, 1, tag);
        appendKey(entry, 2, Wire::Fixed32); // simple_value
        appendRaw(entry, static_cast<float>(value));
        appendBytes(summary, 1, entry);
    }
    std::string event = eventAt(wallTime, step);
    appendBytes(event, 5, summary);
    record(event);
}

void TensorBoardWriter::record(std::string_view event)
{
    std::string length;
    appendRaw(length, static_cast<std::uint64_t>(event.size()));
    m_buffer += length;
    appendRaw(m_buffer, masked(crc32c(length)));
    m_buffer += event;
    appendRaw(m_buffer, masked(crc32c(event)));
}

void TensorBoardWriter::flush()
{
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const ssize_t written = ::write(m_fd, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw systemError(errno, "write", m_file.string());
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

}
