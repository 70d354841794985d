// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/workspace/requests.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace vitrine::ui {

/// What the chosen files hold, before importing them. Nothing where a file was not chosen or cannot
/// be read.
struct ImportPreview {
    std::optional<std::int64_t> products; ///< rows below the header
    std::optional<std::int64_t> images;
    std::optional<std::int64_t> pictures; ///< files in the folder
};

/// Reads the files; throws Cancelled.
ImportPreview readPreview(const ImportRequest& request, JobContext& context);
/// Fills the empty fields from files beside the given ones: Products.csv, Images.csv, a folder of
/// pictures. `dropped` may be such a folder or one of the files.
ImportRequest completed(ImportRequest request, const std::filesystem::path& dropped);

}
