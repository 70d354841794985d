// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/codepoints.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vitrine::cleaning {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// What is neither letter nor digit beyond ASCII, in blocks (Unicode 15).
constexpr std::array<Range, 13> kNoWords = {{
    {0x80, 0xA9}, {0xAB, 0xB4}, {0xB6, 0xB9}, {0xBB, 0xBF}, {0xD7, 0xD7}, {0xF7, 0xF7},
    {0x2000, 0x2BFF}, // punctuation, currency, arrows, mathematics, dingbats
    {0x2E00, 0x2E7F}, {0x3000, 0x3020}, {0xE000, 0xF8FF}, // private use
    {0xFE00, 0xFE6F}, // variation selectors, small forms
    {0xFFF0, 0xFFFF},
    {0x1F000, 0x10FFFF}, // emoji, tags, private use; rarer letters in between are not worth it
}};

}

void appendUtf8(std::string& text, char32_t value)
{
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    const auto tail = [&](unsigned shift) { put(0x80U | ((value >> shift) & 0x3FU)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0U | (value >> 6U));
        tail(0);
    } else if (value < 0x10000) {
        put(0xE0U | (value >> 12U));
        tail(6);
        tail(0);
    } else {
        put(0xF0U | (value >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::u32string toCodePoints(std::string_view text)
{
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        points.push_back(point.value);
        at += point.bytes;
    }
    return points;
}

std::string toUtf8(std::u32string_view points)
{
    std::string text;
    text.reserve(points.size());
    for (const char32_t point : points)
        appendUtf8(text, point);
    return text;
}

std::size_t countCodePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(),
        [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U; }));
}

bool isWordCharacter(char32_t value)
{
    if (value < 0x80)
        return (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z')
            || (value >= 'a' && value <= 'z');
    return std::none_of(kNoWords.begin(), kNoWords.end(),
        [value](const Range& range) { return value >= range.first && value <= range.last; });
}

char32_t lowered(char32_t value)
{
    const auto within = [value](char32_t first, char32_t last) {
        return value >= first && value <= last;
    };
    if (within('A', 'Z') || (within(0xC0, 0xDE) && value != 0xD7) || within(0x391, 0x3A9)
        || within(0x410, 0x42F))
        return value + 0x20;
    if (within(0x400, 0x40F))
        return value + 0x50;
    if (value == 0x178)
        return 0xFF;
    // Latin Extended-A: capitals alternate with their small letters.
    if (within(0x139, 0x148) || within(0x179, 0x17E))
        return value % 2 == 1 ? value + 1 : value;
    if (within(0x100, 0x137) || within(0x14A, 0x177))
        return value % 2 == 0 ? value + 1 : value;
    return value;
}

}
