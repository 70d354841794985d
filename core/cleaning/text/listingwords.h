// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingtable.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vitrine::cleaning {

/// The words of a text as hashes of 64 bits, in order. Case, punctuation, symbols and white space
/// do not count, "don't" is "dont"; numbers are words.
void appendWords(std::string_view text, std::vector<std::uint64_t>& words);

/// Of the title, then of the description.
std::vector<std::uint64_t> wordsOf(const ListingView& listing);

/// Of a sequence of words. Two different ones agree with a probability of 2^-64.
std::uint64_t hashOfWords(const std::vector<std::uint64_t>& words);

/// The different sequences of `length` words as hashes, ascending (A. Broder, "On the resemblance
/// and containment of documents", SEQUENCES 1997). Empty when there are fewer words.
std::vector<std::uint64_t> shinglesOf(const std::vector<std::uint64_t>& words, std::size_t length);

/// Shared elements of two ascending sets by all of their elements, 0 to 1; 0 for two empty sets.
double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}
