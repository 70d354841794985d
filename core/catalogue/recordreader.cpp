// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/processmark.h"
#include "core/catalogue/internal/sqlitereader.h"

namespace vitrine::catalogue {

namespace {

#define VITRINE_PROBLEM_COLUMNS                                                                    \
    "file, line, byte, column_name, kind, raw, hint, kept, coalesce(listing, 0), "                 \
    "coalesce(image, 0), differs"
constexpr int kProblemColumns = 11;

RowProblem readProblem(const Query& query)
{
    return {query.text(0), query.integer(1), query.integer(2), query.text(3), query.text(4),
        query.text(5), query.text(6), query.integer(7) != 0, {query.integer(8)}, {query.integer(9)},
        query.text(10)};
}

}

std::optional<std::string> SqliteReader::setting(const std::string& key)
{
    return reading([&]() -> std::optional<std::string> {
        Query query(*m_connection, "SELECT value FROM settings WHERE key = ?");
        query.bind(key);
        if (!query.next())
            return std::nullopt;
        return query.text(0);
    });
}

std::int64_t SqliteReader::version()
{
    return m_connection->guarded("read", [&] {
        Query query(*m_connection, "PRAGMA data_version");
        query.next();
        return query.integer(0);
    });
}

std::vector<std::string> SqliteReader::interruptedJobs()
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT kind, process FROM jobs WHERE row IN (SELECT max(row) FROM jobs GROUP BY kind)"
            " AND state = 0 ORDER BY row");
        std::vector<std::string> kinds;
        while (query.next()) {
            if (!processRuns(query.text(1)))
                kinds.push_back(query.text(0));
        }
        return kinds;
    });
}

std::vector<RowProblem> SqliteReader::rowProblems(std::int64_t offset, std::int64_t limit)
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT " VITRINE_PROBLEM_COLUMNS " FROM row_problems ORDER BY row LIMIT ? OFFSET ?");
        query.bind(limit).bind(offset);
        std::vector<RowProblem> problems;
        while (query.next())
            problems.push_back(readProblem(query));
        return problems;
    });
}

std::vector<RowProblem> SqliteReader::refusedIds()
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT " VITRINE_PROBLEM_COLUMNS
            " FROM row_problems WHERE kind IN (?, ?) ORDER BY row");
        const std::string bad = kBadIdProblem;
        const std::string repeated = kDuplicateIdProblem;
        query.bind(bad).bind(repeated);
        std::vector<RowProblem> problems;
        while (query.next())
            problems.push_back(readProblem(query));
        return problems;
    });
}

std::vector<RefusedRows> SqliteReader::refusedRows()
{
    return reading([&] {
        // The other columns are those of the row that min() found
        // (https://www.sqlite.org/lang_select.html, 2.5).
        Query query(*m_connection,
            "SELECT " VITRINE_PROBLEM_COLUMNS ", count(*), min(row) FROM row_problems"
            " WHERE kept = 0 GROUP BY kind ORDER BY min(row)");
        std::vector<RefusedRows> refused;
        while (query.next())
            refused.push_back({query.text(4), query.integer(kProblemColumns), readProblem(query)});
        return refused;
    });
}

}
