// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/digitgroups.h"

#include "core/cleaning/text/ascii.h"
#include "core/cleaning/text/codepoints.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vitrine::cleaning {

namespace {

constexpr int kMostSeparators = 3;
constexpr std::size_t kMostLetterDigits = 3; // in a row

struct DigitWord {
    std::string_view word;
    char digit;
};

constexpr std::array<DigitWord, 13> kDigitWords = {{{"zero", '0'}, {"nought", '0'}, {"oh", '0'},
    {"o", '0'}, {"one", '1'}, {"two", '2'}, {"three", '3'}, {"four", '4'}, {"five", '5'},
    {"six", '6'}, {"seven", '7'}, {"eight", '8'}, {"nine", '9'}}};

struct Repeat {
    std::string_view word;
    std::size_t times;
};

constexpr std::array<Repeat, 3> kRepeats = {{{"double", 2}, {"treble", 3}, {"triple", 3}}};

/// The digit that a letter may stand for; 0 for none.
char digitLike(char c)
{
    if (c == 'O' || c == 'o')
        return '0';
    return c == 'l' || c == 'I' ? '1' : '\0';
}

/// Letters at `at` that stand for digits because a digit follows them, at the end of a group
/// after a space.
std::size_t letterDigits(std::string_view text, std::size_t at, bool begun)
{
    std::size_t i = at;
    while (i < text.size() && i - at < kMostLetterDigits && digitLike(text[i]) != '\0')
        ++i;
    const std::size_t next = begun && i < text.size() && text[i] == ' ' ? i + 1 : i;
    return next < text.size() && isDigit(text[next]) ? i - at : 0;
}

bool afterLetter(std::string_view text, std::size_t at)
{
    return at > 0 && isAlpha(text[at - 1]);
}

std::size_t wordEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isAlpha(text[at]))
        ++at;
    return at;
}

char digitOfWord(std::string_view text, std::size_t begin, std::size_t end)
{
    for (const DigitWord& known : kDigitWords) {
        if (known.word.size() == end - begin && hasWordAt(text, begin, known.word))
            return known.digit;
    }
    return '\0';
}

std::optional<DigitGroup> spokenAt(std::string_view text, std::size_t at)
{
    const auto group = [&](std::size_t begin, std::size_t times) -> std::optional<DigitGroup> {
        const std::size_t end = wordEnd(text, begin);
        if (const char digit = digitOfWord(text, begin, end))
            return DigitGroup{at, end, std::string(times, digit), true};
        if (times > 1 && begin < text.size() && isDigit(text[begin])
            && !(begin + 1 < text.size() && isAlnum(text[begin + 1])))
            return DigitGroup{at, begin + 1, std::string(times, text[begin]), true};
        return std::nullopt;
    };
    const std::size_t end = wordEnd(text, at);
    for (const Repeat& repeat : kRepeats) {
        if (end - at == repeat.word.size() && hasWordAt(text, at, repeat.word))
            return end < text.size() && (text[end] == ' ' || text[end] == '-')
                ? group(end + 1, repeat.times)
                : std::nullopt;
    }
    return group(at, 1);
}

struct Digit {
    char value = '\0'; ///< none
    std::size_t bytes = 0;
};

/// Bytes that make a key of the digit before them: variation selector and keycap.
std::size_t keycapAt(std::string_view text, std::size_t at)
{
    for (const std::string_view key : {"\uFE0F\u20E3", "\u20E3"}) {
        if (text.substr(std::min(at, text.size()), key.size()) == key)
            return key.size();
    }
    return 0;
}

/// A digit in any dress: plain, as a key (0️⃣), wide (０) or mathematical (𝟎).
Digit digitAt(std::string_view text, std::size_t at)
{
    const CodePoint point = codePointAt(text, at);
    Digit digit{'\0', point.bytes};
    if (point.value < 0x80)
        digit.value = isDigit(text[at]) ? text[at] : '\0';
    else if (point.value >= 0xFF10 && point.value <= 0xFF19)
        digit.value = static_cast<char>('0' + (point.value - 0xFF10));
    else if (point.value >= 0x1D7CE && point.value <= 0x1D7FF)
        digit.value = static_cast<char>('0' + (point.value - 0x1D7CE) % 10);
    digit.bytes += keycapAt(text, at + point.bytes);
    return digit;
}

std::optional<DigitGroup> writtenAt(std::string_view text, std::size_t at)
{
    DigitGroup group{at, at, {}, false};
    while (group.end < text.size()) {
        if (const Digit digit = digitAt(text, group.end); digit.value != '\0') {
            group.digits += digit.value;
            group.end += digit.bytes;
            continue;
        }
        const bool begun = !group.digits.empty();
        const std::size_t letters = letterDigits(text, group.end, begun);
        if (letters == 0 || (!begun && afterLetter(text, at)))
            break;
        for (std::size_t i = 0; i < letters; ++i)
            group.digits += digitLike(text[group.end + i]);
        group.end += letters;
    }
    return group.digits.empty() ? std::nullopt : std::optional(std::move(group));
}

std::optional<DigitGroup> groupAt(std::string_view text, std::size_t at)
{
    if (auto written = writtenAt(text, at))
        return written;
    if (isAlpha(text[at]) && !(at > 0 && isAlnum(text[at - 1])))
        return spokenAt(text, at);
    return std::nullopt;
}

/// Bytes of the separator at `at`; 0 when there is none.
std::size_t separatorAt(std::string_view text, std::size_t at)
{
    if (std::string_view(" \t.-()/").find(text[at]) != std::string_view::npos)
        return 1;
    for (const std::string_view wide : {"\u00A0", "\u2011", "\u2013"}) {
        if (text.substr(at, wide.size()) == wide)
            return wide.size();
    }
    return 0;
}

/// Where the next group of a chain may begin after a group that ends at `at`.
std::size_t afterSeparators(std::string_view text, std::size_t at)
{
    for (int count = 0; count < kMostSeparators && at < text.size(); ++count) {
        const std::size_t bytes = separatorAt(text, at);
        if (bytes == 0)
            break;
        at += bytes;
    }
    return at;
}

}

std::vector<DigitChain> digitChains(std::string_view text)
{
    std::vector<DigitChain> chains;
    std::size_t chainEnds = 0; // where the group that continues the last chain has to begin
    for (std::size_t at = 0; at < text.size();) {
        auto group = groupAt(text, at);
        if (!group) {
            ++at;
            continue;
        }
        if (chains.empty() || at > chainEnds)
            chains.emplace_back();
        at = group->end;
        chainEnds = afterSeparators(text, at);
        chains.back().push_back(std::move(*group));
    }
    return chains;
}

}
