// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A row of a table that an import refused, as the text of a BadId or RepeatedId tells it.
struct RefusedRow {
    std::string file; ///< without folders
    std::int64_t line = 0;
    /// Of BadId: what stands in place of an id. Of RepeatedId: the fields that differ from those of
    /// the row that was taken, as RowProblem::differs.
    std::string text;
};

/// A line a row: "Products.csv:39: title, price", or "Products.csv:39" where there is no text.
std::string refusedRowsText(std::span<const RefusedRow> rows);
/// Leaves out lines of another form.
std::vector<RefusedRow> refusedRowsOf(std::string_view text);

}
