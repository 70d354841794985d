// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <filesystem>
#include <string>

namespace vitrine::workspace {

/// The Error for weights that are not what the workspace put there.
[[noreturn]] void refuseForeignWeights(const std::filesystem::path& file);

/// Throws it unless `file` has this SHA-256; Error NotFound where it is gone. Vectors and index
/// were made with a model's own weights: with others of the same shape searches would answer, and
/// be wrong. Reads the file whole, 0.1 to 0.3 s for a ResNet-50.
void requireOwnWeights(
    const std::filesystem::path& file, const std::string& sha256, const JobContext& context);

}
