// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace vitrine::cleaning {

/// Classes of ASCII characters, the same in every locale.

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool isAlpha(char c)
{
    return isLower(c) || isUpper(c);
}

constexpr bool isAlnum(char c)
{
    return isAlpha(c) || isDigit(c);
}

constexpr char toLower(char c)
{
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether `text` has the lower-case `word` at byte `at`, in any case of letters.
constexpr bool hasWordAt(std::string_view text, std::size_t at, std::string_view word)
{
    if (at > text.size() || text.size() - at < word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (toLower(text[at + i]) != word[i])
            return false;
    }
    return true;
}

}
