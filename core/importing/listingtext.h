// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vitrine::importing {

/// Every run of ASCII white space as one space, none at the ends.
std::string collapsed(std::string_view text);

/// CR LF and CR as LF, no white space at the ends.
std::string withPlainLines(std::string_view text);

struct Title {
    std::string text;
    std::string place; ///< what the tail named; empty without one
};

/// A title without the tail that marketplaces add for search engines: " | in PLACE | SITE",
/// " | in PLACE" where PLACE is `location` or starts like a name, and " | SITE" for well-known
/// sites.
Title cleanTitle(std::string_view raw, std::string_view location);

/// The part of a category path before the first "/".
std::string rootCategory(std::string_view path);

}
