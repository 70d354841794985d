// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/batchlog.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/workspace/layout.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::workspace {

static_assert(std::endian::native == std::endian::little, "Records are little-endian.");

namespace {

struct Header {
    char magic[8] = {'V', 'T', 'R', 'B', 'A', 'T', 'C', 'H'};
    std::uint32_t version = 2;
    std::uint32_t recordBytes = 64;

    bool operator==(const Header&) const = default;
};

struct Record {
    std::int64_t step = 0;
    std::int64_t epoch = 0;
    double loss = 0.0;
    double accuracy = 0.0;
    double learningRate = 0.0;
    double imagesPerSecond = 0.0;
    double seconds = 0.0;
    std::int64_t memoryBytes = 0; ///< since version 2
};
static_assert(sizeof(Header) == 16 && sizeof(Record) == 64);

/// A file goes on as it was begun: with records that end earlier.
constexpr Header kFirstVersion{{'V', 'T', 'R', 'B', 'A', 'T', 'C', 'H'}, 1, 56};

void checkHeader(const Header& header, const std::filesystem::path& file)
{
    if (header == Header() || header == kFirstVersion)
        return;
    const bool ours = std::memcmp(header.magic, Header().magic, sizeof header.magic) == 0;
    if (ours && header.version > Header().version) {
        throw Error(ErrorCode::NewerVersion,
            fmt::format("{} was written by a newer Vitrine.", file.string()), "Update Vitrine.");
    }
    throw Error(ErrorCode::Corrupt, fmt::format("{} is damaged.", file.string()),
        "The run can be deleted; its model is not concerned.");
}

BatchStats statsOf(const Record& record)
{
    return {record.step, static_cast<int>(record.epoch), record.loss, record.accuracy,
        record.learningRate, record.imagesPerSecond, record.seconds, record.memoryBytes};
}

Record recordOf(const BatchStats& stats)
{
    return {stats.step, stats.epoch, stats.loss, stats.accuracy, stats.learningRate,
        stats.imagesPerSecond, stats.seconds, stats.memoryBytes};
}

/// Bit by bit, as a loss may be no number.
bool isSame(const Record& record, const BatchStats& stats)
{
    using Bits = std::array<std::uint64_t, sizeof(Record) / sizeof(std::uint64_t)>;
    return std::bit_cast<Bits>(record) == std::bit_cast<Bits>(recordOf(stats));
}

/// Some of a file's records, while another process may write or cut it.
class RecordReader {
public:
    explicit RecordReader(const std::filesystem::path& file)
        : m_in(file, std::ios::binary)
    {
        Header header;
        if (!read(header, sizeof header)) // just being made
            return;
        checkHeader(header, file);
        m_recordBytes = header.recordBytes;
        m_in.seekg(0, std::ios::end);
        m_records = (static_cast<std::int64_t>(m_in.tellg()) - std::int64_t{sizeof header})
            / static_cast<std::int64_t>(m_recordBytes);
    }

    std::int64_t records() const { return m_records; }
    void goTo(std::int64_t record)
    {
        m_in.seekg(static_cast<std::streamoff>(sizeof(Header))
            + record * static_cast<std::streamoff>(m_recordBytes));
    }
    /// Nothing where it was cut off.
    std::optional<Record> next()
    {
        Record record;
        return read(record, m_recordBytes) ? std::optional(record) : std::nullopt;
    }

private:
    template <typename Part> bool read(Part& part, std::size_t bytes)
    {
        return m_in.good()
            && m_in.read(reinterpret_cast<char*>(&part), static_cast<std::streamsize>(bytes));
    }

    std::ifstream m_in;
    std::size_t m_recordBytes = 0;
    std::int64_t m_records = 0;
};

/// All of it, or nothing.
void writeAt(
    int fd, off_t offset, std::span<const std::byte> part, const std::filesystem::path& file)
{
    const ssize_t written = ::pwrite(fd, part.data(), part.size(), offset);
    if (written == static_cast<ssize_t>(part.size()))
        return;
    const int reason = written < 0 ? errno : ENOSPC;
    static_cast<void>(::ftruncate(fd, offset) == 0);
    throw systemError(reason, "write", file.string());
}

bool readAt(int fd, off_t offset, std::span<std::byte> part)
{
    return ::pread(fd, part.data(), part.size(), offset) == static_cast<ssize_t>(part.size());
}

template <typename Part> auto bytesOf(Part& part)
{
    return std::as_writable_bytes(std::span(&part, 1));
}

}

