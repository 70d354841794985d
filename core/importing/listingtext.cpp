// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/listingtext.h"

#include "core/base/text.h"

#include <algorithm>

namespace vitrine::importing {

namespace {

constexpr std::string_view kSites[] = {"gumtree", "ebay", "facebook marketplace", "facebook",
    "craigslist", "preloved", "shpock", "vinted", "depop", "etsy", "olx", "kijiji", "leboncoin",
    "kleinanzeigen", "marktplaats", "blocket", "finn.no", "friday-ad", "freeads", "offerup"};

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isKnownSite(std::string_view part)
{
    const std::string wanted = text::lowered(part);
    return std::find(std::begin(kSites), std::end(kSites), wanted) != std::end(kSites);
}

/// Cuts the last " | part" off; nothing to cut gives an empty part.
std::string_view takeLastPart(std::string_view& title)
{
    const std::size_t bar = title.rfind('|');
    if (bar == std::string_view::npos)
        return {};
    const std::string_view part = text::trimmed(title.substr(bar + 1));
    title = text::trimmed(title.substr(0, bar));
    return part;
}

/// "in Leeds" names Leeds; empty for anything else.
std::string_view placeIn(std::string_view part)
{
    return part.substr(0, 3) == "in " ? text::trimmed(part.substr(3)) : std::string_view();
}

bool looksLikeName(std::string_view place)
{
    const auto first = static_cast<unsigned char>(place.front());
    return first >= 0x80 || (first >= 'A' && first <= 'Z');
}

}

std::string collapsed(std::string_view text)
{
    std::string out(text::trimmed(text));
    const auto unneeded = [&](std::size_t i) {
        return isSpace(out[i]) && (out[i] != ' ' || out[i + 1] == ' '); // it ends with no space
    };
    std::size_t kept = 0;
    while (kept < out.size() && !unneeded(kept))
        ++kept; // as far as most texts go
    for (std::size_t i = kept; i < out.size(); ++i) {
        if (!isSpace(out[i]))
            out[kept++] = out[i];
        else if (out[kept - 1] != ' ')
            out[kept++] = ' ';
    }
    out.resize(kept);
    return out;
}

std::string withPlainLines(std::string_view text)
{
    std::string out(text::trimmed(text));
    std::size_t kept = std::min(out.find('\r'), out.size());
    for (std::size_t i = kept; i < out.size(); ++i) {
        if (out[i] == '\r' && i + 1 < out.size() && out[i + 1] == '\n')
            continue;
        out[kept++] = out[i] == '\r' ? '\n' : out[i];
    }
    out.resize(kept);
    return out;
}

Title cleanTitle(std::string_view raw, std::string_view location)
{
    const std::string whole = collapsed(raw);
    const auto same = [location](std::string_view place) {
        return !location.empty() && text::lowered(place) == text::lowered(location);
    };
    std::string_view rest = whole;
    const std::string_view last = takeLastPart(rest);
    if (const std::string_view place = placeIn(last); !place.empty()) {
        const bool named = location.empty() ? looksLikeName(place) : same(place);
        return named ? Title{std::string(rest), std::string(place)} : Title{whole, {}};
    }
    std::string_view beforePlace = rest;
    const std::string_view place = placeIn(takeLastPart(beforePlace));
    if (!place.empty() && !last.empty()
        && (isKnownSite(last) || same(place) || looksLikeName(place)))
        return {std::string(beforePlace), std::string(place)};
    return {isKnownSite(last) ? std::string(rest) : whole, {}};
}

std::string rootCategory(std::string_view path)
{
    return collapsed(path.substr(0, path.find('/')));
}

}
