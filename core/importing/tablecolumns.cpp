// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/tablecolumns.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace vitrine::importing {

namespace {

std::string normalised(std::string_view name)
{
    std::string out = text::lowered(text::trimmed(name));
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    return out;
}

/// "product_name (or title, name)".
std::string inWords(std::span<const std::string_view> names)
{
    const auto others = names.subspan(1);
    return others.empty() ? std::string(names.front())
                          : fmt::format("{} (or {})", names.front(), fmt::join(others, ", "));
}

std::vector<std::string> named(std::span<const std::string> header)
{
    std::vector<std::string> names(header.begin(), header.end());
    for (std::string& name : names) {
        if (text::trimmed(name).empty())
            name = "(no name)";
    }
    return names;
}

std::optional<std::size_t> find(
    const std::vector<std::string>& header, const std::vector<std::string_view>& names)
{
    for (const std::string_view name : names) {
        const auto found = std::find(header.begin(), header.end(), name);
        if (found != header.end())
            return static_cast<std::size_t>(found - header.begin());
    }
    return std::nullopt;
}

}

std::vector<std::optional<std::size_t>> findColumns(std::span<const std::string> header,
    std::span<const WantedColumn> wanted, const std::filesystem::path& file)
{
    std::vector<std::string> names;
    for (const std::string& name : header)
        names.push_back(normalised(name));
    std::vector<std::optional<std::size_t>> places;
    std::vector<std::string> missing;
    for (const WantedColumn& column : wanted) {
        places.push_back(find(names, column.names));
        if (column.needed && !places.back())
            missing.push_back(inWords(column.names));
    }
    if (!missing.empty()) {
        throw Error(ErrorCode::Unsupported,
            fmt::format("{} has no column {}; its columns are: {}.", file.filename().string(),
                fmt::join(missing, ", nor "),
                text::elided(fmt::format("{}", fmt::join(named(header), ", ")), 300)),
            "Name the columns in the file's first line, or check that the right file was chosen.");
    }
    return places;
}

}
