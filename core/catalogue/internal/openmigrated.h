// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/catalogue/migrations.h"

#include <filesystem>
#include <memory>
#include <span>

namespace vitrine::catalogue {

/// migrateDatabase, and the connection it was done with. `found` becomes the version before.
std::unique_ptr<Connection> openMigrated(
    const std::filesystem::path& file, std::span<const Migration> migrations, int& found);

}
