// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ifd.h"

namespace vitrine::imaging {

namespace {

constexpr std::uint32_t kWidthTag = 256;
constexpr std::uint32_t kHeightTag = 257;
constexpr std::uint32_t kOrientationTag = 274;
constexpr std::uint32_t kShortType = 3;

/// The layout differs between classic TIFF (4-byte offsets) and BigTIFF (8-byte).
struct Layout {
    ByteView file;
    bool little = true;
    bool big = false;

    std::uint32_t u16(std::size_t at) const { return little ? file.u16le(at) : file.u16be(at); }
    std::uint32_t u32(std::size_t at) const { return little ? file.u32le(at) : file.u32be(at); }
    std::uint64_t offset(std::size_t at) const
    {
        if (!big)
            return u32(at);
        const std::uint64_t first = u32(at);
        const std::uint64_t second = u32(at + 4);
        return little ? second << 32U | first : first << 32U | second;
    }
};

void take(FirstDirectory& directory, std::uint32_t tag, std::uint32_t value)
{
    if (tag == kWidthTag)
        directory.width = value;
    else if (tag == kHeightTag)
        directory.height = value;
    else if (tag == kOrientationTag && value >= 1 && value <= 8)
        directory.orientation = static_cast<int>(value);
}

}

std::optional<FirstDirectory> readFirstDirectory(ByteView tiff)
{
    Layout layout{tiff, tiff.startsWith("II")};
    if (!layout.little && !tiff.startsWith("MM"))
        return std::nullopt;
    const std::uint32_t version = layout.u16(2);
    if (version != 42 && version != 43)
        return std::nullopt;
    layout.big = version == 43;
    const std::uint64_t start = layout.offset(layout.big ? 8 : 4);
    const std::size_t countSize = layout.big ? 8 : 2;
    if (start >= tiff.size() || !tiff.has(start, countSize))
        return std::nullopt;
    const std::uint64_t count = layout.big ? layout.offset(start) : layout.u16(start);
    const std::size_t entrySize = layout.big ? 20 : 12;
    const std::size_t valueAt = layout.big ? 12 : 8;
    FirstDirectory directory;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t entry = start + countSize + static_cast<std::size_t>(i) * entrySize;
        if (!tiff.has(entry, entrySize))
            return std::nullopt;
        const bool isShort = layout.u16(entry + 2) == kShortType;
        take(directory, layout.u16(entry),
            isShort ? layout.u16(entry + valueAt) : layout.u32(entry + valueAt));
    }
    return directory;
}

int exifOrientation(ByteView block)
{
    using namespace std::string_view_literals;
    if (block.startsWith("Exif\0\0"sv))
        block = block.part(6);
    const auto directory = readFirstDirectory(block);
    return directory ? directory->orientation : 1;
}

}
