// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::importing {

/// Splits a row that keeps to RFC 4180 and lies on one line, as most rows of most tables do; it
/// jumps from mark to mark where libcsv looks at every byte. `line` ends
/// with its line's end, '\n' or '\r'. Spaces and CR around fields are dropped (tabs too, unless
/// they are the delimiter), as libcsv does in CsvReader. False, and `fields` is of no use, for a
/// row that only libcsv should judge: blank, with a quote inside a bare field, text after a closing
/// quote, or a quote that does not close. `fields` point into `line`, or into `unquoted`, which
/// takes those with doubled quotes.
bool splitSimpleRow(std::string_view line, char delimiter, std::string& unquoted,
    std::vector<std::string_view>& fields);

}
