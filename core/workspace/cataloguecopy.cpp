// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cataloguecopy.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr int kAttempts = 3;
/// What SQLite keeps beside a catalogue: the latest changes (its write-ahead log), and what a
/// killed first import is undone with (its rollback journal).
constexpr std::array kSideFiles{"-wal", "-journal"};

fs::path withSuffix(fs::path file, const char* suffix)
{
    return file += suffix;
}

/// Changes whenever SQLite writes; both zero for a file that is not there.
using Stamp = std::pair<fs::file_time_type, std::uintmax_t>;

Stamp stampOf(const fs::path& file)
{
    std::error_code absent;
    const auto written = fs::last_write_time(file, absent);
    const auto size = absent ? 0 : fs::file_size(file, absent);
    return absent ? Stamp() : Stamp(written, size);
}

std::vector<Stamp> stampsOf(const fs::path& catalogue)
{
    std::vector<Stamp> stamps{stampOf(catalogue)};
    for (const char* suffix : kSideFiles)
        stamps.push_back(stampOf(withSuffix(catalogue, suffix)));
    return stamps;
}

void copyFile(const fs::path& from, const fs::path& to)
{
    std::error_code problem;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, problem);
    if (!problem) // the original's permissions came along
        fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, problem);
    if (problem)
        throw systemError(problem.value(), "copy", from.string());
}

void copyWithSideFiles(const fs::path& from, const fs::path& to)
{
    copyFile(from, to);
    for (const char* suffix : kSideFiles) {
        const fs::path side = withSuffix(from, suffix);
        std::error_code ignored;
        if (fs::exists(side, ignored))
            copyFile(side, withSuffix(to, suffix));
        else
            fs::remove(withSuffix(to, suffix), ignored);
    }
}

fs::path newFolder()
{
    std::string pattern = (fs::temp_directory_path() / "vitrine-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw systemError(errno, "make a folder in", fs::temp_directory_path().string());
    return pattern;
}

[[noreturn]] void refuseToWrite(const fs::path& workspace)
{
    throw Error(ErrorCode::PermissionDenied, workspace.string() + " cannot be written.",
        "Copy the workspace to a folder of your own, or change its permissions. As it is, it can "
        "be read, searched and exported.");
}

}

bool isWritable(const fs::path& catalogue)
{
    const auto may = [](const fs::path& path) {
        return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
    };
    return may(catalogue) && may(catalogue.parent_path());
}

CatalogueCopy::CatalogueCopy(const fs::path& catalogue)
    : m_folder(newFolder())
{
    try {
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            const auto before = stampsOf(catalogue);
            copyWithSideFiles(catalogue, file());
            if (stampsOf(catalogue) == before)
                return;
        }
        throw Error(ErrorCode::Busy, catalogue.string() + " is being written by somebody else.",
            "Try again when they are done.");
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
        throw;
    }
}

CatalogueCopy::~CatalogueCopy()
{
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

ReadOnlyCatalogue::ReadOnlyCatalogue(const Layout& layout)
    : m_workspace(layout.folder())
    , m_copy(layout.catalogue())
    , m_catalogue(catalogue::Catalogue::open(m_copy.file()))
{
}

std::unique_ptr<catalogue::Reader> ReadOnlyCatalogue::reader() const
{
    return m_catalogue->reader();
}

std::unique_ptr<catalogue::Writer> ReadOnlyCatalogue::writer()
{
    refuseToWrite(m_workspace);
}

void requireWritable(const Layout& layout)
{
    if (!isWritable(layout.catalogue()))
        refuseToWrite(layout.folder());
}

}
