// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/ziparchive.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <zip.h>

#include <array>
#include <utility>

namespace vitrine::remote {

namespace {

constexpr std::size_t kPieceBytes = 65536;

Error trap(const std::filesystem::path& file, const std::string& what)
{
    return {ErrorCode::Unsupported,
        fmt::format("{} would unpack to {}: it is taken for a trap.", file.string(), what),
        "If you trust the archive, unpack it by hand and import the folder."};
}

Error damaged(const std::filesystem::path& file, std::string_view reason)
{
    return {ErrorCode::Corrupt, fmt::format("{} is damaged ({}).", file.string(), reason),
        "Get the archive again."};
}

Error openError(const std::filesystem::path& file, int code)
{
    zip_error_t error;
    ::zip_error_init_with_code(&error, code);
    const std::string reason = ::zip_error_strerror(&error);
    const int system =
        ::zip_error_system_type(&error) == ZIP_ET_SYS ? ::zip_error_code_system(&error) : 0;
    ::zip_error_fini(&error);
    if (code == ZIP_ER_NOENT)
        return systemError(ENOENT, "read", file.string());
    if (code == ZIP_ER_OPEN && system != 0)
        return systemError(system, "read", file.string());
    if (code == ZIP_ER_NOZIP)
        return {ErrorCode::Corrupt, fmt::format("{} is no zip archive.", file.string()),
            "Is it whole, and of that kind? Other kinds have to be unpacked by hand."};
    return damaged(file, reason);
}

/// The upper half of the attributes is the file's mode where the archive was made on Unix.
bool isSpecial(zip_t* archive, std::uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (::zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
        return false;
    const auto kind = static_cast<mode_t>(attributes >> 16U) & S_IFMT;
    return kind != 0 && kind != S_IFREG && kind != S_IFDIR;
}

struct FileCloser {
    void operator()(zip_file_t* file) const { ::zip_fclose(file); }
};

}

void ZipArchive::Closer::operator()(zip* archive) const
{
    ::zip_discard(archive);
}

ZipArchive::ZipArchive(const std::filesystem::path& file, const ZipLimits& limits)
    : m_file(file)
{
    int failed = 0;
    m_zip.reset(::zip_open(file.c_str(), ZIP_RDONLY, &failed));
    if (!m_zip)
        throw openError(file, failed);
    readDirectory(limits);
    checkLimits(limits);
}

void ZipArchive::readDirectory(const ZipLimits& limits)
{
    const std::int64_t count = ::zip_get_num_entries(m_zip.get(), 0);
    if (count > limits.entries)
        throw trap(m_file, fmt::format("{} files", count));
    m_entries.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t index = 0; index < static_cast<std::uint64_t>(count); ++index) {
        zip_stat_t info;
        constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE;
        const bool described = ::zip_stat_index(m_zip.get(), index, ZIP_FL_ENC_GUESS, &info) == 0
            && (info.valid & kNeeded) == kNeeded && info.size <= INT64_MAX;
        const bool encrypted = described && (info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0
            && info.encryption_method != ZIP_EM_NONE;
        // AES (AE-2) keeps no checksum; libzip 1.11 says so.
        if (!described || (!encrypted && (info.valid & ZIP_STAT_CRC) == 0))
            throw damaged(m_file, fmt::format("entry {} has no description", index));
        const std::string name = info.name;
        if (name.ends_with('/'))
            continue;
        m_entries.push_back({index, name, static_cast<std::int64_t>(info.size),
            fmt::format("crc32:{:08x}", (info.valid & ZIP_STAT_CRC) != 0 ? info.crc : 0), encrypted,
            isSpecial(m_zip.get(), index)});
    }
}

void ZipArchive::checkLimits(const ZipLimits& limits) const
{
    std::int64_t total = 0;
    for (const ZipEntry& entry : m_entries) {
        if (entry.bytes > limits.bytes - total)
            throw trap(m_file, fmt::format("more than {} bytes", limits.bytes));
        total += entry.bytes;
    }
    const auto packed = static_cast<std::int64_t>(std::filesystem::file_size(m_file));
    if (total > limits.harmless && total / limits.ratio > packed)
        throw trap(m_file, fmt::format("{} bytes from {}", total, packed));
}

void ZipArchive::read(
    const ZipEntry& entry, const std::function<void(std::span<const std::byte>)>& take) const
{
    if (entry.encrypted) {
        throw Error(ErrorCode::Unsupported,
            fmt::format("{} in {} is protected by a password.", entry.name, m_file.string()),
            "Unpack the archive by hand and import the folder.");
    }
    const std::unique_ptr<zip_file_t, FileCloser> file(
        ::zip_fopen_index(m_zip.get(), entry.index, 0));
    const auto failure = [&](zip_error_t* error) {
        const std::string reason = fmt::format("{}: {}", entry.name, ::zip_error_strerror(error));
        if (::zip_error_code_zip(error) != ZIP_ER_COMPNOTSUPP)
            return damaged(m_file, reason);
        return Error(ErrorCode::Unsupported,
            fmt::format(
                "{} is packed in a way that is not understood ({}).", m_file.string(), reason),
            "Unpack the archive by hand and import the folder.");
    };
    if (!file)
        throw failure(::zip_get_error(m_zip.get()));
    std::array<std::byte, kPieceBytes> piece{};
    std::int64_t done = 0;
    for (;;) {
        const std::int64_t got = ::zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0)
            throw failure(::zip_file_get_error(file.get()));
        if (got == 0)
            break;
        done += got;
        if (done > entry.bytes)
            throw damaged(m_file, fmt::format("{} is longer than it says", entry.name));
        take(std::span(piece).first(static_cast<std::size_t>(got)));
    }
    if (done != entry.bytes)
        throw damaged(m_file, fmt::format("{} is shorter than it says", entry.name));
}

}
