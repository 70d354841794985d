// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/celltable.h"
#include "core/catalogue/internal/sqlitereader.h"

#include <fmt/format.h>

namespace vitrine::catalogue {

namespace {

#define VITRINE_STEP_COLUMNS                                                                       \
    "s.row, coalesce(s.parent, 0), s.made, s.author, s.action, s.enabled,"                         \
    " (SELECT count(*) FROM step_cells c WHERE c.step = s.row),"                                   \
    " (SELECT count(*) FROM step_cells c WHERE c.step = s.row AND c.conflict <> 0),"               \
    " (SELECT count(*) FROM step_cells c WHERE c.step = s.row AND c.field = 'excluded'"            \
    "  AND c.value IS NOT NULL)"

std::vector<Step> readSteps(Query& query)
{
    std::vector<Step> steps;
    while (query.next())
        steps.push_back(
            {{query.integer(0)}, {query.integer(1)}, query.text(2), query.text(3), query.text(4),
                query.integer(5) != 0, query.integer(6), query.integer(7), query.integer(8)});
    return steps;
}

}

EditHistory SqliteReader::history()
{
    return reading([&] {
        EditHistory history;
        Query line(*m_connection,
            "WITH RECURSIVE path (row, depth) AS ("
            " SELECT line_end, 0 FROM history WHERE line_end IS NOT NULL"
            " UNION ALL SELECT s.parent, depth + 1 FROM path JOIN steps s ON s.row = path.row"
            "  WHERE s.parent IS NOT NULL)"
            " SELECT " VITRINE_STEP_COLUMNS
            " FROM path JOIN steps s ON s.row = path.row ORDER BY depth DESC");
        history.line = readSteps(line);
        Query tip(*m_connection, "SELECT coalesce(tip, 0) FROM history");
        tip.next();
        for (std::size_t i = 0; i < history.line.size(); ++i) {
            if (history.line[i].row.value == tip.integer(0))
                history.done = i + 1;
        }
        Query branches(*m_connection,
            "SELECT " VITRINE_STEP_COLUMNS
            " FROM steps s WHERE NOT EXISTS (SELECT 1 FROM steps k WHERE k.parent = s.row)"
            " AND s.row IS NOT (SELECT line_end FROM history) ORDER BY s.row DESC");
        history.branches = readSteps(branches);
        return history;
    });
}

HistoryEnds SqliteReader::historyEnds()
{
    return reading([&] {
        Query query(*m_connection, "SELECT coalesce(tip, 0), coalesce(line_end, 0) FROM history");
        query.next();
        return HistoryEnds{{query.integer(0)}, {query.integer(1)}};
    });
}

StepRow SqliteReader::newestStep()
{
    return reading([&] {
        Query query(*m_connection, "SELECT coalesce(max(row), 0) FROM steps");
        query.next();
        return StepRow{query.integer(0)};
    });
}

std::vector<CellChange> SqliteReader::changes(
    StepRow step, std::int64_t offset, std::int64_t limit, bool conflictsOnly)
{
    return reading([&] {
        Query query(*m_connection,
            fmt::format("SELECT subject, subject_row, field, operation,"
                        " CASE applied WHEN 1 THEN before ELSE seen END,"
                        " CASE applied WHEN 1 THEN after ELSE value END, conflict, seen"
                        " FROM step_cells WHERE step = ?{}"
                        " ORDER BY subject, subject_row, field LIMIT ? OFFSET ?",
                conflictsOnly ? " AND conflict <> 0" : ""));
        query.bind(step.value).bind(limit).bind(offset);
        std::vector<CellChange> changes;
        while (query.next())
            changes.push_back(
                {{static_cast<CellSubject>(query.integer(0)), query.integer(1), query.text(2)},
                    query.text(3), query.optionalText(4), query.optionalText(5),
                    static_cast<CellConflict>(query.integer(6)), query.optionalText(7)});
        return changes;
    });
}

StepListings SqliteReader::stepListings(StepRow step, std::int64_t limit)
{
    return reading([&] {
        Query query(*m_connection,
            fmt::format("WITH touched AS (SELECT DISTINCT"
                        " CASE c.subject WHEN {0} THEN c.subject_row ELSE i.listing END AS listing"
                        " FROM step_cells c"
                        " LEFT JOIN images i ON c.subject = {1} AND i.row = c.subject_row"
                        " WHERE c.step = ? AND c.subject IN ({0}, {1}))"
                        " SELECT CASE l.title WHEN '' THEN l.id ELSE l.title END,"
                        " count(*) OVER () FROM touched t JOIN listings l ON l.row = t.listing"
                        " ORDER BY l.row LIMIT ?",
                static_cast<int>(CellSubject::Listing), static_cast<int>(CellSubject::Image)));
        query.bind(step.value).bind(limit);
        StepListings listings;
        while (query.next()) {
            listings.titles.push_back(query.text(0));
            listings.inAll = query.integer(1);
        }
        return listings;
    });
}

CellValue SqliteReader::cellValue(const Cell& cell)
{
    return reading([&] { return CellTable(*m_connection, {}).read(cell); });
}

}
