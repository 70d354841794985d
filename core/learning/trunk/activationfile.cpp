// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/trunk/activationfile.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/learning/files/crc32.h"
#include "core/learning/trunk/filelock.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

namespace vitrine::learning {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kFileVersion = 1;
constexpr std::size_t kLeastMap = std::size_t{64} << 20U; ///< bytes of address space, not memory
constexpr std::size_t kLinesAtOnce = 4096;
constexpr int kAttempts = 50;
constexpr std::chrono::milliseconds kBetweenAttempts{10};

/// What the index begins with.
struct FileHeader {
    std::array<char, 8> magic{'V', 'I', 'T', 'T', 'R', 'U', 'N', 'K'};
    std::uint32_t version = kFileVersion;
    std::uint32_t checksum = 0; ///< of recordBytes
    std::uint64_t recordBytes = 0;

    bool operator==(const FileHeader&) const = default;
};
static_assert(sizeof(FileHeader) == 24);

template <typename T> std::span<const std::byte> bytesOf(const T& value)
{
    return std::as_bytes(std::span(&value, 1));
}

FileHeader headerFor(std::size_t recordBytes)
{
    FileHeader header;
    header.recordBytes = recordBytes;
    header.checksum = crc32(bytesOf(header.recordBytes));
    return header;
}

/// Returns 0, or an errno.
int writeAll(int fd, std::span<const std::byte> bytes, std::size_t offset)
{
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written < 0 ? errno : EIO;
        offset += static_cast<std::size_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

/// As many bytes as there are, at most as many as fit.
std::size_t readSome(int fd, std::span<std::byte> into, std::size_t offset)
{
    std::size_t filled = 0;
    while (filled < into.size()) {
        const ssize_t got = ::pread(
            fd, into.data() + filled, into.size() - filled, static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

std::size_t fileSize(int fd)
{
    struct stat info { };
    return ::fstat(fd, &info) == 0 ? static_cast<std::size_t>(info.st_size) : 0;
}

bool hasHeader(int fd, const FileHeader& expected)
{
    FileHeader header;
    return readSome(fd, std::as_writable_bytes(std::span(&header, 1)), 0) == sizeof(FileHeader)
        && header == expected;
}

}

struct ActivationFile::Line {
    std::array<char, kNameLength> name{};
    std::uint32_t record = 0; ///< checksum of the record
    std::uint32_t checksum = 0; ///< of the line before this

    std::uint32_t sum() const
    {
        return crc32(bytesOf(*this).first(sizeof(Line) - sizeof(checksum)));
    }
};

ActivationFile::ActivationFile(
    const fs::path& folder, const std::string& key, std::size_t recordBytes, Access access)
    : m_index(folder / (key + ".index"))
    , m_records(folder / (key + ".records"))
    , m_recordBytes(recordBytes)
    , m_mayWrite(access == Access::Write)
{
    static_assert(sizeof(Line) == kNameLength + 8);
    try {
        if (m_mayWrite)
            fs::create_directories(folder);
        open();
    } catch (const fs::filesystem_error& error) {
        throw systemError(error.code().value(), "create", folder.string());
    } catch (...) {
        close();
        throw;
    }
}

ActivationFile::~ActivationFile()
{
    close();
}

void ActivationFile::close()
{
    if (m_map)
        ::munmap(std::exchange(m_map, nullptr), m_mapBytes);
    for (int* fd : {&m_indexFd, &m_recordsFd}) {
        if (*fd >= 0)
            ::close(std::exchange(*fd, -1)); // frees the locks
    }
}

void ActivationFile::open()
{
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (openOnce()) {
            refresh();
            return;
        }
        close();
        std::this_thread::sleep_for(kBetweenAttempts);
    }
    log::warning(m_index.string() + " cannot be locked; nothing is kept in it.");
}

/// False where another process is making or dropping the file just now. Without a file, and none
/// to be made, true.
bool ActivationFile::openOnce()
{
    const int flags = (m_mayWrite ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC;
    m_indexFd = ::open(m_index.c_str(), flags, 0666);
    if (m_indexFd < 0) {
        if (m_mayWrite)
            throw systemError(errno, "write", m_index.string());
        return true;
    }
    if (!lockShared(m_indexFd, LockOf::InUse) || !leadsTo(m_index, m_indexFd))
        return false;
    if (!hasHeader(m_indexFd, headerFor(m_recordBytes))) {
        if (m_mayWrite)
            return makeHeader() && openRecords(flags);
        close();
        return true;
    }
    return openRecords(flags);
}

bool ActivationFile::openRecords(int flags)
{
    m_recordsFd = ::open(m_records.c_str(), flags, 0666);
    if (m_recordsFd < 0 && m_mayWrite)
        throw systemError(errno, "write", m_records.string());
    if (m_recordsFd < 0)
        close();
    else
        ::futimens(m_indexFd, nullptr); // when it was used last
    return true;
}

/// A new file, or one of another version: begun where nobody else uses it.
bool ActivationFile::makeHeader()
{
    if (!lockExclusive(m_indexFd, LockOf::InUse))
        return false;
    const FileHeader header = headerFor(m_recordBytes);
    int reason = ::ftruncate(m_indexFd, 0) == 0 ? 0 : errno;
    if (reason == 0)
        reason = writeAll(m_indexFd, bytesOf(header), 0);
    if (reason != 0)
        throw systemError(reason, "write", m_index.string());
    return lockShared(m_indexFd, LockOf::InUse);
}

void ActivationFile::refresh()
{
    if (m_indexFd < 0)
        return;
    const bool began = m_mayWrite && !m_writing && lockExclusive(m_indexFd, LockOf::Writer);
    m_writing = m_writing || began;
    readLines();
    // Half a line, or a line of a record that is not whole, was left by a killed program.
    if (began
        && ::ftruncate(m_indexFd, static_cast<off_t>(sizeof(FileHeader) + m_lines * sizeof(Line)))
            != 0)
        m_writing = false;
}

void ActivationFile::readLines()
{
    const std::size_t whole = fileSize(m_recordsFd) / m_recordBytes;
    std::vector<Line> lines(kLinesAtOnce);
    while (true) {
        const std::size_t bytes = readSome(m_indexFd, std::as_writable_bytes(std::span(lines)),
            sizeof(FileHeader) + m_lines * sizeof(Line));
        const std::size_t count = bytes / sizeof(Line);
        for (std::size_t i = 0; i < count && m_lines < whole; ++i, ++m_lines) {
            const Line& line = lines[i];
            if (line.checksum == line.sum())
                m_slots.insert_or_assign(std::string(line.name.data(), line.name.size()),
                    Slot{m_lines, line.record, false});
        }
        if (count < kLinesAtOnce || m_lines >= whole)
            return;
    }
}

const std::byte* ActivationFile::mapped(std::size_t position)
{
    const std::size_t end = (position + 1) * m_recordBytes;
    if (end > m_mapBytes) {
        if (m_map)
            ::munmap(std::exchange(m_map, nullptr), m_mapBytes);
        // More than there is, for what will be added; only whole records are ever touched.
        m_mapBytes = std::max(kLeastMap, 2 * fileSize(m_recordsFd));
        void* const start = ::mmap(nullptr, m_mapBytes, PROT_READ, MAP_SHARED, m_recordsFd, 0);
        if (start == MAP_FAILED) {
            m_mapBytes = 0;
            return nullptr;
        }
        m_map = start;
    }
    return static_cast<const std::byte*>(m_map) + position * m_recordBytes;
}

std::span<const std::byte> ActivationFile::find(std::string_view name)
{
    const auto found = m_slots.find(name);
    if (found == m_slots.end())
        return {};
    Slot& slot = found->second;
    const std::byte* const start = mapped(slot.position);
    const std::span<const std::byte> record(start, start ? m_recordBytes : 0);
    if (!slot.checked && (!start || crc32(record) != slot.checksum)) {
        log::warning(m_records.string() + " has a damaged record; it is computed again.");
        m_slots.erase(found);
        return {};
    }
    slot.checked = true;
    return record;
}

void ActivationFile::append(std::span<const std::string> names, std::span<const std::byte> records)
{
    if (!m_writing || names.empty())
        return;
    if (records.size() != names.size() * m_recordBytes)
        throw Error(ErrorCode::Internal, "Records of another size than expected.");
    std::vector<Line> lines(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].size() != kNameLength)
            throw Error(ErrorCode::Internal, "A record's name of another length than expected.");
        std::copy(names[i].begin(), names[i].end(), lines[i].name.begin());
        lines[i].record = crc32(records.subspan(i * m_recordBytes, m_recordBytes));
        lines[i].checksum = lines[i].sum();
    }
    // A line is only written once its record is: then whatever kills the program, both are whole.
    if (const int reason = writeAll(m_recordsFd, records, m_lines * m_recordBytes))
        throw systemError(reason, "write", m_records.string());
    appendLines(lines);
}

void ActivationFile::appendLines(std::span<const Line> lines)
{
    const std::size_t end = sizeof(FileHeader) + m_lines * sizeof(Line);
    if (const int reason = writeAll(m_indexFd, std::as_bytes(lines), end)) {
        static_cast<void>(::ftruncate(m_indexFd, static_cast<off_t>(end)) == 0);
        throw systemError(reason, "write", m_index.string());
    }
    for (const Line& line : lines) {
        m_slots.insert_or_assign(
            std::string(line.name.data(), line.name.size()), Slot{m_lines, line.record, true});
        ++m_lines;
    }
}

}
