// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include "core/base/error.h"
#include "core/base/rawwrite.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <string_view>
#include <utility>

namespace vitrine {

namespace {

std::filesystem::path temporaryFor(const std::filesystem::path& target)
{
    static std::atomic<unsigned> counter{0};
    auto name = target;
    name += fmt::format(".{}-{}.part", ::getpid(), counter.fetch_add(1));
    return name;
}

std::optional<unsigned> parsedNumber(std::string_view digits)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

// The process in a name that temporaryFor() made; nothing for other names.
std::optional<pid_t> writerOf(std::string_view name)
{
    constexpr std::string_view kSuffix = ".part";
    constexpr unsigned kMaxPid = 1u << 22; // pid_max(5)
    if (!name.ends_with(kSuffix))
        return std::nullopt;
    name.remove_suffix(kSuffix.size());
    const std::size_t dash = name.rfind('-');
    const std::size_t dot = name.rfind('.', dash);
    if (dash == std::string_view::npos || dot == std::string_view::npos)
        return std::nullopt;
    const auto pid = parsedNumber(name.substr(dot + 1, dash - dot - 1));
    const auto count = parsedNumber(name.substr(dash + 1));
    if (!pid || !count || *pid == 0 || *pid > kMaxPid)
        return std::nullopt;
    return static_cast<pid_t>(*pid);
}

void syncFolder(const std::filesystem::path& folder)
{
    const int fd =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return; // some file systems do not let a folder be opened; the rename itself has succeeded
    ::fsync(fd);
    ::close(fd);
}

}

AtomicFile::AtomicFile(std::filesystem::path target, Durability durability)
    : m_target(std::move(target))
    , m_durability(durability)
{
    do { // a name may be taken by a killed program of the same number, or by a module's own counter
        m_temporary = temporaryFor(m_target);
        m_fd = ::open(m_temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (m_fd < 0 && errno == EEXIST);
    if (m_fd < 0)
        throw systemError(errno, "write", m_target.string());
}

AtomicFile::~AtomicFile()
{
    if (m_fd >= 0) {
        ::close(m_fd);
        ::unlink(m_temporary.c_str());
    }
}

void AtomicFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty())
        bytes = bytes.subspan(writeSome(m_fd, bytes, m_target));
}

void AtomicFile::write(std::string_view text)
{
    write(std::as_bytes(std::span(text)));
}

void AtomicFile::commit()
{
    if (m_durability == Durability::Synced) {
        // Opened again: a library may have replaced the file behind the temporary name.
        const int fd = ::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC);
        const bool synced = fd >= 0 && ::fsync(fd) == 0;
        const int reason = errno;
        if (fd >= 0)
            ::close(fd);
        if (!synced)
            throw systemError(reason, "write", m_target.string());
    }
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        throw systemError(errno, "write", m_target.string());
    ::close(std::exchange(m_fd, -1));
    if (m_durability == Durability::Synced)
        syncFolder(m_target.parent_path());
}

void writeFileAtomically(
    const std::filesystem::path& target, std::string_view text, Durability durability)
{
    AtomicFile file(target, durability);
    file.write(text);
    file.commit();
}

void removeAbandonedParts(const std::filesystem::path& folder)
{
    std::error_code unreadable;
    for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
        const std::optional<pid_t> writer = writerOf(entry.path().filename().string());
        if (!writer)
            continue;
        const bool alive = ::kill(*writer, 0) == 0 || errno == EPERM;
        if (!alive)
            ::unlink(entry.path().c_str());
    }
}

std::string readFile(const std::filesystem::path& path, std::size_t limit)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        throw systemError(errno, "read", path.string());
    struct stat info { };
    std::string text;
    int reason = 0;
    if (::fstat(fd, &info) != 0) {
        reason = errno;
    } else if (S_ISDIR(info.st_mode)) {
        reason = EISDIR;
    } else if (static_cast<std::size_t>(info.st_size) <= limit) {
        text.resize(static_cast<std::size_t>(info.st_size));
        std::size_t filled = 0;
        while (filled < text.size()) {
            const ssize_t got = ::read(fd, text.data() + filled, text.size() - filled);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                reason = errno;
            if (got <= 0)
                break;
            filled += static_cast<std::size_t>(got);
        }
        text.resize(filled);
    }
    ::close(fd);
    if (reason != 0)
        throw systemError(reason, "read", path.string());
    if (static_cast<std::size_t>(info.st_size) > limit) {
        throw Error(ErrorCode::Unsupported,
            fmt::format(
                "{} is {} bytes; at most {} are read.", path.string(), info.st_size, limit));
    }
    return text;
}

}
