// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/emails.h"

#include "core/cleaning/text/ascii.h"
#include "core/cleaning/text/domains.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kMostLocal = 64; // bytes, RFC 5321
constexpr double kPlainEmail = 1.0;
constexpr double kSpelledEmail = 0.9; // "name at gmail dot com"

constexpr std::array<std::string_view, 16> kMailProviders = {"gmail", "googlemail", "hotmail",
    "yahoo", "outlook", "live", "icloud", "aol", "btinternet", "protonmail", "ymail", "msn",
    "talktalk", "virginmedia", "mail", "gmx"};

bool isLocal(char c)
{
    return isAlnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

/// Where the local part that ends at `end` begins; `end` itself when there is none.
std::size_t localBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && end - begin < kMostLocal && isLocal(text[begin - 1]))
        --begin;
    while (begin < end && !isAlnum(text[begin]))
        ++begin;
    return begin;
}

/// "xxx@xxx.com": somebody masked it.
bool isMaskedLocal(std::string_view local)
{
    return std::all_of(local.begin(), local.end(), [](char c) { return toLower(c) == 'x'; });
}

bool isProvider(const std::string& name)
{
    return std::find(kMailProviders.begin(), kMailProviders.end(), name) != kMailProviders.end();
}

/// An address around "@" at byte `at`.
std::optional<ContactMatch> emailAround(std::string_view text, std::size_t at)
{
    const std::size_t localEnd = trimSpacesBack(text, at, 1);
    const std::size_t begin = localBefore(text, localEnd);
    const std::size_t from = skipSpaces(text, at + 1, 1);
    const auto domain = domainAt(text, from);
    if (begin == localEnd || !domain || isMaskedLocal(text.substr(begin, localEnd - begin)))
        return std::nullopt;
    const bool spaced = localEnd != at || from != at + 1;
    if (spaced && !isProvider(domain->name))
        return std::nullopt; // "Thursday @ shop.com"
    return ContactMatch{ContactKind::Email, begin, domain->end - begin,
        spaced || domain->spelledOut ? kSpelledEmail : kPlainEmail};
}

/// An address around the word "at" at byte `at`, in brackets or between spaces.
std::optional<ContactMatch> emailAroundWord(std::string_view text, std::size_t at)
{
    const char before = at > 0 ? text[at - 1] : 'x';
    const char after = at + 2 < text.size() ? text[at + 2] : 'x';
    const bool bracket = (before == '(' && after == ')') || (before == '[' && after == ']');
    if (!bracket && !(isSpace(before) && isSpace(after)))
        return std::nullopt;
    const std::size_t localEnd = trimSpacesBack(text, at - 1, 1);
    const std::size_t begin = localBefore(text, localEnd);
    const std::size_t from = skipSpaces(text, at + 3, 1);
    const auto domain = domainAt(text, from);
    if (begin == localEnd || !domain)
        return std::nullopt;
    const bool known = domain->spelledOut || endingAt(text, from + domain->name.size() + 1);
    if (!bracket && !(known && isProvider(domain->name)))
        return std::nullopt; // "sold at argos dot com", "put up at live.Call"
    return ContactMatch{ContactKind::Email, begin, domain->end - begin, kSpelledEmail};
}

}

std::vector<ContactMatch> findEmails(std::string_view text)
{
    std::vector<ContactMatch> matches;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '@')
            appendBehind(matches, emailAround(text, at));
        else if (toLower(text[at]) == 'a' && startsWord(text, at) && hasWordAt(text, at, "at"))
            appendBehind(matches, emailAroundWord(text, at));
    }
    return matches;
}

}
