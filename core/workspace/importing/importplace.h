// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/requests.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace vitrine {

/// A place of an ImportRequest, looked at before anything is imported.
struct ImportPlace {
    enum class Kind {
        None, ///< nothing was written
        Disk, ///< a file or folder of this disk
        Archive, ///< a zip of this disk, unpacked by the import
        Address, ///< fetched by the import
    };

    Kind kind = Kind::None;
    std::string shown; ///< without user and secrets
    /// Rows below a table's header, photos of a folder; none: known only once it is imported.
    std::optional<std::int64_t> entries;
    std::optional<Error> problem; ///< why it cannot be imported
};

enum class ImportPart { Products, Images, Pictures };

/// What `place` is, and whether it is sound: that an address can be understood, and that what is on
/// this disk is there, of the right kind and, of a table, with the columns that are needed. Reads
/// this disk and asks no server. Throws Cancelled only.
ImportPlace lookAtPlace(const std::filesystem::path& place, ImportPart part,
    const RemoteAccess& access, const JobContext& context);

/// Whether the import fetches or unpacks what is there; reads nothing.
bool isFetched(const std::filesystem::path& place);

}
