// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vitrine::cleaning {

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1; ///< of its UTF-8
};

inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point that starts at byte `at`, which is within `text`. A byte that starts none is a
/// replacement character of one byte, so that any text can be walked.
CodePoint codePointAt(std::string_view text, std::size_t at);
void appendUtf8(std::string& text, char32_t value);
std::u32string toCodePoints(std::string_view text);
std::string toUtf8(std::u32string_view text);
std::size_t countCodePoints(std::string_view text);

/// A letter or digit of any script, or a mark upon one; not punctuation, symbols or emoji.
bool isWordCharacter(char32_t value);
/// Lower case of the Latin, Greek and Cyrillic letters of European languages.
char32_t lowered(char32_t value);

}
