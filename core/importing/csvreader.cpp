// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/csvreader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/importing/csvline.h"
#include "core/importing/textsource.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>
#include <vector>

namespace vitrine::importing {

namespace {

/// How often reading may go back to the line after a faulty row's first: hostile files could
/// otherwise make every line be read a million times.
constexpr int kMostReturns = 1000;

// libcsv's own rules end a row at any CR outside quotes; real tables carry CR in the middle of
// text.
int isCsvSpace(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\r' ? 1 : 0;
}
int isSpaceButTab(unsigned char c)
{
    return c == ' ' || c == '\r' ? 1 : 0;
}
int endsWithLf(unsigned char c)
{
    return c == '\n' ? 1 : 0;
}
int endsWithCr(unsigned char c)
{
    return c == '\r' ? 1 : 0;
}

/// libcsv's state, freed with the object.
class CsvState {
public:
    explicit CsvState(unsigned char options)
    {
        if (::csv_init(&m_parser, options) != 0)
            throw std::bad_alloc();
    }
    CsvState(const CsvState&) = delete;
    CsvState& operator=(const CsvState&) = delete;
    ~CsvState() { ::csv_free(&m_parser); }

    csv_parser* get() { return &m_parser; }
    const csv_parser& operator*() const { return m_parser; }

private:
    csv_parser m_parser = {};
};

std::string_view firstLine(std::string_view text)
{
    return text.substr(0, text.find_first_of("\r\n"));
}

char mostFrequentDelimiter(std::string_view line)
{
    constexpr std::string_view kDelimiters = ",;\t";
    std::size_t counts[kDelimiters.size()] = {};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        if (const auto which = kDelimiters.find(c); !quoted && which != std::string_view::npos)
            ++counts[which];
    }
    return kDelimiters[static_cast<std::size_t>(
        std::max_element(std::begin(counts), std::end(counts)) - counts)];
}

}

