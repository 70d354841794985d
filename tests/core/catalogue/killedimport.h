// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/catalogue/samples.h"

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>

namespace vitrine::test {

/// A catalogue in `folder` with what a program leaves of `shop`'s that is killed now.
inline std::filesystem::path asIfKilled(
    const TemporaryCatalogue& shop, const TemporaryFolder& folder)
{
    for (const auto& entry : std::filesystem::directory_iterator(shop.folder.path()))
        std::filesystem::copy_file(entry.path(), folder / entry.path().filename().string());
    return folder / shop.file.filename().string();
}

/// The same of a first import that is killed while it commits: half of its pages are in the file,
/// also of what was there before, the setting "colour", which was "white".
inline std::filesystem::path killedAmidCommit(
    const TemporaryCatalogue& shop, const TemporaryFolder& folder)
{
    shop.catalogue->writer()->setSetting("colour", "white");
    sqlite3* database = nullptr;
    sqlite3_open_v2(shop.file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    // A cache so small that pages reach the file before the commit, as they do amid one.
    const int result = sqlite3_exec(database,
        "PRAGMA cache_size = 1; BEGIN; UPDATE settings SET value = 'black';"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        " INSERT INTO listings (row, id, title, location, category_path, description)"
        " SELECT i, 'l' || i, 'Lamp ' || i, '', '', hex(zeroblob(200)) FROM n",
        nullptr, nullptr, nullptr);
    auto left = asIfKilled(shop, folder);
    sqlite3_close(database);
    if (result != SQLITE_OK || !std::filesystem::exists(left.string() + "-journal"))
        throw std::runtime_error("no import was under way");
    return left;
}

}
