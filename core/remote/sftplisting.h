// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::remote {

/// A line of a folder's listing: the long name of SFTP's version 3, in the form that all usual
/// servers give it, that of `ls -l` (draft-ietf-secsh-filexfer-02, section 7).
struct ListedEntry {
    char type = '-'; ///< - file, d folder, l link, or another kind
    std::int64_t bytes = 0;
    std::string date; ///< "Nov 24 19:27" or "Nov 24 2025": to the minute or day
    std::string name; ///< of a link with " -> target"
};

/// Nothing where the line is of another form.
std::optional<ListedEntry> parsedListingLine(std::string_view line);

}
