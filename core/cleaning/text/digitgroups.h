// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::cleaning {

/// Digits without anything between them, or one digit word ("seven", "double four").
struct DigitGroup {
    std::size_t begin = 0; ///< byte
    std::size_t end = 0;
    std::string digits; ///< 0 to 9 only: letters that stand for digits and words are translated
    bool word = false;
};

/// Groups that follow each other closely, as those of a phone number do.
using DigitChain = std::vector<DigitGroup>;

/// All chains of a text, in order. Between the groups of a chain are at most three of space,
/// no-break space, tab, dot, hyphen, dash, bracket and slash.
std::vector<DigitChain> digitChains(std::string_view text);

}
