// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/listingwords.h"

#include "core/cleaning/text/codepoints.h"

#include <algorithm>

namespace vitrine::cleaning {

namespace {

constexpr std::uint64_t kStart = 0x9E3779B97F4A7C15U;

/// The finaliser of SplitMix64 over what came before and one value more.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    std::uint64_t z = hash * 0xD1B54A32D192ED03U + value + kStart;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

bool isApostrophe(char32_t point)
{
    return point == U'\'' || point == 0x2019;
}

}

void appendWords(std::string_view text, std::vector<std::uint64_t>& words)
{
    std::uint64_t hash = kStart;
    bool within = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        at += point.bytes;
        if (isWordCharacter(point.value)) {
            hash = mixed(hash, lowered(point.value));
            within = true;
        } else if (within && !isApostrophe(point.value)) {
            words.push_back(hash);
            hash = kStart;
            within = false;
        }
    }
    if (within)
        words.push_back(hash);
}

std::vector<std::uint64_t> wordsOf(const ListingView& listing)
{
    std::vector<std::uint64_t> words;
    words.reserve((listing.title.size() + listing.description.size()) / 4);
    appendWords(listing.title, words);
    appendWords(listing.description, words);
    return words;
}

std::uint64_t hashOfWords(const std::vector<std::uint64_t>& words)
{
    std::uint64_t hash = kStart;
    for (const std::uint64_t word : words)
        hash = mixed(hash, word);
    return hash;
}

std::vector<std::uint64_t> shinglesOf(const std::vector<std::uint64_t>& words, std::size_t length)
{
    std::vector<std::uint64_t> shingles;
    for (std::size_t first = 0; first + length <= words.size(); ++first) {
        std::uint64_t hash = kStart;
        for (std::size_t i = 0; i < length; ++i)
            hash = mixed(hash, words[first + i]);
        shingles.push_back(hash);
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    shingles.shrink_to_fit();
    return shingles;
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b)
{
    std::size_t shared = 0;
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (*i == *j)
            ++shared;
        const bool left = *i <= *j;
        const bool right = *j <= *i;
        i += left ? 1 : 0;
        j += right ? 1 : 0;
    }
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 0.0 : static_cast<double>(shared) / static_cast<double>(all);
}

}
