// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/modelexport.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/workspace/exporting/exporttarget.h"
#include "core/workspace/models/filecopy.h"
#include "core/workspace/models/modelcard.h"
#include "core/workspace/models/ownweights.h"
#include "core/workspace/models/weightsstore.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <system_error>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

void requireFree(const fs::path& folder, const fs::path& workspace)
{
    requireOutside(folder, workspace);
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
    CopyWatch watch;
    watch.progress = [&](std::int64_t done, std::int64_t total) {
        context.throwIfStopped();
        context.report(Stage::Writing, done, total);
    };
    if (!sha256.empty()) {
        watch.accept = [&](const std::string& copied) {
            if (copied != sha256)
                refuseForeignWeights(from);
        };
    }
    copyWhole(from, to, watch);
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
