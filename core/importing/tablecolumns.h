// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::importing {

/// A column that a table may have, under any of several names, the most telling first.
struct WantedColumn {
    std::vector<std::string_view> names; ///< lower case, words joined by "_"
    bool needed = false;
};

/// Where each wanted column is in the header; upper and lower case, spaces and hyphens do not
/// matter. Throws Error Unsupported when a needed one is missing, saying what was found and what is
/// wanted.
std::vector<std::optional<std::size_t>> findColumns(std::span<const std::string> header,
    std::span<const WantedColumn> wanted, const std::filesystem::path& file);

}
