// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/listingquery.h"
#include "core/workspace/layout.h"

#include <filesystem>
#include <string>

namespace vitrine::workspace {

/// Copies a model's weights.pth, model.json and README.md into `folder`, which appears whole or not
/// at all. Throws Error AlreadyExists for a folder that holds anything, Unsupported for the random
/// network, InvalidArgument for a place inside the workspace, NotFound, Io, DiskFull,
/// PermissionDenied.
void exportModel(const ModelRecord& model, const Layout& layout,
    const std::filesystem::path& folder, JobContext& context);

/// What the list of published weights says of the licence of those of this name; may be empty.
std::string licenceOf(const std::string& weights);

}
