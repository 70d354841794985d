// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/indexfile.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/search/limits.h"
#include "core/search/normalise.h"

#include <faiss/IndexFlat.h>
#include <faiss/IndexIDMap.h>
#include <faiss/impl/FaissException.h>
#include <faiss/impl/io.h>
#include <faiss/index_io.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::search {

namespace {

static_assert(
    std::endian::native == std::endian::little, "FAISS writes numbers as they lie in memory");

constexpr std::string_view kSeal = "vitrine sha256 ";
constexpr std::size_t kSealBytes = kSeal.size() + 64;

// How FAISS 1.7 to 1.11 lay out an index: four letters, then dimension, count, two unused numbers,
// "is trained" and the metric (faiss/impl/index_write.cpp, write_index_header).
constexpr std::size_t kHeaderBytes = 4 + 4 + 8 + 8 + 8 + 1 + 4;
// The outer index, the flat index within, and the number of its floats.
constexpr std::size_t kPrefixBytes = 2 * kHeaderBytes + 8;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

struct Header {
    std::array<char, 4> kind{};
    std::int32_t length = 0;
    std::int64_t count = 0;
    std::int32_t metric = 0;

    std::string_view name() const { return {kind.data(), kind.size()}; }
};

template <typename T> T valueAt(const std::byte* bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof(value));
    return value;
}

Header headerAt(const std::byte* bytes)
{
    Header header;
    std::memcpy(header.kind.data(), bytes, header.kind.size());
    header.length = valueAt<std::int32_t>(bytes + 4);
    header.count = valueAt<std::int64_t>(bytes + 8);
    header.metric = valueAt<std::int32_t>(bytes + kHeaderBytes - 4);
    return header;
}

Error damaged(const std::filesystem::path& path, std::string_view how)
{
    return {ErrorCode::Corrupt, fmt::format("{} is no sound search index: {}.", path.string(), how),
        "Build the index again."};
}

File openForReading(const std::filesystem::path& path, std::uint64_t& size)
{
    File file(std::fopen(path.c_str(), "rbe"), &std::fclose);
    struct stat info { };
    if (!file || ::fstat(::fileno(file.get()), &info) != 0)
        throw systemError(errno, "read", path.string());
    if (!S_ISREG(info.st_mode))
        throw damaged(path, "it is not a file");
    size = static_cast<std::uint64_t>(info.st_size);
    return file;
}

bool readAt(std::FILE* file, std::uint64_t offset, void* into, std::size_t bytes)
{
    return std::fseek(file, static_cast<long>(offset), SEEK_SET) == 0
        && std::fread(into, 1, bytes, file) == bytes;
}

/// Compares everything that FAISS will believe with everything else it says and with the file's
/// size.
void checkShape(const std::filesystem::path& path, std::FILE* file, std::uint64_t fileSize)
{
    std::array<std::byte, kPrefixBytes> prefix{};
    if (fileSize < kPrefixBytes + 8 + kSealBytes || !readAt(file, 0, prefix.data(), prefix.size()))
        throw damaged(path, "it ends early");
    const Header outer = headerAt(prefix.data());
    const Header inner = headerAt(prefix.data() + kHeaderBytes);
    const bool product = inner.name() == "IxFI" && inner.metric == faiss::METRIC_INNER_PRODUCT;
    const bool distance = inner.name() == "IxF2" && inner.metric == faiss::METRIC_L2;
    if (outer.name() != "IxM2" || !(product || distance))
        throw damaged(path, "it holds another kind of data");
    if (outer.length != inner.length || outer.count != inner.count || outer.metric != inner.metric)
        throw damaged(path, "its two headers disagree");
    if (outer.length < 1 || outer.length > kMaxLength || outer.count < 0
        || outer.count > kMaxVectors) {
        throw damaged(path, "it declares an impossible shape");
    }
    const auto count = static_cast<std::uint64_t>(outer.count);
    const std::uint64_t floats = count * static_cast<std::uint64_t>(outer.length);
    const std::uint64_t idsAt = kPrefixBytes + floats * sizeof(float);
    if (fileSize != idsAt + 8 + count * sizeof(std::int64_t) + kSealBytes)
        throw damaged(path, "its size does not fit the shape it declares");
    std::uint64_t ids = 0;
    if (!readAt(file, idsAt, &ids, sizeof(ids)))
        throw damaged(path, "it ends early");
    if (valueAt<std::uint64_t>(prefix.data() + 2 * kHeaderBytes) != floats || ids != count)
        throw damaged(path, "its counts disagree");
}

