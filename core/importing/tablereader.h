// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importing/csvreader.h"
#include "core/importing/problemlog.h"
#include "core/importing/rowids.h"
#include "core/importing/tablecolumns.h"

#include <cstddef>
#include <filesystem>
#include <memory_resource>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vitrine::importing {

/// What a table says of one product or image.
template <typename Input> struct TableRow {
    Input input;
    /// An earlier row has its id: this one is logged, and nothing else that is wrong with it is.
    bool refused = false;
    std::int64_t byte = 0; ///< as RowPlace's
};

/// What products and images have in common: rows with an id, of which faulty ones are logged and
/// left out, and fields as UTF-8 under the places of `wanted`, whose first is the id.
class TableReader {
public:
    /// Throws Error as CsvReader and findColumns do.
    TableReader(const std::filesystem::path& file, std::span<const WantedColumn> wanted,
        std::stop_token stop);

    /// The next row with an id, be it one that came before (`refused`); false at the end.
    /// Throws Error Io, Corrupt; Cancelled.
    bool next();
    bool refused() const { return m_refused; }
    bool has(std::size_t column) const { return m_places[column].has_value(); }
    /// Valid until `next`; empty where the table has no such column.
    std::string_view field(std::size_t column) const { return m_fields[column]; }
    std::int64_t bytesDone() const { return m_reader.bytesDone(); }
    std::int64_t bytesTotal() const { return m_reader.bytesTotal(); }
    RowPlace place() const { return {m_row.line, m_row.byte}; }

    void log(RowFault fault, std::size_t column) { log(fault, place(), column, m_fields[column]); }
    void log(RowFault fault, RowPlace place, std::size_t column, std::string_view text);
    /// All problems, in file order; call it once, at the end.
    std::vector<RowProblem> problems() &&;

private:
    bool takeFields();
    void keepId(std::string_view id);
    void repair(std::size_t column);
    std::string columnName(std::size_t column) const;

    CsvReader m_reader;
    ProblemLog m_log;
    std::vector<std::optional<std::size_t>> m_places;
    IdForm m_idForm;
    std::stop_token m_stop;

    CsvRow m_row;
    std::int64_t m_rows = 0;
    std::vector<std::string_view> m_fields;
    std::vector<std::string> m_repaired; ///< of m_fields, those that were no UTF-8
    std::pmr::monotonic_buffer_resource m_idMemory;
    std::pmr::unordered_set<std::string_view> m_ids{&m_idMemory};
    bool m_refused = false;
    std::int64_t m_rowsInUtf8 = 0; ///< beyond ASCII
    std::int64_t m_rowsRepaired = 0;
};

}
