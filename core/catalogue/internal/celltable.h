// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/types/edit.h"

#include <functional>
#include <utility>

namespace vitrine::catalogue {

/// Reads and writes single values of the catalogue as Cell describes them. Throws Error
/// InvalidArgument for unknown fields and values of the wrong form.
class CellTable {
public:
    /// `categoryRow` finds the category of a name, and makes it when there is none.
    CellTable(Connection& connection, std::function<std::int64_t(const std::string&)> categoryRow)
        : m_connection(connection)
        , m_categoryRow(std::move(categoryRow))
    {
    }

    bool exists(const Cell& cell);
    CellValue read(const Cell& cell);
    void write(const Cell& cell, const CellValue& value);
    /// Throws unless `write` would take it.
    void check(const Cell& cell, const CellValue& value);

    /// Whether what was written since the last call calls for new encoder numbers.
    bool takeLabelsChanged() { return std::exchange(m_labelsChanged, false); }

private:
    void writeListing(const Cell& cell, const CellValue& value);
    void writeExcluded(const Cell& cell, const CellValue& value);
    void writeThreshold(const Cell& cell, const CellValue& value);
    void writeAccepted(const Cell& cell, const CellValue& value);

    Connection& m_connection;
    std::function<std::int64_t(const std::string&)> m_categoryRow;
    bool m_labelsChanged = false;
};

}
