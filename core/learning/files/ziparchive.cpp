// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/ziparchive.h"

#include "core/learning/files/bytecursor.h"
#include "core/learning/files/crc32.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine::learning {

namespace {

constexpr std::uint32_t kLocalHeader = 0x04034B50U;
constexpr std::uint32_t kCentralHeader = 0x02014B50U;
constexpr std::uint32_t kEnd = 0x06054B50U;
constexpr std::uint32_t kEnd64 = 0x06064B50U;
constexpr std::uint32_t kLocator64 = 0x07064B50U;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLocatorSize = 20;
constexpr std::size_t kCentralSize = 46;
constexpr std::uint64_t kMaxEntries = 100'000; // ResNet-152 has 932
constexpr std::uint32_t kIn64 = 0xFFFFFFFFU;

[[noreturn]] void damagedArchive(std::string_view how)
{
    throw Error(ErrorCode::Corrupt, fmt::format("The zip archive is damaged: {}.", how),
        "Fetch the file again.");
}

struct Directory {
    std::uint64_t entries = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
};

struct EntryHeader {
    std::string name;
    std::uint32_t crc = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t local = 0; ///< offset of the local header
};

std::size_t findEnd(std::span<const std::byte> bytes)
{
    if (bytes.size() < kEndSize)
        damagedArchive("its end record is missing");
    const std::size_t last = bytes.size() - kEndSize;
    const std::size_t first = last > 0xFFFFU ? last - 0xFFFFU : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        ByteCursor cursor(bytes, at);
        if (cursor.read<std::uint32_t>() != kEnd)
            continue;
        cursor.skip(16);
        if (cursor.read<std::uint16_t>() == cursor.left()) // the comment reaches the file's end
            return at;
    }
    damagedArchive("its end record is missing");
}

Directory readEnd64(std::span<const std::byte> bytes, std::uint64_t at)
{
    if (at > bytes.size())
        damagedArchive("its zip64 end record lies outside");
    ByteCursor cursor(bytes, static_cast<std::size_t>(at));
    if (cursor.read<std::uint32_t>() != kEnd64)
        damagedArchive("its zip64 end record is missing");
    cursor.skip(8 + 2 + 2 + 4 + 4 + 8); // own size, versions, disks, entries on this disk
    Directory directory;
    directory.entries = cursor.read<std::uint64_t>();
    directory.size = cursor.read<std::uint64_t>();
    directory.offset = cursor.read<std::uint64_t>();
    return directory;
}

Directory readEnd(std::span<const std::byte> bytes, std::size_t end)
{
    if (end >= kLocatorSize) {
        ByteCursor locator(bytes, end - kLocatorSize);
        if (locator.read<std::uint32_t>() == kLocator64) {
            locator.skip(4);
            return readEnd64(bytes, locator.read<std::uint64_t>());
        }
    }
    ByteCursor cursor(bytes, end);
    cursor.skip(4 + 2 + 2 + 2);
    Directory directory;
    directory.entries = cursor.read<std::uint16_t>();
    directory.size = cursor.read<std::uint32_t>();
    directory.offset = cursor.read<std::uint32_t>();
    return directory;
}

void readExtra64(std::span<const std::byte> extra, EntryHeader& header)
{
    ByteCursor fields(extra);
    while (fields.left() >= 4) {
        const auto id = fields.read<std::uint16_t>();
        ByteCursor field(fields.take(fields.read<std::uint16_t>()));
        if (id != 1)
            continue;
        for (std::uint64_t* value : {&header.size, &header.packed, &header.local}) {
            if (*value == kIn64)
                *value = field.read<std::uint64_t>();
        }
    }
}

EntryHeader readHeader(ByteCursor& cursor)
{
    if (cursor.read<std::uint32_t>() != kCentralHeader)
        damagedArchive("its directory is broken");
    cursor.skip(4); // versions
    const auto flags = cursor.read<std::uint16_t>();
    const auto method = cursor.read<std::uint16_t>();
    cursor.skip(4); // time and date
    EntryHeader header;
    header.crc = cursor.read<std::uint32_t>();
    header.packed = cursor.read<std::uint32_t>();
    header.size = cursor.read<std::uint32_t>();
    const auto nameLength = cursor.read<std::uint16_t>();
    const auto extraLength = cursor.read<std::uint16_t>();
    const auto commentLength = cursor.read<std::uint16_t>();
    cursor.skip(2 + 2 + 4); // disk, attributes
    header.local = cursor.read<std::uint32_t>();
    header.name = cursor.text(nameLength);
    readExtra64(cursor.take(extraLength), header);
    cursor.skip(commentLength);
    if ((flags & 1U) != 0 || method != 0 || header.packed != header.size) {
        throw Error(ErrorCode::Unsupported,
            "The zip archive holds compressed or encrypted entries.",
            "Save the weights with torch.save, which stores them plainly.");
    }
    return header;
}

/// Where the entry's bytes begin; the local header's name and extra may differ in length.
std::uint64_t dataOffset(
    std::span<const std::byte> bytes, const EntryHeader& header, std::uint64_t limit)
{
    if (header.local >= limit)
        damagedArchive("an entry lies outside");
    ByteCursor local(bytes, static_cast<std::size_t>(header.local));
    if (local.read<std::uint32_t>() != kLocalHeader)
        damagedArchive("an entry's header is missing");
    local.skip(22);
    const auto nameLength = local.read<std::uint16_t>();
    const auto extraLength = local.read<std::uint16_t>();
    if (local.text(nameLength) != header.name)
        damagedArchive("an entry has two names");
    local.skip(extraLength);
    if (local.position() > limit || header.size > limit - local.position())
        damagedArchive("an entry lies outside");
    return local.position();
}

}

ZipArchive::ZipArchive(std::span<const std::byte> bytes)
{
    const std::size_t end = findEnd(bytes);
    const Directory directory = readEnd(bytes, end);
    if (directory.offset > end || directory.size > end - directory.offset
        || directory.entries > kMaxEntries || directory.entries * kCentralSize > directory.size)
        damagedArchive("its directory lies outside");
    ByteCursor cursor(bytes.subspan(
        static_cast<std::size_t>(directory.offset), static_cast<std::size_t>(directory.size)));
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges; // local header to end of data
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        EntryHeader header = readHeader(cursor);
        const std::uint64_t data = dataOffset(bytes, header, directory.offset);
        ranges.emplace_back(header.local, data + header.size);
        const auto part =
            bytes.subspan(static_cast<std::size_t>(data), static_cast<std::size_t>(header.size));
        if (!m_entries.emplace(std::move(header.name), Entry{part, header.crc}).second)
            damagedArchive("it holds two entries of one name");
    }
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        if (ranges[i].first < ranges[i - 1].second)
            damagedArchive("entries overlap");
    }
}

std::span<const std::byte> ZipArchive::read(std::string_view name) const
{
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        damagedArchive(fmt::format("{} is missing", name));
    if (crc32(found->second.bytes) != found->second.crc)
        damagedArchive(fmt::format("the checksum of {} does not match", name));
    return found->second.bytes;
}

}
