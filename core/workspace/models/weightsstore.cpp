// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/weightsstore.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/base/sha256.h"
#include "core/learning/networks/embedder.h"
#include "core/remote/fetcher.h"
#include "core/workspace/models/filecopy.h"
#include "core/workspace/models/weightsmanifest.h"
#include "weightsmanifest_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace vitrine {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kManifestLimit = std::size_t{1} << 20U;
constexpr std::array<std::string_view, 3> kExtensions{".pth", ".pt", ".safetensors"};
// Shares of the time, about.
constexpr double kDownloadWeight = 30.0;
constexpr double kReadWeight = 1.0;

bool isWeightsFile(const fs::path& path)
{
    const std::string extension = path.extension().string();
    return std::ranges::find(kExtensions, extension) != kExtensions.end();
}

/// -1 where there is no such file.
std::int64_t sizeOf(const fs::path& path)
{
    std::error_code failed;
    if (!fs::is_regular_file(path, failed))
        return -1;
    const auto size = fs::file_size(path, failed);
    return failed ? -1 : static_cast<std::int64_t>(size);
}

/// Of some files only the rounded size is published.
bool isWholeSize(std::int64_t size, const PublishedWeights& weights)
{
    constexpr double kRounding = 1e-3; // MiB
    if (size < 0 || weights.bytes > 0)
        return size >= 0 && size == weights.bytes;
    const double mebibytes = static_cast<double>(size) / (1 << 20);
    return weights.mebibytes <= 0.0 || std::abs(mebibytes - weights.mebibytes) <= kRounding;
}

StoredWeights storedAs(const PublishedWeights& weights, const fs::path& folder)
{
    const fs::path file = folder / workspace::fileNameOf(weights);
    const std::int64_t size = sizeOf(file);
    return {weights.name, file, isWholeSize(size, weights), std::max<std::int64_t>(size, 0)};
}

std::string hashOf(const fs::path& file, JobContext& context)
{
    const std::int64_t total = std::max<std::int64_t>(sizeOf(file), 0);
    return sha256OfFile(file, [&](std::uint64_t done) {
        context.throwIfStopped();
        context.report(Stage::Verifying, static_cast<std::int64_t>(done), total);
    });
}

/// Where it fails, opening the file in it says why.
void makeFolder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
}

const PublishedWeights* entryNamed(
    const std::vector<PublishedWeights>& published, const std::string& name)
{
    const auto found = std::ranges::find(published, name, &PublishedWeights::name);
    return found == published.end() ? nullptr : &*found;
}

/// By its name or its file's.
const PublishedWeights* entryCalled(
    const std::vector<PublishedWeights>& published, const std::string& name)
{
    const auto found = std::ranges::find_if(published, [&](const PublishedWeights& weights) {
        return weights.name == name || fs::path(workspace::fileNameOf(weights)).stem() == name;
    });
    return found == published.end() ? nullptr : &*found;
}

Error notHere(const std::vector<PublishedWeights>& published, const std::string& name)
{
    std::error_code unknown;
    if (fs::is_directory(name, unknown)) {
        return {ErrorCode::InvalidArgument, fmt::format("{} is a folder.", name),
            "Name a file of weights."};
    }
    if (entryNamed(published, name)) {
        return {ErrorCode::NotFound, fmt::format("The weights {} are not on this computer.", name),
            fmt::format("Fetch them with `vitrine-cli weights download {}`.", name)};
    }
    return {ErrorCode::NotFound, fmt::format("There are no weights and no file named {}.", name),
        "Choose one that `vitrine-cli weights list` shows."};
}

Error withImportHint(const Error& error, const PublishedWeights& weights)
{
    return {error.code(), error.message(),
        fmt::format("Check the connection and try again, or download {} on another computer and "
                    "use `vitrine-cli "
                    "weights import FILE --name {}`.",
            weights.address, weights.name)};
}

}

WeightsStore::WeightsStore(fs::path folder)
    : m_folder(folder.empty() ? paths::userWeights() : std::move(folder))
{
}

std::vector<PublishedWeights> WeightsStore::published() const
{
    const char* named = std::getenv("VITRINE_WEIGHTS_MANIFEST");
    if (named && *named)
        return workspace::parsedManifest(readFile(named, kManifestLimit), named);
    const EmbeddedFile& file = workspace::embeddedFiles().front();
    return workspace::parsedManifest(file.text, std::string(file.name));
}

