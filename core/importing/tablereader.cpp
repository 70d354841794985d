// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/tablereader.h"

#include "core/base/text.h"
#include "core/jobs/jobcontext.h"

#include <algorithm>
#include <cstdint>

namespace vitrine::importing {

namespace {

constexpr std::int64_t kRowsPerCheck = 128;
/// From how many rows on one problem speaks for a whole file that is not UTF-8.
constexpr std::int64_t kManyRepaired = 10;
/// Ids that there is room for from the beginning.
constexpr std::size_t kUsualRows = std::size_t{1} << 14U;

/// Windows-1252 leaves five bytes without meaning; they become U+FFFD.
std::string fromWindows1252(std::string_view raw)
{
    if (const auto whole = text::toUtf8(raw, "WINDOWS-1252"))
        return *whole;
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i)
        out += text::toUtf8(raw.substr(i, 1), "WINDOWS-1252").value_or("\uFFFD");
    return out;
}

}

TableReader::TableReader(
    const std::filesystem::path& file, std::span<const WantedColumn> wanted, std::stop_token stop)
    : m_reader(file)
    , m_log(file.filename().string())
    , m_places(findColumns(m_reader.header(), wanted, file))
    , m_idForm(idFormOf(file, *m_places.front()))
    , m_stop(std::move(stop))
    , m_fields(wanted.size())
    , m_repaired(wanted.size())
{
    m_ids.reserve(kUsualRows);
}

bool TableReader::next()
{
    while (true) {
        if (m_rows++ % kRowsPerCheck == 0 && m_stop.stop_requested())
            throw Cancelled();
        if (!m_reader.next(m_row))
            return false;
        if (m_row.fault != CsvFault::None) {
            const bool quote = m_row.fault == CsvFault::UnclosedQuote;
            m_log.add(
                quote ? RowFault::UnclosedQuote : RowFault::FieldCount, place(), {}, m_row.raw);
        } else if (takeFields()) {
            return true;
        }
    }
}

bool TableReader::takeFields()
{
    for (std::size_t i = 0; i < m_places.size(); ++i)
        m_fields[i] = m_places[i] ? text::trimmed(m_row.fields[*m_places[i]]) : std::string_view();
    if (!isAcceptableId(m_fields[0], m_idForm)) {
        log(RowFault::BadId, 0);
        return false;
    }
    m_refused = m_ids.contains(m_fields[0]);
    if (m_refused)
        log(RowFault::DuplicateId, 0);
    else
        keepId(m_fields[0]);
    bool repaired = false;
    bool ascii = true;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const bool plain = text::asciiPrefix(m_fields[i]) == m_fields[i].size();
        ascii = ascii && plain;
        const bool sound = (plain || !text::firstInvalidUtf8(m_fields[i]))
            && m_fields[i].find('\0') == std::string_view::npos;
        if (sound)
            continue;
        repair(i);
        if (!repaired && !m_refused)
            log(RowFault::Encoding, i);
        repaired = true;
    }
    m_rowsRepaired += repaired && !m_refused ? 1 : 0;
    m_rowsInUtf8 += !ascii && !repaired && !m_refused ? 1 : 0;
    return true;
}

void TableReader::keepId(std::string_view id)
{
    auto* text = static_cast<char*>(m_idMemory.allocate(id.size(), 1)); // no id is empty
    std::copy(id.begin(), id.end(), text);
    m_ids.emplace(text, id.size());
}

void TableReader::repair(std::size_t column)
{
    std::string& text = m_repaired[column];
    text = text::firstInvalidUtf8(m_fields[column]) ? fromWindows1252(m_fields[column])
                                                    : std::string(m_fields[column]);
    std::erase(text, '\0');
    m_fields[column] = text;
}

void TableReader::log(RowFault fault, RowPlace place, std::size_t column, std::string_view text)
{
    m_log.add(fault, place, columnName(column), text);
}

std::string TableReader::columnName(std::size_t column) const
{
    return m_places[column] ? m_reader.header()[*m_places[column]] : std::string();
}

std::vector<RowProblem> TableReader::problems() &&
{
    if (m_rowsRepaired > kManyRepaired && m_rowsInUtf8 == 0)
        m_log.joinEncodingProblems();
    return std::move(m_log).inFileOrder();
}

}