void checkContents(const std::filesystem::path& path, const faiss::Index& index)
{
    const auto* mapped = dynamic_cast<const faiss::IndexIDMap2*>(&index);
    const auto* flat = mapped ? dynamic_cast<const faiss::IndexFlat*>(mapped->index) : nullptr;
    if (!flat)
        throw damaged(path, "it holds another kind of data");
    if (mapped->rev_map.size() != mapped->id_map.size()
        || std::ranges::any_of(mapped->id_map, [](std::int64_t id) { return id <= 0; })) {
        throw damaged(path, "its ids are not unique rows");
    }
    const auto floats = static_cast<std::size_t>(flat->ntotal) * static_cast<std::size_t>(flat->d);
    if (!allFinite({flat->get_xb(), floats}))
        throw damaged(path, "it holds a value that is not a number");
}

/// Hashes what FAISS reads.
class HashingReader : public faiss::IOReader {
public:
    explicit HashingReader(std::FILE* file)
        : m_file(file)
    {
    }

    std::size_t operator()(void* into, std::size_t size, std::size_t items) override
    {
        const std::size_t got = std::fread(into, size, items, m_file);
        m_hash.update(std::span(static_cast<const std::byte*>(into), got * size));
        return got;
    }

    std::string hex() { return m_hash.hex(); }

private:
    std::FILE* m_file;
    Sha256 m_hash;
};

class HashingWriter : public faiss::IOWriter {
public:
    explicit HashingWriter(AtomicFile& file)
        : m_file(file)
    {
    }

    std::size_t operator()(const void* from, std::size_t size, std::size_t items) override
    {
        const std::span bytes(static_cast<const std::byte*>(from), size * items);
        m_hash.update(bytes);
        m_file.write(bytes);
        return items;
    }

    std::string hex() { return m_hash.hex(); }

private:
    AtomicFile& m_file;
    Sha256 m_hash;
};

class CountingWriter : public faiss::IOWriter {
public:
    std::size_t operator()(const void*, std::size_t size, std::size_t items) override
    {
        m_bytes += size * items;
        return items;
    }

    std::size_t bytes() const { return m_bytes; }

private:
    std::size_t m_bytes = 0;
};

}

std::int64_t indexFileBytes(const faiss::Index& index)
{
    CountingWriter writer;
    try {
        faiss::write_index(&index, &writer);
    } catch (const faiss::FaissException& failed) {
        throw Error(
            ErrorCode::Internal, fmt::format("The index was not measured: {}", failed.what()));
    }
    return static_cast<std::int64_t>(writer.bytes() + kSealBytes);
}

void writeIndexFile(const faiss::Index& index, const std::filesystem::path& path)
{
    AtomicFile file(path, Durability::Renamed);
    HashingWriter writer(file);
    try {
        faiss::write_index(&index, &writer);
    } catch (const faiss::FaissException& failed) {
        throw Error(
            ErrorCode::Internal, fmt::format("The index was not written: {}", failed.what()));
    }
    file.write(kSeal);
    file.write(writer.hex());
    file.commit();
}

std::unique_ptr<faiss::Index> readIndexFile(const std::filesystem::path& path)
{
    std::uint64_t size = 0;
    const File file = openForReading(path, size);
    checkShape(path, file.get(), size);
    std::rewind(file.get());
    HashingReader reader(file.get());
    std::unique_ptr<faiss::Index> index;
    try {
        index.reset(faiss::read_index(&reader));
    } catch (const faiss::FaissException& failed) {
        throw damaged(path, failed.what());
    }
    std::string seal(kSealBytes, '\0');
    if (std::fread(seal.data(), 1, seal.size(), file.get()) != seal.size()
        || seal != std::string(kSeal) + reader.hex()) {
        throw damaged(path, "its checksum does not fit");
    }
    checkContents(path, *index);
    return index;
}

}