std::vector<StoredWeights> WeightsStore::stored() const
{
    std::vector<StoredWeights> entries;
    for (const PublishedWeights& weights : published())
        entries.push_back(storedAs(weights, m_folder));
    std::vector<StoredWeights> imported;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(m_folder, absent)) {
        const fs::path& file = entry.path();
        const bool known = std::ranges::any_of(
            entries, [&](const StoredWeights& weights) { return weights.file == file; });
        if (!known && isWeightsFile(file) && sizeOf(file) >= 0)
            imported.push_back({file.stem().string(), file, true, sizeOf(file)});
    }
    std::ranges::sort(imported, {}, &StoredWeights::name);
    entries.insert(entries.end(), imported.begin(), imported.end());
    return entries;
}

std::optional<fs::path> WeightsStore::find(const std::string& name) const
{
    const std::vector<StoredWeights> entries = stored();
    const auto is = [&](const StoredWeights& weights) {
        return weights.present && (weights.name == name || weights.file.stem() == name);
    };
    const auto found = std::ranges::find_if(entries, is);
    return found == entries.end() ? std::nullopt : std::optional(found->file);
}

std::optional<fs::path> WeightsStore::findDefault() const
{
    std::optional<fs::path> first;
    for (const PublishedWeights& weights : published()) {
        const StoredWeights own = storedAs(weights, m_folder);
        if (own.present && (weights.isDefault || !first))
            first = own.file;
        if (own.present && weights.isDefault)
            break;
    }
    return first;
}

std::vector<std::string> WeightsStore::importedNames() const
{
    std::vector<std::string> names;
    const auto entries = stored();
    for (std::size_t i = published().size(); i < entries.size(); ++i)
        names.push_back(entries[i].name);
    return names;
}

fs::path WeightsStore::download(const std::string& name, JobContext& context)
{
    const auto entries = published();
    const PublishedWeights* weights = entryNamed(entries, name);
    if (!weights) {
        throw Error(ErrorCode::NotFound, fmt::format("No weights named {} are published.", name),
            "Choose one that `vitrine-cli weights list` shows.");
    }
    context.setStages({{Stage::Downloading, kDownloadWeight}, {Stage::Verifying, kReadWeight}});
    const StoredWeights own = storedAs(*weights, m_folder);
    if (own.present && hashOf(own.file, context).starts_with(weights->sha256Prefix))
        return own.file;
    makeFolder(m_folder);
    try {
        remote::loadFetcher()->download(
            {weights->address, own.file, weights->bytes, weights->sha256Prefix}, context);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Network)
            throw withImportHint(error, *weights);
        throw;
    }
    return own.file;
}

fs::path WeightsStore::import(const fs::path& file, const std::string& name, JobContext& context)
{
    if (!workspace::isWeightsName(name)) {
        throw Error(ErrorCode::InvalidArgument, fmt::format("\"{}\" cannot name weights.", name),
            "Take letters, digits, '.', '_' and '-', a letter or digit first.");
    }
    const auto entries = published();
    const PublishedWeights* claimed = entryCalled(entries, name);
    if (!claimed && find(name)) {
        throw Error(ErrorCode::AlreadyExists,
            fmt::format("There are weights named {} already.", name), "Choose another name.");
    }
    context.setStages({{Stage::Verifying, kReadWeight}, {Stage::Writing, kReadWeight}});
    context.report(Stage::Verifying, 0, sizeOf(file));
    learning::inspectWeights(file);
    if (claimed && !hashOf(file, context).starts_with(claimed->sha256Prefix)) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} is not the published file {}: its checksum is another.", file.string(),
                claimed->name),
            "Import it under another name.");
    }
    const std::string extension = isWeightsFile(file) ? file.extension().string() : ".pth";
    const fs::path target =
        m_folder / (claimed ? workspace::fileNameOf(*claimed) : name + extension);
    makeFolder(m_folder);
    workspace::copyWhole(file, target, {[&](std::int64_t done, std::int64_t total) {
        context.throwIfStopped();
        context.report(Stage::Writing, done, total);
    }});
    return target;
}

WeightsCheck WeightsStore::check(const std::string& nameOrFile, JobContext& context) const
{
    const auto entries = published();
    fs::path file = nameOrFile;
    if (const auto own = find(nameOrFile))
        file = *own;
    else if (sizeOf(file) < 0)
        throw notHere(entries, nameOrFile);
    context.report(Stage::Verifying, 0, sizeOf(file));
    const learning::WeightsInfo info = learning::inspectWeights(file);
    WeightsCheck check;
    check.file = file;
    check.sha256 = hashOf(file, context);
    check.matchesManifest = std::ranges::any_of(entries, [&](const PublishedWeights& weights) {
        return check.sha256.starts_with(weights.sha256Prefix);
    });
    check.backbone = learning::backboneName(info.backbone);
    check.fineTuned = info.fineTuned;
    check.classes = info.classes;
    check.embeddingLength = info.embeddingLength;
    check.tensors = info.tensors;
    check.dtype = info.dtype;
    return check;
}

}
