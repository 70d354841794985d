// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::importing {

enum class CsvFault {
    None,
    FieldCount, ///< other than the header's
    UnclosedQuote, ///< a quote opens and does not close within kLongestRow bytes or the file
};

/// A row of a table; the views are valid until the next one is read.
struct CsvRow {
    std::int64_t line =
        0; ///< where it starts, from 1; lines end at LF, CR LF, or at CR in files without LF
    std::int64_t byte = 0; ///< of the row's first byte in the file, from 0
    CsvFault fault = CsvFault::None;
    std::span<const std::string_view>
        fields; ///< as many as the header has, unless there is a fault
    std::string_view raw; ///< the bytes of the row, with its line's end
};

/// A CSV file (RFC 4180, with comma, semicolon or tab) read row by row in constant memory. Blank
/// lines are skipped. CR within a line is text, quoted or not. White space around fields is
/// dropped.
///
/// A row with a fault that spans several lines has most likely swallowed its neighbours through a
/// quote that does not close: only its first line is given up, and reading goes on with the next
/// one.
class CsvReader {
public:
    static constexpr std::size_t kLongestRow = std::size_t{1} << 20U; ///< bytes

    /// Reads the header. Throws Error NotFound, PermissionDenied, Io, Unsupported (no file),
    /// Corrupt (empty, or no text).
    explicit CsvReader(const std::filesystem::path& file);
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;
    ~CsvReader();

    std::span<const std::string> header() const;
    char delimiter() const;
    /// False at the end. Throws Error Io, Corrupt.
    bool next(CsvRow& row);
    std::int64_t bytesDone() const;
    std::int64_t bytesTotal() const;

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

}
