// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/sftplisting.h"

#include <charconv>

namespace vitrine::remote {

namespace {

/// Cuts the next word off, and the spaces before it.
std::string_view nextWord(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

}

std::optional<ListedEntry> parsedListingLine(std::string_view line)
{
    ListedEntry entry;
    const std::string_view mode = nextWord(line);
    nextWord(line); // links
    nextWord(line); // owner
    nextWord(line); // group
    const std::string_view size = nextWord(line);
    const auto [end, failed] = std::from_chars(size.data(), size.data() + size.size(), entry.bytes);
    if (mode.size() < 10 || failed != std::errc() || end != size.data() + size.size()
        || entry.bytes < 0)
        return std::nullopt;
    entry.type = mode.front();
    entry.date = nextWord(line);
    for (int word = 0; word < 2; ++word) {
        entry.date += ' ';
        entry.date += nextWord(line);
    }
    if (line.size() < 2) // one space and a name, which may begin with spaces of its own
        return std::nullopt;
    entry.name = line.substr(1);
    return entry;
}

}