BatchLog::BatchLog(const std::filesystem::path& file)
    : m_file(file)
    , m_fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666))
{
    if (m_fd < 0)
        throw systemError(errno, "write", file.string());
    try {
        struct stat about { };
        if (::fstat(m_fd, &about) != 0)
            throw systemError(errno, "read", file.string());
        if (about.st_size < static_cast<off_t>(sizeof(Header))) { // killed before it was whole
            Header header;
            writeAt(m_fd, 0, bytesOf(header), m_file);
            m_recordBytes = header.recordBytes;
            return;
        }
        Header header;
        if (!readAt(m_fd, 0, bytesOf(header)))
            throw systemError(EIO, "read", file.string());
        checkHeader(header, file);
        m_recordBytes = header.recordBytes;
        m_records = (about.st_size - static_cast<off_t>(sizeof(Header)))
            / static_cast<off_t>(m_recordBytes);
        if (::ftruncate(m_fd, offsetOf(m_records)) != 0)
            throw systemError(errno, "write", file.string());
    } catch (...) {
        ::close(m_fd);
        throw;
    }
}

BatchLog::~BatchLog()
{
    ::close(m_fd);
}

std::int64_t BatchLog::offsetOf(std::int64_t record) const
{
    return static_cast<std::int64_t>(sizeof(Header))
        + record * static_cast<std::int64_t>(m_recordBytes);
}

void BatchLog::append(const BatchStats& stats)
{
    Record record = recordOf(stats);
    writeAt(m_fd, offsetOf(m_records), bytesOf(record).first(m_recordBytes), m_file);
    ++m_records;
}

void BatchLog::cutBack(std::int64_t step)
{
    Record last;
    while (m_records > 0) {
        if (!readAt(m_fd, offsetOf(m_records - 1), bytesOf(last).first(m_recordBytes)))
            throw systemError(EIO, "read", m_file.string());
        if (last.step < step)
            break;
        --m_records;
    }
    if (::ftruncate(m_fd, offsetOf(m_records)) != 0)
        throw systemError(errno, "write", m_file.string());
}

void BatchLog::sync()
{
    if (::fdatasync(m_fd) != 0)
        throw systemError(errno, "write", m_file.string());
}

std::vector<BatchStats> readBatches(const std::filesystem::path& file, std::size_t limit)
{
    if (!isThere(file))
        return {};
    const std::string bytes = readFile(file);
    if (bytes.size() < sizeof(Header)) // just being made
        return {};
    Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    checkHeader(header, file);
    std::vector<BatchStats> batches((bytes.size() - sizeof header) / header.recordBytes);
    const char* at = bytes.data() + sizeof header;
    for (BatchStats& batch : batches) {
        Record record;
        std::memcpy(&record, at, header.recordBytes);
        batch = statsOf(record);
        at += header.recordBytes;
    }
    return thinned(std::move(batches), limit);
}

std::optional<std::vector<BatchStats>> readBatchesAfter(
    const std::filesystem::path& file, const BatchStats& last)
{
    RecordReader reader(file);
    // Steps ascend: the first that comes after it.
    std::int64_t first = 0;
    for (std::int64_t end = reader.records(); first < end;) {
        const std::int64_t middle = first + (end - first) / 2;
        reader.goTo(middle);
        const auto record = reader.next();
        if (!record)
            return std::nullopt;
        if (record->step <= last.step)
            first = middle + 1;
        else
            end = middle;
    }
    if (first == 0)
        return std::nullopt;
    reader.goTo(first - 1);
    const auto known = reader.next();
    if (!known || !isSame(*known, last))
        return std::nullopt;
    std::vector<BatchStats> batches;
    for (std::int64_t i = first; i < reader.records(); ++i) {
        const auto record = reader.next();
        if (!record)
            return std::nullopt;
        batches.push_back(statsOf(*record));
    }
    return batches;
}

std::vector<BatchStats> thinned(std::vector<BatchStats> batches, std::size_t limit)
{
    if (limit == 0 || batches.size() <= limit)
        return batches;
    const std::size_t stretches = std::max<std::size_t>(1, limit / 2);
    std::vector<BatchStats> kept;
    kept.reserve(2 * stretches);
    const auto byLoss = [](const BatchStats& a, const BatchStats& b) { return a.loss < b.loss; };
    for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
        const auto edge = [&](std::size_t n) {
            return batches.begin() + static_cast<std::ptrdiff_t>(batches.size() * n / stretches);
        };
        auto [least, most] = std::minmax_element(edge(stretch), edge(stretch + 1), byLoss);
        if (least > most)
            std::swap(least, most);
        kept.push_back(*least);
        if (least != most && kept.size() < limit)
            kept.push_back(*most);
    }
    return kept;
}

}
