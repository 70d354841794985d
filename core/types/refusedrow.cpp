// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/refusedrow.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <system_error>

namespace vitrine {

namespace {

/// The file's name may hold colons and digits, too: the line's number is the first that fits.
std::optional<RefusedRow> refusedRowOf(std::string_view line)
{
    for (std::size_t colon = line.find(':'); colon != std::string_view::npos;
         colon = line.find(':', colon + 1)) {
        RefusedRow row;
        const char* const end = line.data() + line.size();
        const auto [stop, problem] = std::from_chars(line.data() + colon + 1, end, row.line);
        const std::string_view rest(stop, static_cast<std::size_t>(end - stop));
        if (problem != std::errc() || (!rest.empty() && !rest.starts_with(": ")))
            continue;
        row.file = line.substr(0, colon);
        row.text = rest.empty() ? rest : rest.substr(2);
        return row;
    }
    return std::nullopt;
}

}

std::string refusedRowsText(std::span<const RefusedRow> rows)
{
    std::string text;
    for (const RefusedRow& row : rows)
        text += fmt::format("{}{}:{}{}{}", text.empty() ? "" : "\n", row.file, row.line,
            row.text.empty() ? "" : ": ", row.text);
    return text;
}

std::vector<RefusedRow> refusedRowsOf(std::string_view text)
{
    std::vector<RefusedRow> rows;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (auto row = refusedRowOf(line))
            rows.push_back(std::move(*row));
        text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    }
    return rows;
}

}
