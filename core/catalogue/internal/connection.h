// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/catalogue: it names SQLiteCpp.

#include "core/base/error.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace vitrine::catalogue {

/// What SQLite reported, in our terms; `action` completes "Cannot ...".
Error translated(
    const SQLite::Exception& exception, std::string_view action, const std::filesystem::path& file);

/// "VITR" as PRAGMA application_id.
inline constexpr std::int32_t kApplicationId = 0x56495452;

/// Row 0, which is none, as a column's NULL.
inline std::optional<std::int64_t> orNull(std::int64_t row)
{
    return row == 0 ? std::nullopt : std::optional(row);
}

/// One SQLite connection with its prepared statements. One thread at a time. Its SQL knows
/// `is_empty_text(text)`, 1 where isEmptyText.
class Connection {
public:
    enum class Access { Read, ReadWrite };

    Connection(std::filesystem::path file, Access access);

    const std::filesystem::path& file() const { return m_file; }
    SQLite::Database& database() { return m_database; }
    void run(const char* sql) { m_database.exec(sql); }
    bool inTransaction() const;

    /// Runs `work` and turns SQLite's exceptions into Error.
    template <typename Work> decltype(auto) guarded(std::string_view action, Work&& work)
    {
        try {
            return std::forward<Work>(work)();
        } catch (const SQLite::Exception& exception) {
            throw translated(exception, action, m_file);
        }
    }

private:
    friend class Query;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Prepared = std::unique_ptr<SQLite::Statement>;
    Prepared& slot(std::string_view sql);

    std::filesystem::path m_file;
    SQLite::Database m_database;
    /// Empty while the statement is in use.
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> m_prepared;
};

/// Throws Error only, unlike the constructor.
std::unique_ptr<Connection> openConnection(
    const std::filesystem::path& file, Connection::Access access);

/// One use of a prepared statement. It is reset and kept by the connection afterwards; two uses of
/// the same SQL may be open at once. Texts are bound without copying and must live until `next` or
/// `run`.
class Query {
public:
    Query(Connection& connection, std::string_view sql);
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    /// Binds to the next parameter, in order.
    Query& bind(std::int64_t value);
    Query& bind(const std::string& value);
    Query& bind(std::string&&) = delete;
    Query& bind(const std::optional<std::int64_t>& value);
    Query& bind(const std::optional<std::string>& value);
    Query& bind(std::optional<std::string>&&) = delete;
    Query& bindReal(double value);
    Query& bindBlob(const void* data, std::size_t bytes);

    bool next() { return m_statement->executeStep(); }
    /// Runs to the end and makes the statement ready for other values; returns the rows changed.
    int run();

    std::int64_t integer(int column) const { return m_statement->getColumn(column).getInt64(); }
    double real(int column) const { return m_statement->getColumn(column).getDouble(); }
    bool null(int column) const { return m_statement->getColumn(column).isNull(); }
    std::string text(int column) const { return m_statement->getColumn(column).getString(); }
    std::optional<std::string> optionalText(int column) const
    {
        return null(column) ? std::nullopt : std::optional(text(column));
    }
    std::string_view view(int column) const; ///< valid until the next step
    std::string_view blob(int column) const; ///< valid until the next step

private:
    Connection::Prepared& m_slot;
    Connection::Prepared m_statement;
    int m_bound = 0;
};

/// All statements in its scope see one state of the catalogue. Scopes may nest.
class Snapshot {
public:
    explicit Snapshot(Connection& connection);
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot();

private:
    Connection& m_connection;
    bool m_outermost;
};

}
