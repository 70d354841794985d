// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/text/contactdetails.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::cleaning {

/// What e-mail addresses and links have in common: names of hosts, and how people disguise them.

inline constexpr std::size_t kMostDomain = 253; // bytes, RFC 1035

bool isSpace(char c); ///< ASCII white space
bool isLabel(char c); ///< a letter, digit or hyphen
bool hasLetter(std::string_view label);
bool startsWord(std::string_view text, std::size_t at);

/// Past at most `most` spaces and tabs at `at`, or back from `end`.
std::size_t skipSpaces(std::string_view text, std::size_t at, std::size_t most);
std::size_t trimSpacesBack(std::string_view text, std::size_t end, std::size_t most);

/// Where a well-known ending that is no word ("com", "co.uk") and begins at `at` stops. Directly
/// after it may come a capital, as in texts that lost their line breaks: "shop.co.ukOpen daily".
std::optional<std::size_t> endingAt(std::string_view text, std::size_t at);
/// As endingAt, of the few endings that are believed after a space or the word "dot".
std::optional<std::size_t> spacedEndingAt(std::string_view text, std::size_t at);

struct Domain {
    std::size_t end = 0;
    std::string name; ///< first label, lower case
    bool spelledOut = false; ///< "name dot com", "name . com"
};

/// name.ending from `at` on, of any ending; or, spelled out, of the few believed there.
std::optional<Domain> domainAt(std::string_view text, std::size_t at);

/// Appends a match that lies behind all others.
void appendBehind(std::vector<ContactMatch>& matches, const std::optional<ContactMatch>& match);

}
