// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vitrine::learning {

/// What is locked of an open file: bytes that need not be there. Locks belong to the open file
/// (Linux's open file description locks): two of one process keep each other out as those of two
/// processes do, and the system frees them with the file, however the process ends.
enum class LockOf { Writer, InUse };

/// Never waits. False where another holds a lock in the way, or where the file system has none. A
/// lock that is held changes from one kind to the other.
bool lockShared(int fd, LockOf what);
bool lockExclusive(int fd, LockOf what); ///< of a file that is open for writing

/// Whether `path` still leads to the open file: it may have been removed or replaced.
bool leadsTo(const std::filesystem::path& path, int fd);

}
