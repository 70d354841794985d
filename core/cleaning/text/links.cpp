// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/links.h"

#include "core/base/text.h"
#include "core/cleaning/text/ascii.h"
#include "core/cleaning/text/domains.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace vitrine::cleaning {

namespace {

constexpr double kPlainLink = 1.0;
constexpr double kSpelledLink = 0.9; // "www shop com"
constexpr double kBareDomain = 0.8;
constexpr double kSpacedDomain = 0.6; // "shop .com"

/// Names of software that end like a domain.
constexpr std::array<std::string_view, 3> kSoftware = {"asp.net", "vb.net", "ado.net"};

/// Where a link's characters end, without the punctuation of the sentence around it.
std::size_t linkEnd(std::string_view text, std::size_t at)
{
    constexpr std::string_view kClosing = ".,;:!?)]}\"'*";
    while (at < text.size() && !isSpace(text[at]) && static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
    while (at > 0 && kClosing.find(text[at - 1]) != std::string_view::npos)
        --at;
    return at;
}

/// https://..., www.... and "www name com" at `at`.
std::optional<ContactMatch> prefixedLink(std::string_view text, std::size_t at)
{
    const auto link = [at](std::size_t end, double score) {
        return ContactMatch{ContactKind::Link, at, end - at, score};
    };
    for (const std::string_view prefix : {"https://", "http://", "www."}) {
        if (!hasWordAt(text, at, prefix))
            continue;
        const std::size_t end = linkEnd(text, at);
        const std::size_t host = at + prefix.size();
        if (end <= host || !isAlnum(text[host]))
            return std::nullopt;
        return link(end, kPlainLink);
    }
    if (!hasWordAt(text, at, "www "))
        return std::nullopt;
    std::size_t i = skipSpaces(text, at + 3, 2);
    while (i < text.size() && isLabel(text[i]))
        ++i;
    const auto end = spacedEndingAt(text, skipSpaces(text, i, 2));
    return end ? std::optional(link(*end, kSpelledLink)) : std::nullopt;
}

std::size_t labelsBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && end - begin < kMostDomain
        && (isLabel(text[begin - 1]) || text[begin - 1] == '.'))
        --begin;
    while (begin < end && !isAlnum(text[begin]))
        ++begin;
    return begin;
}

ContactMatch bareLink(std::string_view text, std::size_t begin, std::size_t end)
{
    if (end < text.size() && text[end] == '/')
        end = linkEnd(text, end);
    return {ContactKind::Link, begin, end - begin, kBareDomain};
}

/// Behind the "@" of an address that is none, such as a masked one.
bool isBehindAt(std::string_view text, std::size_t begin)
{
    return begin > 1 && text[begin - 1] == '@' && !isSpace(text[begin - 2]);
}

/// A bare domain whose ending is behind the dot at `dot`.
std::optional<ContactMatch> domainAround(std::string_view text, std::size_t dot)
{
    const std::size_t begin = labelsBefore(text, dot);
    const auto end = endingAt(text, dot + 1);
    if (!end || isBehindAt(text, begin) || !hasLetter(text.substr(begin, dot - begin)))
        return std::nullopt;
    const std::string_view whole = text.substr(begin, *end - begin);
    if (isUpper(text[dot + 1]) && std::any_of(whole.begin(), whole.end(), isLower))
        return std::nullopt; // the next sentence: "worn.UK size 5"
    const std::string name = text::lowered(whole);
    if (std::find(kSoftware.begin(), kSoftware.end(), name) != kSoftware.end())
        return std::nullopt;
    return bareLink(text, begin, *end);
}

/// "shop .com" around the dot, or "shop dot com" around the word, which both begin at `at`.
std::optional<ContactMatch> spacedDomain(std::string_view text, std::size_t at)
{
    const std::size_t nameEnd = trimSpacesBack(text, at, 2);
    const std::size_t begin = labelsBefore(text, nameEnd);
    if (nameEnd == at || begin == nameEnd || !hasLetter(text.substr(begin, nameEnd - begin)))
        return std::nullopt;
    std::size_t from = at + 1;
    if (text[at] != '.') {
        from = skipSpaces(text, at + 3, 2);
        if (from == at + 3)
            return std::nullopt;
    }
    const auto end = spacedEndingAt(text, from);
    if (!end || isUpper(text[from]) != isUpper(text[*end - 1]))
        return std::nullopt;
    return ContactMatch{ContactKind::Link, begin, *end - begin, kSpacedDomain};
}

std::optional<ContactMatch> linkAt(std::string_view text, std::size_t at)
{
    switch (text[at]) {
    case 'h':
    case 'H':
    case 'w':
    case 'W': return startsWord(text, at) ? prefixedLink(text, at) : std::nullopt;
    case '.':
        if (auto found = domainAround(text, at))
            return found;
        return spacedDomain(text, at);
    case 'd':
    case 'D':
        return startsWord(text, at) && hasWordAt(text, at, "dot") ? spacedDomain(text, at)
                                                                  : std::nullopt;
    default: return std::nullopt;
    }
}

}

std::vector<ContactMatch> findLinks(std::string_view text)
{
    std::vector<ContactMatch> matches;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto match = linkAt(text, at);
        appendBehind(matches, match);
        at = match ? std::max(at + 1, match->begin + match->bytes) : at + 1;
    }
    return matches;
}

}
