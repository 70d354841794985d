// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace vitrine::cleaning {

using text::CodePoint;
using text::codePointAt;
using text::kReplacement;

void appendUtf8(std::string& text, char32_t value);
std::u32string toCodePoints(std::string_view text);
std::string toUtf8(std::u32string_view text);
std::size_t countCodePoints(std::string_view text);

/// A letter or digit of any script, or a mark upon one; not punctuation, symbols or emoji.
bool isWordCharacter(char32_t value);
/// Lower case of the Latin, Greek and Cyrillic letters of European languages.
char32_t lowered(char32_t value);

}
