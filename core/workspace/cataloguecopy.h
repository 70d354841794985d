// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/layout.h"

#include <filesystem>
#include <memory>

namespace vitrine::workspace {

/// Whether this process may change `catalogue` and the folder it lies in.
bool isWritable(const std::filesystem::path& catalogue);

/// Throws Error PermissionDenied where this process may not change the workspace.
void requireWritable(const Layout& layout);

/// The catalogue of a workspace that cannot be written. SQLite writes beside the file even to read
/// it, in WAL mode and to undo what a killed program left, and its "immutable" way round that
/// overlooks the log, the journal and every change; so a copy of all of them in the temporary
/// folder is read instead. It is removed with the object.
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

/// Such a copy as the workspace's catalogue: its `writer` throws Error PermissionDenied, as what it
/// would write is thrown away. Constructing it throws as CatalogueCopy and Catalogue::open do.
class ReadOnlyCatalogue final : public catalogue::Catalogue {
public:
    explicit ReadOnlyCatalogue(const Layout& layout);
    std::unique_ptr<catalogue::Reader> reader() const override;
    std::unique_ptr<catalogue::Writer> writer() override;

private:
    std::filesystem::path m_workspace;
    CatalogueCopy m_copy;
    std::unique_ptr<catalogue::Catalogue> m_catalogue; ///< closed before its file goes
};

}
