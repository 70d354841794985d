// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/emptytext.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vitrine {

namespace {

/// Spaces and invisible characters beyond ASCII.
bool isBlank(char32_t point)
{
    return point == 0xA0 || point == 0xAD || point == 0x3000 || point == 0xFEFF
        || (point >= 0x2000 && point <= 0x200F) || (point >= 0x2028 && point <= 0x202F)
        || (point >= 0x205F && point <= 0x206F);
}

bool saysSomething(char32_t point)
{
    const auto within = [point](char32_t first, char32_t last) {
        return point >= first && point <= last;
    };
    return point < 0x80 ? within('0', '9') || within('A', 'Z') || within('a', 'z')
                        : !isBlank(point);
}

}

bool isEmptyText(std::string_view text)
{
    constexpr std::array<std::string_view, 6> kPlaceholders = {
        "n/a", "na", "nan", "none", "null", "undefined"};
    constexpr std::size_t kLongestPlaceholder = 9;
    const std::string_view trimmed = text::trimmed(text);
    bool says = false;
    for (std::size_t at = 0; at < trimmed.size() && !says;) {
        const text::CodePoint point = text::codePointAt(trimmed, at);
        says = saysSomething(point.value);
        at += point.bytes;
    }
    if (!says || trimmed.size() > kLongestPlaceholder)
        return !says;
    return std::find(kPlaceholders.begin(), kPlaceholders.end(), text::lowered(trimmed))
        != kPlaceholders.end();
}

}
