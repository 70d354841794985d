// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/modelexport.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/workspace/models/modelcard.h"
#include "core/workspace/models/ownweights.h"
#include "core/workspace/models/weightsstore.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

void requireFree(const fs::path& folder, const fs::path& workspace)
{
    const fs::path inside = fs::weakly_canonical(fs::absolute(workspace));
    const fs::path target = fs::weakly_canonical(fs::absolute(folder));
    const auto [end, ignored] =
        std::mismatch(inside.begin(), inside.end(), target.begin(), target.end());
    if (end == inside.end()) {
        throw Error(ErrorCode::InvalidArgument, folder.string() + " lies inside the workspace.",
            "Choose a place outside of it.");
    }
    std::error_code problem;
    if (!fs::exists(folder, problem))
        return;
    if (!fs::is_directory(folder, problem) || !fs::is_empty(folder, problem) || problem) {
        throw Error(ErrorCode::AlreadyExists,
            folder.string() + " is there already and is not an empty folder.",
            "Choose another name.");
    }
}

/// With a hash nothing else is copied.
void copyWithProgress(
    const fs::path& from, const fs::path& to, JobContext& context, const std::string& sha256 = {})
{
    std::error_code unknown;
    const auto total = static_cast<std::int64_t>(fs::file_size(from, unknown));
    std::ifstream source(from, std::ios::binary);
    if (!source || unknown) {
        throw Error(ErrorCode::NotFound, fmt::format("{} cannot be read.", from.string()),
            "Train or embed again: the model may have been removed.");
    }
    AtomicFile target(to);
    Sha256 hash;
    std::vector<char> buffer(std::size_t{1} << 20U);
    std::int64_t done = 0;
    while (source) {
        context.throwIfStopped();
        source.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(source.gcount()));
        hash.update(piece);
        target.write(piece);
        done += source.gcount();
        context.report(Stage::Writing, done, total);
    }
    if (!sha256.empty() && hash.hex() != sha256)
        refuseForeignWeights(from);
    target.commit();
}

}

void exportModel(
    const ModelRecord& model, const Layout& layout, const fs::path& folder, JobContext& context)
{
    if (!model.pretrained) {
        throw Error(ErrorCode::Unsupported,
            "The random network is part of the program and has no file of weights.",
            "Train a model, and export that.");
    }
    requireFree(folder, layout.folder());
    const bool existed = isThere(folder);
    makeFolder(folder);
    try {
        const fs::path readme = layout.modelReadme(model.id);
        if (isThere(readme))
            copyWithProgress(readme, folder / "README.md", context);
        else
            writeFileAtomically(folder / "README.md", modelCard(model, licenceOf(model.name)));
        copyWithProgress(layout.modelCard(model.id), folder / "model.json", context);
        copyWithProgress(
            layout.weights(model.id), folder / "weights.pth", context, model.weightsSha256);
    } catch (...) {
        std::error_code ignored;
        for (const char* file : {"README.md", "model.json", "weights.pth"})
            fs::remove(folder / file, ignored);
        if (!existed)
            fs::remove(folder, ignored);
        throw;
    }
}

std::string licenceOf(const std::string& weights)
{
    for (const PublishedWeights& published : WeightsStore().published()) {
        if (published.name == weights)
            return published.licence;
    }
    return {};
}

}
