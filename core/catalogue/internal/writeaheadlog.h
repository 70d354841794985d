// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"

#include <cstdint>

namespace vitrine::catalogue {

/// Whether an import of tables of about so many bytes may do without the log (useLog): all it
/// writes is to wait in memory for the commit, so that readers wait for that alone.
bool mayPassOverLog(std::int64_t bytes);

bool usesLog(Connection& connection);

/// From its first listings and images on, a catalogue writes to SQLite's write-ahead log: readers
/// and the writer then never wait for each other. Before, there is nothing to read, and the first
/// import writes its pages once, straight to the database, instead of to the log first
/// (docs/decisions/0020-the-first-import-passes-over-the-log.md). Outside a transaction; does
/// nothing where the log is in use. Where a reader is in the way for over ten seconds, the next
/// call does it: this one does not fail, as what was committed before it is committed.
void useLog(Connection& connection);

/// For a catalogue just opened: the log, if it has rows and a killed import left it without.
void useLogIfFilled(Connection& connection);

}
