// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/contactdetails.h"

#include "core/cleaning/text/emails.h"
#include "core/cleaning/text/links.h"
#include "core/cleaning/text/phonenumbers.h"

#include <algorithm>

namespace vitrine::cleaning {

namespace {

bool overlaps(const ContactMatch& a, const ContactMatch& b)
{
    return a.begin < b.begin + b.bytes && b.begin < a.begin + a.bytes;
}

/// Adds those of `others` that touch nothing found so far.
void mergeMatches(std::vector<ContactMatch>& matches, const std::vector<ContactMatch>& others)
{
    const std::size_t known = matches.size();
    for (const ContactMatch& other : others) {
        const auto end = matches.begin() + static_cast<std::ptrdiff_t>(known);
        if (std::none_of(matches.begin(), end,
                [&](const ContactMatch& match) { return overlaps(match, other); }))
            matches.push_back(other);
    }
}

std::string_view markOf(ContactKind kind)
{
    switch (kind) {
    case ContactKind::Phone: return "[phone]";
    case ContactKind::Email: return "[e-mail]";
    case ContactKind::Link: return "[link]";
    }
    return {};
}

}

std::vector<ContactMatch> findContactDetails(std::string_view text, double leastScore)
{
    std::vector<ContactMatch> matches = findEmails(text);
    mergeMatches(matches, findLinks(text));
    mergeMatches(matches, findPhoneNumbers(text));
    std::erase_if(
        matches, [leastScore](const ContactMatch& match) { return match.score < leastScore; });
    std::sort(matches.begin(), matches.end(),
        [](const ContactMatch& a, const ContactMatch& b) { return a.begin < b.begin; });
    return matches;
}

std::string masked(std::string_view text, const std::vector<ContactMatch>& matches)
{
    std::string out;
    std::size_t at = 0;
    for (const ContactMatch& match : matches) {
        out += text.substr(at, match.begin - at);
        out += markOf(match.kind);
        at = match.begin + match.bytes;
    }
    out += text.substr(at);
    return out;
}

std::string maskContactDetails(std::string_view text, double leastScore)
{
    return masked(text, findContactDetails(text, leastScore));
}

}
