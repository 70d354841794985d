// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/domains.h"

#include "core/base/text.h"
#include "core/cleaning/text/ascii.h"

#include <algorithm>
#include <array>

namespace vitrine::cleaning {

namespace {

/// Endings of domains that are no words of a language, longest first where one begins another.
constexpr std::array<std::string_view, 18> kEndings = {"co.uk", "org.uk", "me.uk", "ltd.uk",
    "ac.uk", "gov.uk", "com.au", "co.nz", "co.za", "com", "org", "net", "biz", "eu", "uk", "nl",
    "pl", "ru"};
/// What may follow a space or the word "dot".
constexpr std::array<std::string_view, 5> kSpacedEndings = {
    "co.uk", "com", "org", "net", "co dot uk"};

/// Where one of `endings` that begins at `at` stops.
template <std::size_t Count>
std::optional<std::size_t> endOfAny(
    std::string_view text, std::size_t at, const std::array<std::string_view, Count>& endings)
{
    for (const std::string_view ending : endings) {
        if (!hasWordAt(text, at, ending))
            continue;
        const std::size_t end = at + ending.size();
        const char next = end < text.size() ? text[end] : ' ';
        const bool glued = isUpper(next) && isLower(text[end - 1]);
        if (glued || !(isLabel(next) || next == '_' || next == '@'))
            return end;
    }
    return std::nullopt;
}

/// "dot", "(dot)", "[dot]" or " . " at `at`, with the spaces around; gives where it ends.
std::optional<std::size_t> spelledDot(std::string_view text, std::size_t at)
{
    std::size_t i = skipSpaces(text, at, 2);
    const bool spaced = i > at;
    if (i < text.size() && text[i] == '.' && spaced)
        return skipSpaces(text, i + 1, 2);
    const bool bracket = i < text.size() && (text[i] == '(' || text[i] == '[');
    i += bracket ? 1 : 0;
    if (!(bracket || spaced) || !hasWordAt(text, i, "dot"))
        return std::nullopt;
    i += 3;
    if (bracket && i < text.size() && (text[i] == ')' || text[i] == ']'))
        ++i;
    const std::size_t end = skipSpaces(text, i, 2);
    if (!bracket && end == i)
        return std::nullopt; // "dotcom" is a word
    return end;
}

}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isLabel(char c)
{
    return isAlnum(c) || c == '-';
}

bool hasLetter(std::string_view label)
{
    return std::any_of(label.begin(), label.end(), isAlpha);
}

bool startsWord(std::string_view text, std::size_t at)
{
    return at == 0 || !isAlnum(text[at - 1]);
}

std::size_t skipSpaces(std::string_view text, std::size_t at, std::size_t most)
{
    while (most > 0 && at < text.size() && (text[at] == ' ' || text[at] == '\t')) {
        ++at;
        --most;
    }
    return at;
}

std::size_t trimSpacesBack(std::string_view text, std::size_t end, std::size_t most)
{
    while (most > 0 && end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
        --end;
        --most;
    }
    return end;
}

std::optional<std::size_t> endingAt(std::string_view text, std::size_t at)
{
    return endOfAny(text, at, kEndings);
}

std::optional<std::size_t> spacedEndingAt(std::string_view text, std::size_t at)
{
    return endOfAny(text, at, kSpacedEndings);
}

std::optional<Domain> domainAt(std::string_view whole, std::size_t at)
{
    const std::string_view text = whole.substr(0, at + kMostDomain);
    std::size_t i = at;
    while (i < text.size() && isLabel(text[i]))
        ++i;
    const std::string_view label = text.substr(at, i - at);
    if (!hasLetter(label))
        return std::nullopt;
    Domain domain{i, text::lowered(label), false};
    if (i + 1 < text.size() && text[i] == '.' && isAlpha(text[i + 1])) {
        while (i + 1 < text.size() && text[i] == '.' && isAlpha(text[i + 1])) {
            ++i;
            const std::size_t begin = i;
            while (i < text.size() && isLabel(text[i]))
                ++i;
            domain.end = i;
            if (i - begin < 2)
                return std::nullopt;
        }
        return domain;
    }
    const auto dot = spelledDot(text, i);
    const auto end = dot ? spacedEndingAt(text, *dot) : std::nullopt;
    if (!end)
        return std::nullopt;
    domain.end = *end;
    domain.spelledOut = true;
    return domain;
}

void appendBehind(std::vector<ContactMatch>& matches, const std::optional<ContactMatch>& match)
{
    if (!match)
        return;
    const bool free =
        matches.empty() || matches.back().begin + matches.back().bytes <= match->begin;
    if (free)
        matches.push_back(*match);
}

}
