// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/migrations.h"

#include "core/base/error.h"
#include "core/catalogue/internal/openmigrated.h"
#include "migrations_sql.h"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <system_error>

namespace vitrine::catalogue {

namespace fs = std::filesystem;

namespace {

/// Two vectors of 1,000 floats with little waste, and half of the default's system calls.
constexpr int kPageBytes = 8192;

int userVersion(Connection& connection)
{
    return connection.database().execAndGet("PRAGMA user_version").getInt();
}

void checkReferences(Connection& connection, const Migration& step)
{
    SQLite::Statement broken(connection.database(), "PRAGMA foreign_key_check");
    if (broken.executeStep())
        throw SQLite::Exception(fmt::format("{} leaves rows of {} that refer to nothing", step.name,
            broken.getColumn(0).getString()));
}

void runStep(Connection& connection, const Migration& step, int version)
{
    connection.run("BEGIN IMMEDIATE");
    try {
        // Another process may have been quicker.
        if (userVersion(connection) < version) {
            connection.run(std::string(step.sql).c_str());
            checkReferences(connection, step);
            connection.run(fmt::format("PRAGMA user_version = {}", version).c_str());
        }
        connection.run("COMMIT");
    } catch (const SQLite::Exception&) {
        connection.database().tryExec("ROLLBACK");
        throw;
    }
}

void runSteps(Connection& connection, int from, std::span<const Migration> migrations)
{
    // A step may rebuild a table that others refer to (https://www.sqlite.org/lang_altertable.html,
    // 7).
    connection.guarded("prepare", [&] { connection.run("PRAGMA foreign_keys = OFF"); });
    for (auto step = static_cast<std::size_t>(from); step < migrations.size(); ++step) {
        const int version = static_cast<int>(step) + 1;
        connection.guarded(fmt::format("apply the step {} to", migrations[step].name),
            [&] { runStep(connection, migrations[step], version); });
    }
    connection.guarded("prepare", [&] { connection.run("PRAGMA foreign_keys = ON"); });
}

/// A sound copy, also of what is still in the write-ahead log.
void backUp(Connection& connection, int version)
{
    const fs::path target = backupPath(connection.file(), version);
    fs::path part = target;
    part += ".part";
    std::error_code ignored;
    fs::remove(part, ignored);
    connection.guarded("back up", [&] {
        SQLite::Database copy(part.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        const int result = SQLite::Backup(copy, connection.database()).executeStep();
        if (result != SQLITE_DONE) // it tells that somebody is in the way, and does not throw
            throw SQLite::Exception(copy.getHandle(), result);
    });
    std::error_code failed;
    fs::rename(part, target, failed);
    if (failed)
        throw systemError(failed.value(), "write", target.string());
}

void requireCatalogue(Connection& connection)
{
    const int id = connection.guarded(
        "read", [&] { return connection.database().execAndGet("PRAGMA application_id").getInt(); });
    if (id == kApplicationId)
        return;
    throw Error(ErrorCode::Corrupt,
        fmt::format("{} is a database, but no catalogue of Vitrine.", connection.file().string()),
        "Choose the folder of a Vitrine workspace.");
}

}

std::vector<Migration> catalogueMigrations()
{
    std::vector<Migration> steps;
    for (const EmbeddedFile& file : sql::embeddedFiles())
        steps.push_back({file.name, file.text});
    return steps;
}

fs::path backupPath(const fs::path& file, int version)
{
    fs::path path = file;
    path += fmt::format(".v{}.bak", version);
    return path;
}

void createDatabase(const fs::path& file, std::span<const Migration> migrations)
{
    if (fs::exists(fs::symlink_status(file)))
        throw Error(ErrorCode::AlreadyExists, fmt::format("{} exists already.", file.string()),
            "Open it, or choose another folder.");
    fs::path part = file;
    part += fmt::format(".{}.part", ::getpid());
    std::error_code ignored;
    fs::remove(part, ignored);
    try {
        try {
            SQLite::Database(part.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
                .exec(fmt::format("PRAGMA page_size = {}; PRAGMA application_id = {}", kPageBytes,
                    kApplicationId));
        } catch (const SQLite::Exception& exception) {
            throw translated(exception, "make", file);
        }
        const auto connection = openConnection(part, Connection::Access::ReadWrite);
        runSteps(*connection, 0, migrations);
    } catch (const Error&) {
        fs::remove(part, ignored);
        throw;
    }
    // link, unlike rename, refuses a name that somebody else took meanwhile.
    std::error_code failed;
    fs::create_hard_link(part, file, failed);
    if (failed == std::errc::operation_not_permitted
        || failed == std::errc::operation_not_supported)
        fs::rename(part, file, failed);
    fs::remove(part, ignored);
    if (failed)
        throw systemError(failed.value(), "write", file.string());
}

std::unique_ptr<Connection> openMigrated(
    const fs::path& file, std::span<const Migration> migrations, int& found)
{
    if (!fs::exists(file))
        throw Error(ErrorCode::NotFound, fmt::format("There is no catalogue at {}.", file.string()),
            "Check the path, or make a new workspace.");
    auto connection = openConnection(file, Connection::Access::ReadWrite);
    requireCatalogue(*connection);
    found = connection->guarded("read", [&] { return userVersion(*connection); });
    const int newest = static_cast<int>(migrations.size());
    if (found > newest) {
        throw Error(ErrorCode::NewerVersion,
            fmt::format(
                "{} was written by a newer Vitrine (its version is {}, this program knows {}).",
                file.string(), found, newest),
            "Update Vitrine.");
    }
    if (found < newest) {
        backUp(*connection, found);
        runSteps(*connection, found, migrations);
    }
    return connection;
}

int migrateDatabase(const fs::path& file, std::span<const Migration> migrations)
{
    int found = 0;
    openMigrated(file, migrations, found);
    return found;
}

}
