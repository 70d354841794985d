// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

namespace faiss {
struct Index;
}

namespace vitrine::search {

/// The file is FAISS's own (IndexIDMap2 around a flat index), followed by the SHA-256 of what
/// precedes it, which FAISS does not read. Little-endian throughout.
///
/// Written atomically, without fsync: an index can always be built again. Throws Error.
void writeIndexFile(const faiss::Index& index, const std::filesystem::path& path);
/// The size of such a file, of any kind of index.
std::int64_t indexFileBytes(const faiss::Index& index);

/// An IndexIDMap2 that owns an IndexFlat; ids are positive and unique, vectors finite. Nothing is
/// allocated before the declared shape agrees with the file's size. Throws Error NotFound,
/// PermissionDenied, Io, Corrupt.
std::unique_ptr<faiss::Index> readIndexFile(const std::filesystem::path& path);

}
