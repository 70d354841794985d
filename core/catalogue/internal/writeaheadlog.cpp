// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/writeaheadlog.h"

namespace vitrine::catalogue {

namespace {

/// Of tables. Their pages wait in memory, up to ten times as much: an image's row names its photo's
/// path.
constexpr std::int64_t kMostBytes = std::int64_t{8} << 20U;

}

bool mayPassOverLog(std::int64_t bytes)
{
    return bytes <= kMostBytes;
}

bool usesLog(Connection& connection)
{
    return connection.database().execAndGet("PRAGMA journal_mode").getString() == "wal";
}

void useLog(Connection& connection)
{
    SQLite::Database& database = connection.database();
    try {
        if (usesLog(connection))
            return;
    } catch (const SQLite::Exception&) {
        return; // somebody is in the way
    }
    // A few bytes of the file's first sector change. They reach the disk whole, sooner or later
    // than what follows, and either way the catalogue is sound: nothing need wait for the disk.
    database.tryExec("PRAGMA synchronous = OFF");
    database.tryExec("PRAGMA journal_mode = WAL");
    database.tryExec("PRAGMA synchronous = NORMAL");
}

void useLogIfFilled(Connection& connection)
{
    const bool filled =
        Query(connection, "SELECT 1 FROM listings UNION ALL SELECT 1 FROM images LIMIT 1").next();
    if (filled)
        useLog(connection);
}

}
