// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/workspace/importing/importplace.h"
#include "core/workspace/requests.h"

#include <filesystem>

namespace vitrine::ui {

/// What is in the chosen places, before importing them.
struct ImportPreview {
    ImportPlace products;
    ImportPlace images;
    ImportPlace pictures;
};

/// Reads what is on this disk; throws Cancelled.
ImportPreview readPreview(const ImportRequest& request, JobContext& context);
/// Fills the empty fields from files beside the given ones: Products.csv, Images.csv, a folder of
/// pictures. `dropped` may be such a folder or one of the files.
ImportRequest completed(ImportRequest request, const std::filesystem::path& dropped);

}
