// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/sqlitehistory.h"

#include "core/catalogue/internal/timestamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace vitrine::catalogue {

namespace {

[[noreturn]] void throwNoStep(StepRow step)
{
    throw Error(ErrorCode::NotFound, fmt::format("There is no step {}.", step.value),
        "Choose one that the history lists.");
}

Cell cellAt(const Query& query, int first)
{
    return {static_cast<CellSubject>(query.integer(first)), query.integer(first + 1),
        query.text(first + 2)};
}

/// The operation's name, and the argument behind it.
std::pair<std::string_view, std::string_view> nameAndArgument(std::string_view operation)
{
    const auto space = operation.find(' ');
    if (space == std::string_view::npos)
        return {operation, {}};
    return {operation.substr(0, space), operation.substr(space + 1)};
}

struct StoredCell {
    Cell cell;
    std::string operation;
    CellValue value; ///< to set, or to put back
    CellValue seen;
};

}

SqliteHistory::SqliteHistory(Connection& connection, const TextOperations& operations,
    std::function<std::int64_t(const std::string&)> categoryRow)
    : m_connection(connection)
    , m_operations(operations)
    , m_cells(connection, std::move(categoryRow))
{
}

StepRow SqliteHistory::add(
    const std::string& author, const std::string& action, std::span<const CellEdit> cells)
{
    const std::string now = timestamp();
    std::int64_t step = 0;
    changing([&] {
        check(cells);
        Query(m_connection,
            "INSERT INTO steps (parent, made, author, action)"
            " VALUES ((SELECT tip FROM history), ?, ?, ?)")
            .bind(now)
            .bind(author)
            .bind(action)
            .run();
        step = m_connection.database().getLastInsertRowid();
        storeCells(step, cells);
        apply(step);
        place(step, step);
    });
    return {step};
}

void SqliteHistory::check(std::span<const CellEdit> cells)
{
    if (cells.empty())
        throw Error(ErrorCode::InvalidArgument, "The step would change nothing.");
    std::set<Cell> known;
    for (const CellEdit& edit : cells) {
        if (edit.operation == kSetValue)
            m_cells.check(edit.cell, edit.value);
        else if (!m_operations.contains(nameAndArgument(edit.operation).first))
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("\"{}\" is nothing that can be done to a text.", edit.operation));
        if (!m_cells.exists(edit.cell))
            throw Error(ErrorCode::InvalidArgument,
                fmt::format(
                    "There is no row {} whose {} could change.", edit.cell.row, edit.cell.field));
        if (!known.insert(edit.cell).second)
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("The {} of row {} is named twice.", edit.cell.field, edit.cell.row));
    }
}

