// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/partfile.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/rawwrite.h"
#include "core/base/sha256.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace vitrine::remote {

namespace {

constexpr std::size_t kTagLimit = 16384;

std::filesystem::path withSuffix(std::filesystem::path path, const char* suffix)
{
    path += suffix;
    return path;
}

/// Locked, and still the file of that name: its holder may have renamed it meanwhile.
bool heldAlone(int fd, const std::filesystem::path& path, struct stat& info)
{
    struct stat named { };
    return ::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::fstat(fd, &info) == 0
        && ::stat(path.c_str(), &named) == 0 && named.st_ino == info.st_ino
        && named.st_dev == info.st_dev;
}

}

PartFile::PartFile(std::filesystem::path target)
    : m_target(std::move(target))
    , m_part(withSuffix(m_target, ".part"))
    , m_tag(withSuffix(m_part, ".tag"))
    , m_fd(::open(m_part.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666))
{
    if (m_fd < 0)
        throw systemError(errno, "write", m_target.string());
    struct stat info { };
    if (!heldAlone(m_fd, m_part, info)) {
        ::close(m_fd);
        throw Error(ErrorCode::Busy,
            fmt::format("{} is being downloaded already.", m_target.filename().string()),
            "Wait for the other download, or cancel it.");
    }
    m_size = info.st_size;
}

PartFile::~PartFile()
{
    if (m_fd < 0)
        return;
    if (m_size == 0) {
        ::unlink(m_part.c_str());
        ::unlink(m_tag.c_str());
    }
    ::close(m_fd);
}

std::string PartFile::tagFor(const std::string& address) const
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(m_tag, failed))
        return {};
    const std::string text = readFile(m_tag, kTagLimit);
    const std::string start = sha256Hex(address) + '\n';
    return text.starts_with(start) ? text.substr(start.size()) : std::string();
}

void PartFile::append(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const std::size_t written = writeSome(m_fd, bytes, m_target);
        m_size += static_cast<std::int64_t>(written);
        bytes = bytes.subspan(written);
    }
}

void PartFile::restart()
{
    if (::ftruncate(m_fd, 0) != 0)
        throw systemError(errno, "write", m_target.string());
    m_size = 0;
}

void PartFile::remember(const std::string& address, const std::string& tag)
{
    // By its sum: an address may hold a signature or a token.
    writeFileAtomically(m_tag, sha256Hex(address) + '\n' + tag, Durability::Renamed);
}

void PartFile::discard()
{
    ::unlink(m_part.c_str());
    ::unlink(m_tag.c_str());
    m_size = 0;
}

void PartFile::finish()
{
    if (::fsync(m_fd) != 0 || ::rename(m_part.c_str(), m_target.c_str()) != 0)
        throw systemError(errno, "write", m_target.string());
    ::unlink(m_tag.c_str());
    ::close(std::exchange(m_fd, -1));
}

}
