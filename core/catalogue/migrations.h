// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::catalogue {

/// One step of the schema. Step N brings a database from version N-1 (`PRAGMA user_version`) to N
/// in one transaction. `sql` may hold any number of statements, but none that ends the transaction.
struct Migration {
    std::string_view name; ///< of the file, for messages
    std::string_view sql;
};

/// The steps of this program, from 001 on, without gaps.
std::vector<Migration> catalogueMigrations();

/// Makes a database of the newest version. It appears under its name whole or not at all.
/// Throws Error AlreadyExists, PermissionDenied, DiskFull, Io.
void createDatabase(const std::filesystem::path& file, std::span<const Migration> migrations);

/// Brings an existing database to the newest version. Before the first step it is copied to
/// `<file>.v<old version>.bak`; a step that fails is rolled back and the file stays as the last
/// good step left it. Returns the version that was found. Throws Error NotFound, Corrupt (damaged,
/// or no catalogue of ours), NewerVersion, Busy, DiskFull, Internal (a step's SQL failed).
int migrateDatabase(const std::filesystem::path& file, std::span<const Migration> migrations);

/// Where `migrateDatabase` puts the copy of a database of that version.
std::filesystem::path backupPath(const std::filesystem::path& file, int version);

}
