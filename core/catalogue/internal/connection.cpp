// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/connection.h"

#include "core/types/emptytext.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdint>
#include <mutex>
#include <system_error>

namespace vitrine::catalogue {

namespace {

constexpr int kBusyMilliseconds = 10'000;

/// SQLite's shared memory is a file, too; that it cannot grow is an I/O error like any other.
bool isDiskFull(const std::filesystem::path& file)
{
    constexpr std::uintmax_t kLeast = std::uintmax_t{64} << 10U;
    std::error_code unknown;
    const auto space = std::filesystem::space(file.parent_path(), unknown);
    return !unknown && space.available < kLeast;
}

/// As SQL, so that texts need not leave SQLite row by row.
void emptyTextFunction(sqlite3_context* context, int /*count*/, sqlite3_value** arguments)
{
    const auto* text = sqlite3_value_text(arguments[0]); // before the size, as in Query::view
    const auto bytes = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
    const bool empty = text == nullptr
        || isEmptyText(std::string_view(reinterpret_cast<const char*>(text), bytes));
    sqlite3_result_int(context, empty ? 1 : 0);
}

Error diskFull(const std::string& message)
{
    return {ErrorCode::DiskFull, message, "Free some space and try again."};
}

}

Error translated(
    const SQLite::Exception& exception, std::string_view action, const std::filesystem::path& file)
{
    const auto message =
        fmt::format("Cannot {} {}: {}.", action, file.filename().string(), exception.what());
    switch (exception.getErrorCode() & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy, message,
            "Another program is using this workspace. Try again when it is done."};
    case SQLITE_FULL: return diskFull(message);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt, message,
            "The file is damaged. Take it from a backup, or import the tables anew."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return {ErrorCode::PermissionDenied, message,
            "Check the permissions of the workspace's folder."};
    case SQLITE_IOERR:
        if (isDiskFull(file))
            return diskFull(
                fmt::format("Cannot {} {}: the disk is full.", action, file.filename().string()));
        return {ErrorCode::Io, message, "Check the disk that holds the workspace."};
    default: return {ErrorCode::Internal, message};
    }
}

Connection::Connection(std::filesystem::path file, Access access)
    : m_file(std::move(file))
    // For writing, readers too: in WAL mode they keep the shared-memory file up to date.
    , m_database(m_file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, kBusyMilliseconds)
{
    m_database.createFunction("is_empty_text", 1, true, nullptr, emptyTextFunction);
    run("PRAGMA foreign_keys = ON");
    // NORMAL with WAL: a killed program loses nothing; a power cut may lose the last commits,
    // whole. Before there is a log, with a rollback journal, a power cut may in rare cases damage
    // the file, which holds no listings yet.
    run("PRAGMA synchronous = NORMAL");
    run("PRAGMA temp_store = MEMORY");
    // What a large import made of the log shrinks again while the window stays open.
    run("PRAGMA journal_size_limit = 16777216");
    if (access == Access::Read)
        run("PRAGMA query_only = ON");
    else
        run("PRAGMA cache_size = -65536"); // KiB: an import's pages wait for the commit in memory
}

std::unique_ptr<Connection> openConnection(
    const std::filesystem::path& file, Connection::Access access)
{
    // SQLite counts its memory under one lock for all connections; nobody here asks for the count.
    static std::once_flag once;
    std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
    try {
        return std::make_unique<Connection>(file, access);
    } catch (const SQLite::Exception& exception) {
        throw translated(exception, "open", file);
    }
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_database.getHandle()) == 0;
}

Connection::Prepared& Connection::slot(std::string_view sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end())
        return found->second;
    return m_prepared[std::string(sql)];
}

Query::Query(Connection& connection, std::string_view sql)
    : m_slot(connection.slot(sql))
    , m_statement(std::move(m_slot))
{
    if (!m_statement)
        m_statement = std::make_unique<SQLite::Statement>(connection.database(), std::string(sql));
}

Query::~Query()
{
    m_statement->tryReset();
    m_statement->clearBindings();
    m_slot = std::move(m_statement);
}

Query& Query::bind(std::int64_t value)
{
    m_statement->bind(++m_bound, value);
    return *this;
}

Query& Query::bind(const std::string& value)
{
    m_statement->bindNoCopy(++m_bound, value);
    return *this;
}

Query& Query::bind(const std::optional<std::int64_t>& value)
{
    if (value)
        return bind(*value);
    m_statement->bind(++m_bound);
    return *this;
}

Query& Query::bind(const std::optional<std::string>& value)
{
    if (value)
        return bind(*value);
    m_statement->bind(++m_bound);
    return *this;
}

Query& Query::bindReal(double value)
{
    m_statement->bind(++m_bound, value);
    return *this;
}

Query& Query::bindBlob(const void* data, std::size_t bytes)
{
    m_statement->bindNoCopy(++m_bound, data, static_cast<int>(bytes));
    return *this;
}

int Query::run()
{
    const int changed = m_statement->exec();
    m_statement->reset();
    m_bound = 0;
    return changed;
}

std::string_view Query::view(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    const char* text = value.getText(); // before the size: SQLite converts on reading
    return {text, static_cast<std::size_t>(value.getBytes())};
}

std::string_view Query::blob(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    const void* bytes = value.getBlob();
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(value.getBytes())};
}

Snapshot::Snapshot(Connection& connection)
    : m_connection(connection)
    , m_outermost(!connection.inTransaction())
{
    if (m_outermost)
        m_connection.run("BEGIN");
}

Snapshot::~Snapshot()
{
    // A read transaction that cannot end is one that SQLite has ended already.
    if (m_outermost)
        m_connection.database().tryExec("COMMIT");
}

}
