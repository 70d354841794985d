// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::cleaning {

enum class ContactKind { Phone, Email, Link };

/// A way to reach somebody within a text.
struct ContactMatch {
    ContactKind kind = ContactKind::Phone;
    std::size_t begin = 0; ///< byte
    std::size_t bytes = 0;
    double score = 1.0; ///< 0 to 1: how surely it is one
};

/// Phone numbers, e-mail addresses and links in the order of the text, none over another.
/// Addresses come before numbers where they overlap: https://shop.example/07712345678 is a link.
///
/// - Phones: British ones and those that begin with + or 00, in one piece or grouped by spaces,
///   dots, hyphens or brackets, with O, l and I for digits, as keys (0️⃣), or in English words
///   ("oh seven double one ..."). Where digits alone would be doubtful, a word such as "call" must
///   stand before. Prices, years, dates, sizes, dimensions, bar codes and part numbers are none,
///   and neither are numbers that were masked with zeros ("00000 000000").
/// - E-mails: also "name at gmail dot com", "name (at) gmail.com", "name @ gmail.com".
/// - Links: http://, www., and bare domains with a well-known ending that is no word, also "shop
///   .com", "shop dot com" and "www shop com".
///
/// Those whose score is at least `leastScore`; what is found does not depend on it otherwise.
std::vector<ContactMatch> findContactDetails(std::string_view text, double leastScore = 0.0);

/// `text` with "[phone]", "[e-mail]" or "[link]" in place of each match. The marks are found by no
/// rule again.
std::string masked(std::string_view text, const std::vector<ContactMatch>& matches);

/// What the action "mask" makes of a text: what findContactDetails finds, masked.
std::string maskContactDetails(std::string_view text, double leastScore = 0.0);

}
