// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"

#include <filesystem>

namespace vitrine {
class JobContext;
}
namespace vitrine::catalogue {
class Catalogue;
}

namespace vitrine::workspace {

/// That every file of `request` may be written (exporttarget.h) and none is named twice. Throws
/// Error InvalidArgument and AlreadyExists.
void checkTargets(const ExportRequest& request, const std::filesystem::path& workspace);

/// Writes the files of `request`, each whole or not at all. Throws Error NotReady, before anything
/// is written, where embeddings are wanted and there are none; Cancelled leaves the files that were
/// done.
ExportReport exportFiles(
    const ExportRequest& request, const catalogue::Catalogue& catalogue, JobContext& context);

}
