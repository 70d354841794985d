// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"
#include "core/workspace/workspace.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>

namespace vitrine::cli {

/// Describes what steps changed with the marketplace's ids and names instead of rows. Remembers the
/// names of categories.
class ChangeWords {
public:
    explicit ChangeWords(const Workspace& workspace);

    /// "listing p2 price: (none) -> £12.50", and what a conflict had expected there.
    std::string line(const CellChange& change) const;
    /// Values as recipes write them.
    nlohmann::json object(const CellChange& change) const;

private:
    std::string subjectName(const Cell& cell) const; ///< empty where it is not there any more
    std::string listingId(std::int64_t row) const;
    std::string imageId(std::int64_t row) const;
    std::string categoryName(std::int64_t row) const;
    /// The id of the row that the value of such a cell gives; the value itself for other cells.
    std::string written(const Cell& cell, const std::string& value) const;
    std::string shown(const Cell& cell, const CellValue& value) const;
    std::string conflictWords(const CellChange& change) const;

    const Workspace& m_workspace;
    std::map<std::int64_t, std::string> m_categories;
};

}
