// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vitrine::workspace {

/// Whether this process may change `catalogue` and the folder it lies in.
bool isWritable(const std::filesystem::path& catalogue);

/// Throws Error PermissionDenied: `workspace` is one that cannot be written.
[[noreturn]] void refuseToWrite(const std::filesystem::path& workspace);

/// The catalogue of a workspace that cannot be written. In WAL mode SQLite writes beside the file
/// even to read it, and its "immutable" way round that overlooks the log and every change; so a
/// copy in the temporary folder is read instead. It is removed with the object.
class CatalogueCopy {
public:
    /// Throws Error Busy where somebody who may write keeps doing so, DiskFull, PermissionDenied,
    /// Io.
    explicit CatalogueCopy(const std::filesystem::path& catalogue);
    CatalogueCopy(const CatalogueCopy&) = delete;
    CatalogueCopy& operator=(const CatalogueCopy&) = delete;
    ~CatalogueCopy();

    std::filesystem::path file() const { return m_folder / "catalogue.sqlite"; }

private:
    std::filesystem::path m_folder;
};

}