void SqliteHistory::storeCells(std::int64_t step, std::span<const CellEdit> cells)
{
    for (const CellEdit& edit : cells) {
        const CellValue seen = m_cells.read(edit.cell);
        Query(m_connection,
            "INSERT INTO step_cells (step, subject, subject_row, field, operation, value, seen)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(step)
            .bind(static_cast<std::int64_t>(edit.cell.subject))
            .bind(edit.cell.row)
            .bind(edit.cell.field)
            .bind(edit.operation)
            .bind(edit.value)
            .bind(seen)
            .run();
    }
}

void SqliteHistory::apply(std::int64_t step)
{
    std::vector<StoredCell> cells;
    {
        Query query(m_connection,
            "SELECT subject, subject_row, field, operation, value, seen FROM step_cells"
            " WHERE step = ?");
        query.bind(step);
        while (query.next())
            cells.push_back(
                {cellAt(query, 0), query.text(3), query.optionalText(4), query.optionalText(5)});
    }
    for (const StoredCell& stored : cells) {
        const bool there = m_cells.exists(stored.cell);
        const CellValue before = there ? m_cells.read(stored.cell) : std::nullopt;
        CellValue after = before;
        auto conflict = there ? CellConflict::None : CellConflict::Gone;
        if (there && stored.operation == kSetValue) {
            after = stored.value;
            if (before != stored.seen)
                conflict = CellConflict::OtherValue;
        } else if (there && before) {
            const auto [name, argument] = nameAndArgument(stored.operation);
            after = m_operations.find(name)->second(*before, argument); // `add` has seen to it
        }
        if (after != before)
            m_cells.write(stored.cell, after);
        Query(m_connection,
            "UPDATE step_cells SET applied = ?, before = ?, after = ?, conflict = ?"
            " WHERE step = ? AND subject = ? AND subject_row = ? AND field = ?")
            .bind(there ? 1 : 0)
            .bind(before)
            .bind(after)
            .bind(static_cast<std::int64_t>(conflict))
            .bind(step)
            .bind(static_cast<std::int64_t>(stored.cell.subject))
            .bind(stored.cell.row)
            .bind(stored.cell.field)
            .run();
    }
}

void SqliteHistory::revert(std::int64_t step)
{
    std::vector<StoredCell> cells;
    {
        Query query(m_connection,
            "SELECT subject, subject_row, field, before FROM step_cells"
            " WHERE step = ? AND applied = 1 AND before IS NOT after");
        query.bind(step);
        while (query.next())
            cells.push_back({cellAt(query, 0), {}, query.optionalText(3), {}});
    }
    for (const StoredCell& stored : cells)
        m_cells.write(stored.cell, stored.value);
    Query(m_connection,
        "UPDATE step_cells SET applied = 0, before = NULL, after = NULL, conflict = 0"
        " WHERE step = ?")
        .bind(step)
        .run();
}

bool SqliteHistory::undo()
{
    bool undone = false;
    changing([&] {
        const auto path = donePath();
        if (path.empty())
            return;
        undoLastOf(path);
        undone = true;
    });
    return undone;
}

bool SqliteHistory::takeBack(StepRow step)
{
    bool isGone = true;
    changing([&] {
        const auto path = donePath();
        const auto found = std::find_if(
            path.begin(), path.end(), [&](const Place& at) { return at.step == step.value; });
        if (found == path.end())
            return;
        if (std::next(found) == path.end())
            undoLastOf(path);
        else
            isGone = !found->enabled;
    });
    return isGone;
}

void SqliteHistory::undoLastOf(std::span<const Place> done)
{
    revertAll(done.last(1));
    Query(
        m_connection, "UPDATE history SET tip = (SELECT parent FROM steps WHERE row = history.tip)")
        .run();
}

bool SqliteHistory::redo()
{
    bool redone = false;
    changing([&] {
        const std::size_t done = donePath().size();
        Query query(m_connection, "SELECT line_end FROM history");
        query.next();
        const std::int64_t end = query.integer(0);
        const auto line = pathTo(end);
        if (done >= line.size())
            return;
        applyAll(std::span(line).subspan(done, 1));
        place(line[done].step, end);
        redone = true;
    });
    return redone;
}

void SqliteHistory::setEnabled(StepRow step, bool enabled)
{
    changing([&] {
        auto path = donePath();
        const auto found = std::find_if(
            path.begin(), path.end(), [&](const Place& at) { return at.step == step.value; });
        const auto later = std::span(path).subspan(static_cast<std::size_t>(found - path.begin()));
        if (!later.empty() && later.front().enabled == enabled)
            return;
        revertAll(later);
        const int known = Query(m_connection, "UPDATE steps SET enabled = ? WHERE row = ?")
                              .bind(enabled ? 1 : 0)
                              .bind(step.value)
                              .run();
        if (known == 0)
            throwNoStep(step);
        if (!later.empty())
            later.front().enabled = enabled;
        applyAll(later);
    });
}

void SqliteHistory::moveTo(StepRow step)
{
    changing([&] {
        const auto from = donePath();
        const auto to = pathTo(step.value);
        if (step && to.empty())
            throwNoStep(step);
        const auto same = [](const Place& a, const Place& b) { return a.step == b.step; };
        const auto parting = std::mismatch(from.begin(), from.end(), to.begin(), to.end(), same);
        revertAll(std::span(parting.first, from.end()));
        applyAll(std::span(parting.second, to.end()));

        Query query(m_connection, "SELECT line_end FROM history");
        query.next();
        const std::int64_t end = query.integer(0);
        const auto line = pathTo(end);
        const bool onLine =
            to.size() <= line.size() && std::equal(to.begin(), to.end(), line.begin(), same);
        place(step.value, onLine ? end : leafOf(step.value));
    });
}

void SqliteHistory::suspend()
{
    changing([&] { revertAll(donePath()); });
}

void SqliteHistory::reapply()
{
    changing([&] { applyAll(donePath()); });
}

std::vector<SqliteHistory::Place> SqliteHistory::pathTo(std::int64_t step)
{
    Query query(m_connection,
        "WITH RECURSIVE path (row, parent, enabled, depth) AS ("
        " SELECT row, parent, enabled, 0 FROM steps WHERE row = ?"
        " UNION ALL SELECT s.row, s.parent, s.enabled, depth + 1"
        "  FROM path JOIN steps s ON s.row = path.parent)"
        " SELECT row, enabled FROM path ORDER BY depth DESC");
    query.bind(step);
    std::vector<Place> path;
    while (query.next())
        path.push_back({query.integer(0), query.integer(1) != 0});
    return path;
}

std::vector<SqliteHistory::Place> SqliteHistory::donePath()
{
    Query query(m_connection, "SELECT tip FROM history");
    query.next();
    return pathTo(query.integer(0));
}

/// The end of the branch that `step` is on: by its newest children.
std::int64_t SqliteHistory::leafOf(std::int64_t step)
{
    Query query(m_connection,
        "WITH RECURSIVE down (row) AS (VALUES (?) UNION ALL"
        " SELECT (SELECT max(s.row) FROM steps s WHERE s.parent = down.row) FROM down"
        " WHERE EXISTS (SELECT 1 FROM steps s WHERE s.parent = down.row))"
        " SELECT max(row) FROM down");
    query.bind(step).next();
    return query.integer(0);
}

void SqliteHistory::place(std::int64_t tip, std::int64_t lineEnd)
{
    Query(m_connection, "UPDATE history SET tip = ?, line_end = ?")
        .bind(orNull(tip))
        .bind(orNull(lineEnd))
        .run();
}

void SqliteHistory::applyAll(std::span<const Place> places)
{
    for (const Place& at : places) {
        if (at.enabled)
            apply(at.step);
    }
}

void SqliteHistory::revertAll(std::span<const Place> places)
{
    for (auto at = places.rbegin(); at != places.rend(); ++at) {
        if (at->enabled)
            revert(at->step);
    }
}

}
