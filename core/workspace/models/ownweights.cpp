// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/ownweights.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

namespace vitrine::workspace {

void refuseForeignWeights(const std::filesystem::path& file)
{
    throw Error(ErrorCode::Corrupt,
        file.string() + " is not the file that was put there: its SHA-256 is another one.",
        "Put the model's own file back, or embed the photos with other weights or train anew.");
}

void requireOwnWeights(
    const std::filesystem::path& file, const std::string& sha256, const JobContext& context)
{
    if (sha256OfFile(file, [&](std::uint64_t) { context.throwIfStopped(); }) != sha256)
        refuseForeignWeights(file);
}

}