/// Rows that are simple to split are; the others go through libcsv, which pushes fields. It is fed
/// line by line, so that a row's end is also the place in the file.
class CsvReader::Parser {
public:
    explicit Parser(const std::filesystem::path& file)
        : m_source(file)
        , m_byte(m_source.start())
    {
        refill();
        detectFormat(file);
        readHeader(file);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    bool next(CsvRow& row)
    {
        if (!readRow(row))
            return false;
        if (row.fault == CsvFault::None && m_views.size() != m_header.size())
            row.fault = CsvFault::FieldCount;
        if (row.fault == CsvFault::None && hasSwallowedARow())
            row.fault = CsvFault::UnclosedQuote;
        if (row.fault != CsvFault::None)
            giveUpFirstLine(row);
        return true;
    }

    std::span<const std::string> header() const { return m_header; }
    char delimiter() const { return static_cast<char>((*m_csv).delim_char); }
    std::int64_t bytesDone() const { return m_byte; }
    std::int64_t bytesTotal() const { return m_source.size(); }

private:
    static void onField(void* text, std::size_t size, void* self)
    {
        auto& parser = *static_cast<Parser*>(self);
        parser.m_text.append(static_cast<const char*>(text), size);
        parser.m_ends.push_back(parser.m_text.size());
    }
    static void onRow(int, void* self) { static_cast<Parser*>(self)->m_rowEnded = true; }

    bool refill()
    {
        m_at = 0;
        m_buffer.clear();
        return m_source.next(m_buffer);
    }

    void detectFormat(const std::filesystem::path& file)
    {
        if (m_buffer.find('\0') != std::string::npos
            && firstLine(m_buffer).find('\0') != std::string_view::npos)
            throw Error(ErrorCode::Corrupt, fmt::format("{} is no text file.", file.string()),
                "Choose a CSV file; spreadsheets can save their tables as CSV.");
        // CR alone ends lines only in files that know no LF.
        const bool lf =
            m_buffer.find('\n') != std::string::npos || m_buffer.find('\r') == std::string::npos;
        m_lineEnd = lf ? '\n' : '\r';
        const char delimiter = mostFrequentDelimiter(firstLine(m_buffer));
        ::csv_set_delim(m_csv.get(), static_cast<unsigned char>(delimiter));
        ::csv_set_term_func(m_csv.get(), lf ? endsWithLf : endsWithCr);
        ::csv_set_space_func(m_csv.get(), delimiter == '\t' ? isSpaceButTab : isCsvSpace);
    }

    void readHeader(const std::filesystem::path& file)
    {
        CsvRow row;
        if (!readRow(row))
            throw Error(ErrorCode::Corrupt, fmt::format("{} is empty.", file.string()),
                "Choose a CSV file whose first line names its columns.");
        for (const std::string_view name : m_views)
            m_header.emplace_back(text::trimmed(name));
    }

    /// The next row that is not blank, whatever its fields.
    bool readRow(CsvRow& row)
    {
        m_text.clear();
        m_ends.clear();
        m_raw.clear();
        m_rowEnded = false;
        row = {m_line, m_byte, CsvFault::None, {}, {}};
        if (readSimpleRow(row))
            return true;
        while (m_at < m_buffer.size() || refill()) {
            feedLine();
            if (m_rowEnded)
                return finish(row);
            if (m_raw.size() > kLongestRow) {
                row.fault = CsvFault::UnclosedQuote;
                restart();
                if (!mayReturn())
                    skipLine();
                return finish(row);
            }
            if (m_raw.back() == m_lineEnd && blank()) {
                m_raw.clear();
                row.line = m_line;
                row.byte = m_byte;
            }
        }
        return readLast(row);
    }

    /// The row on the next line, if it is there whole and needs no libcsv. Its fields and raw bytes
    /// stay where they are in the buffer.
    bool readSimpleRow(CsvRow& row)
    {
        const std::size_t end = m_buffer.find(m_lineEnd, m_at);
        if (end == std::string::npos)
            return false;
        const std::string_view line = std::string_view(m_buffer).substr(m_at, end + 1 - m_at);
        if (!splitSimpleRow(line, delimiter(), m_text, m_views)) {
            m_text.clear();
            return false;
        }
        m_byte += m_source.bytesInFile(line);
        m_at = end + 1;
        ++m_line;
        row.fields = m_views;
        row.raw = line;
        return true;
    }

    /// Up to and with the next line's end, or what the buffer holds of the line.
    void feedLine()
    {
        const char* from = m_buffer.data() + m_at;
        const std::size_t left = m_buffer.size() - m_at;
        const void* end = std::memchr(from, m_lineEnd, left);
        const std::size_t size =
            end ? static_cast<std::size_t>(static_cast<const char*>(end) - from) + 1 : left;
        if (::csv_parse(m_csv.get(), from, size, &onField, &onRow, this) != size)
            throw std::bad_alloc(); // without strict mode the only way to fail
        const std::string_view piece(from, size);
        m_raw.append(piece);
        m_byte += m_source.bytesInFile(piece);
        m_at += size;
        m_line += end ? 1 : 0;
    }

    void skipLine()
    {
        while (m_raw.back() != m_lineEnd && (m_at < m_buffer.size() || refill())) {
            const std::size_t end = m_buffer.find(m_lineEnd, m_at);
            const std::size_t stop = end == std::string::npos ? m_buffer.size() : end + 1;
            m_byte += m_source.bytesInFile(std::string_view(m_buffer).substr(m_at, stop - m_at));
            m_at = stop;
            if (end == std::string::npos)
                continue;
            ++m_line;
            return;
        }
    }

    bool blank() const { return m_ends.empty() && text::trimmed(m_raw).empty(); }

    bool readLast(CsvRow& row)
    {
        if (m_raw.empty() || blank())
            return false;
        // In this mode libcsv tells that the file ends within quotes.
        ::csv_set_opts(m_csv.get(), CSV_STRICT | CSV_STRICT_FINI);
        if (::csv_fini(m_csv.get(), &onField, &onRow, this) != 0)
            row.fault = CsvFault::UnclosedQuote;
        restart();
        return finish(row);
    }

    /// Drops what libcsv holds of an unfinished row.
    void restart()
    {
        ::csv_set_opts(m_csv.get(), 0);
        ::csv_fini(m_csv.get(), nullptr, nullptr, nullptr);
    }

    bool finish(CsvRow& row)
    {
        m_views.clear();
        std::size_t begin = 0;
        for (const std::size_t end : m_ends) {
            m_views.push_back(std::string_view(m_text).substr(begin, end - begin));
            begin = end;
        }
        row.fields = m_views;
        row.raw = m_raw;
        return true;
    }

    /// Whether a row of several lines, right in its number of fields by chance, is likely two: its
    /// quotes break the rules, and one of its further lines is a whole row.
    bool hasSwallowedARow() const
    {
        const std::string_view row =
            std::string_view(m_raw).substr(0, m_raw.find_last_not_of(m_lineEnd) + 1);
        std::size_t end = row.find(m_lineEnd);
        if (end == std::string_view::npos || fieldsIn(row, CSV_STRICT))
            return false;
        while (end != std::string_view::npos) {
            const std::size_t start = end + 1;
            end = row.find(m_lineEnd, start);
            if (fieldsIn(row.substr(start, end - start), 0) == m_header.size())
                return true;
        }
        return false;
    }

    /// The fields of a text of one row; nothing where it breaks the rules of `options`.
    std::optional<std::size_t> fieldsIn(std::string_view text, unsigned char options) const
    {
        CsvState parser(options);
        ::csv_set_delim(parser.get(), (*m_csv).delim_char);
        ::csv_set_term_func(parser.get(), (*m_csv).is_term);
        ::csv_set_space_func(parser.get(), (*m_csv).is_space);
        std::size_t count = 0;
        const auto add = [](void*, std::size_t, void* to) { ++*static_cast<std::size_t*>(to); };
        const bool sound =
            ::csv_parse(parser.get(), text.data(), text.size(), add, nullptr, &count) == text.size()
            && ::csv_fini(parser.get(), add, nullptr, &count) == 0;
        return sound ? std::optional(count) : std::nullopt;
    }

    bool mayReturn() const
    {
        const std::size_t end = m_raw.find(m_lineEnd);
        return end != std::string::npos && end + 1 < m_raw.size() && m_returns < kMostReturns;
    }

    void giveUpFirstLine(CsvRow& row)
    {
        if (!mayReturn())
            return;
        ++m_returns;
        const std::size_t end = m_raw.find(m_lineEnd);
        const std::string_view rest = std::string_view(m_raw).substr(end + 1);
        m_byte -= m_source.bytesInFile(rest);
        m_line -= std::count(rest.begin(), rest.end(), m_lineEnd);
        m_buffer.erase(0, m_at);
        m_buffer.insert(0, rest);
        m_at = 0;
        row.raw = std::string_view(m_raw).substr(0, end + 1);
    }

    TextSource m_source;
    CsvState m_csv{0};
    std::vector<std::string> m_header;
    char m_lineEnd = '\n';
    int m_returns = 0;

    std::string m_buffer; ///< read from the source
    std::size_t m_at = 0; ///< the first byte of it that libcsv has not seen
    std::int64_t m_line = 1; ///< of that byte
    std::int64_t m_byte = 0;

    std::string m_raw; ///< the row's bytes
    std::string m_text; ///< the row's fields, one after the other
    std::vector<std::size_t> m_ends; ///< of the fields in m_text
    std::vector<std::string_view> m_views;
    bool m_rowEnded = false;
};

CsvReader::CsvReader(const std::filesystem::path& file)
    : m_parser(std::make_unique<Parser>(file))
{
}

CsvReader::~CsvReader() = default;

std::span<const std::string> CsvReader::header() const
{
    return m_parser->header();
}
char CsvReader::delimiter() const
{
    return m_parser->delimiter();
}
bool CsvReader::next(CsvRow& row)
{
    return m_parser->next(row);
}
std::int64_t CsvReader::bytesDone() const
{
    return m_parser->bytesDone();
}
std::int64_t CsvReader::bytesTotal() const
{
    return m_parser->bytesTotal();
}

}
