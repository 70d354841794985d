// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/modelstore.h"

#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/learning/torchwriter.h"
#include "core/types/preprocessing.h"
#include "core/workspace/centrefile.h"
#include "core/workspace/networkinput.h"
#include "core/workspace/settings.h"
#include "core/workspace/weightsstore.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <set>
#include <system_error>
#include <vector>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr auto kRandomName = "random";

std::string now()
{
    const auto time =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto milliseconds = time.time_since_epoch().count() % 1000;
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
        fmt::gmtime(std::chrono::system_clock::to_time_t(time)), milliseconds);
}

/// torch.save's format since PyTorch 1.6; the others that Vitrine reads are no zip archives.
bool isTorchZip(const fs::path& file)
{
    std::array<char, 4> start{};
    std::ifstream(file, std::ios::binary).read(start.data(), start.size());
    return std::string_view(start.data(), start.size()) == "PK\x03\x04";
}

learning::EmbedderOptions embedderOptions(const ModelRecord& model, const fs::path& trunkCache)
{
    learning::EmbedderOptions options;
    options.inputSide = model.inputSide;
    options.trunkCache = trunkCache;
    return options;
}

std::string modelId(const ModelRecord& record, const std::string& embeddingLayer)
{
    const auto text = fmt::format("{}\n{}\n{}\n{}\n{}\n", record.weightsSha256, record.backbone,
        record.preprocessing, record.inputSide, embeddingLayer);
    return sha256Hex(text).substr(0, 16);
}

std::string hashOf(const fs::path& file, JobContext& context)
{
    std::error_code unknown;
    const auto size = fs::file_size(file, unknown);
    const auto total = unknown ? 0 : static_cast<std::int64_t>(size);
    return sha256OfFile(file, [&](std::uint64_t done) {
        context.throwIfStopped();
        context.report(Stage::LoadingModel, static_cast<std::int64_t>(done), 2 * total);
    });
}

fs::path fileNamed(const std::string& name)
{
    const WeightsStore store;
    if (const auto stored = store.find(name))
        return *stored;
    std::error_code unknown;
    if (fs::is_directory(name, unknown)) {
        throw Error(ErrorCode::InvalidArgument, fmt::format("{} is a folder.", name),
            "Name a file of weights.");
    }
    if (isThere(name))
        return name;
    const auto published = store.published();
    const bool known = std::any_of(published.begin(), published.end(),
        [&](const PublishedWeights& entry) { return entry.name == name; });
    if (known) {
        throw Error(ErrorCode::NotFound,
            fmt::format("The weights {} are not on this computer.", name),
            "Download them first, or import a file of them.");
    }
    throw Error(ErrorCode::NotFound, fmt::format("There are no weights called {}.", name),
        "Give the path of a file, or one of the names that the list of weights shows.");
}

}

void ModelStore::requireNamed(const std::string& weights) const
{
    if (!weights.empty() && weights != kRandomName && !ofId(weights))
        fileNamed(weights);
}

std::optional<ModelRecord> ModelStore::ofId(const std::string& id) const
{
    for (ModelRecord& model : m_catalogue.reader()->models()) {
        if (model.id == id)
            return std::move(model);
    }
    return std::nullopt;
}

ChosenModel ModelStore::choose(const std::string& weights, JobContext& context) const
{
    const auto preprocessing = preprocessingName(kDefaultPreprocessing);
    if (weights == kRandomName)
        return randomNetwork();
    if (const auto model = ofId(weights))
        return model->pretrained ? ofWorkspace(*model, context) : randomNetwork();
    if (!weights.empty()) {
        const fs::path file = fileNamed(weights);
        const auto name = file == weights ? file.stem().string() : weights;
        return fromFile(file, name, preprocessing, context);
    }
    return chosenOr(current(false), context);
}

ChosenModel ModelStore::chooseStart(const std::string& weights, JobContext& context) const
{
    return weights.empty() ? chosenOr(current(true), context) : choose(weights, context);
}

std::optional<ModelRecord> ModelStore::current(bool forTraining) const
{
    const auto reader = m_catalogue.reader();
    std::set<std::string> trained;
    for (const catalogue::StoredRun& run : reader->runs())
        trained.insert(run.record.model);
    const auto searched = searchModel(*reader);
    const std::string byHand = modelChosenByHand(*reader);
    std::optional<ModelRecord> newest;
    for (const ModelRecord& model : reader->models()) {
        const bool counts =
            !trained.contains(model.id) || (!forTraining && searched && searched->id == model.id);
        if (counts && model.id == byHand)
            return model;
        if (counts && !newest)
            newest = model;
    }
    return newest;
}

ChosenModel ModelStore::chosenOr(const std::optional<ModelRecord>& model, JobContext& context) const
{
    if (model && model->pretrained)
        return ofWorkspace(*model, context);
    const auto preprocessing = preprocessingName(kDefaultPreprocessing);
    // Also after the random network: whoever downloads weights later wants them used.
    if (const auto file = WeightsStore().findDefault())
        return fromFile(*file, file->stem().string(), preprocessing, context);
    return randomNetwork();
}

ChosenModel ModelStore::ofWorkspace(const ModelRecord& record, JobContext& context) const
{
    const fs::path file = m_layout.weights(record.id);
    if (!isThere(file)) {
        throw Error(ErrorCode::NotFound,
            fmt::format("The weights of this workspace's model {} are gone.", record.name),
            "Name the weights to embed with.");
    }
    ChosenModel chosen = fromFile(file, record.name, record.preprocessing, context);
    chosen.record.inputSide = record.inputSide;
    chosen.record.id = record.id; // made from the original, which may have been of another format
    if (chosen.record.weightsSha256 != record.weightsSha256) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("{} is not the file that was put there.", file.string()),
            "Name the weights to embed with.");
    }
    return chosen;
}

ChosenModel ModelStore::fromFile(const fs::path& file, const std::string& name,
    std::string_view preprocessing, JobContext& context) const
{
    const auto info = learning::inspectWeights(file);
    ChosenModel chosen;
    chosen.weights = file;
    chosen.embeddingLayer = info.fineTuned ? "fc.0" : "fc";
    chosen.classes = info.classes;
    ModelRecord& record = chosen.record;
    record.name = name;
    record.backbone = learning::backboneName(info.backbone);
    record.weightsSha256 = hashOf(file, context);
    record.pretrained = true;
    record.preprocessing = preprocessing;
    record.length = info.embeddingLength;
    record.id = modelId(record, chosen.embeddingLayer);
    record.created = now();
    return chosen;
}

ChosenModel ModelStore::randomNetwork() const
{
    ChosenModel chosen;
    chosen.embeddingLayer = "fc.0";
    ModelRecord& record = chosen.record;
    record.name = kRandomName;
    record.weightsSha256 = learning::Embedder::randomNetworkId();
    record.pretrained = false;
    record.preprocessing = preprocessingName(kDefaultPreprocessing);
    record.id = modelId(record, chosen.embeddingLayer);
    record.created = now();
    return chosen;
}

std::unique_ptr<learning::Embedder> ModelStore::install(
    ChosenModel& model, JobContext& context) const
{
    ModelRecord& record = model.record;
    std::error_code ignored;
    makeFolder(m_layout.model(record.id));
    try {
        if (!model.weights.empty() && model.weights != m_layout.weights(record.id))
            keepWeights(model, context);
        context.throwIfStopped();
        auto embedder = loadWith(m_layout.trunkCache(), record, context);
        record.backbone = learning::backboneName(embedder->backbone());
        record.length = embedder->length();
        record.precision = precisionName(embedder->precision());
        if (!isThere(m_layout.modelCard(record.id)))
            writeCard(model);
        return embedder;
    } catch (...) {
        fs::remove(m_layout.model(record.id), ignored); // only when nothing is in it
        throw;
    }
}

void ModelStore::keepWeights(ChosenModel& model, JobContext& context) const
{
    const fs::path kept = m_layout.weights(model.record.id);
    std::string& hash = model.record.weightsSha256;
    if (!isTorchZip(model.weights)) {
        const auto state = learning::readStateDict(model.weights);
        const auto info = learning::describeWeights(state);
        context.throwIfStopped();
        learning::writeTorchFile(
            kept, learning::inTorchOrder(state, info.backbone, {info.fineTuned, info.classes}));
        hash = sha256OfFile(kept);
    } else if (!isThere(kept) || sha256OfFile(kept) != hash) {
        copyWeights(model, context);
    }
}

void ModelStore::copyWeights(const ChosenModel& model, JobContext& context) const
{
    std::ifstream source(model.weights, std::ios::binary);
    AtomicFile target(m_layout.weights(model.record.id));
    std::error_code unknown;
    const auto size = fs::file_size(model.weights, unknown);
    const auto total = unknown ? 0 : static_cast<std::int64_t>(size);
    Sha256 hash;
    std::vector<char> buffer(std::size_t{1} << 20U);
    std::int64_t done = 0;
    while (source) {
        context.throwIfStopped();
        source.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        const auto piece =
            std::string_view(buffer.data(), static_cast<std::size_t>(source.gcount()));
        hash.update(piece);
        target.write(piece);
        done += static_cast<std::int64_t>(piece.size());
        context.report(Stage::LoadingModel, total + done, 2 * total);
    }
    if (hash.hex() != model.record.weightsSha256) {
        throw Error(ErrorCode::Io,
            fmt::format("{} changed while it was copied.", model.weights.string()), "Try again.");
    }
    target.commit();
}

void ModelStore::writeCard(const ChosenModel& model) const
{
    const ModelRecord& record = model.record;
    nlohmann::ordered_json card;
    card["format"] = 1;
    card["id"] = record.id;
    card["name"] = record.name;
    card["backbone"] = record.backbone;
    card["pretrained"] = record.pretrained;
    card["classes"] = model.classes;
    card["labels"] = model.labels; // empty: a file does not name its classes
    card["input"] = {{"side", record.inputSide}, {"preprocessing", record.preprocessing},
        {"mean", {0.485, 0.456, 0.406}}, {"std", {0.229, 0.224, 0.225}}};
    card["embedding"] = {
        {"layer", model.embeddingLayer}, {"length", record.length}, {"metric", "cosine"}};
    card["precision"] = record.precision;
    card["weights"] = {{"sha256", record.weightsSha256}};
    if (!model.weights.empty())
        card["weights"]["file"] = "weights.pth";
    card["created"] = record.created;
    writeFileAtomically(m_layout.modelCard(record.id),
        card.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

std::unique_ptr<learning::Embedder> ModelStore::load(
    const ModelRecord& model, JobContext& context) const
{
    return loadWith({}, model, context);
}

std::unique_ptr<learning::Embedder> ModelStore::loadWith(
    const fs::path& trunkCache, const ModelRecord& model, JobContext& context) const
{
    if (!model.pretrained)
        return loadRandom(model, context);
    return learning::Embedder::fromFile(
        m_layout.weights(model.id), embedderOptions(model, trunkCache));
}

ModelRecord ModelStore::keepTrained(const learning::StateDict& weights, ModelRecord record,
    const std::vector<std::string>& labels) const
{
    const auto info = learning::describeWeights(weights);
    const fs::path part = m_layout.models() / "trained.part"; // one job at a time
    makeFolder(m_layout.models());
    learning::writeTorchFile(
        part, learning::inTorchOrder(weights, info.backbone, {info.fineTuned, info.classes}));
    ChosenModel model;
    model.embeddingLayer = "fc.0";
    model.classes = info.classes;
    model.labels = labels;
    record.backbone = learning::backboneName(info.backbone);
    record.weightsSha256 = sha256OfFile(part);
    record.pretrained = true;
    record.length = info.embeddingLength;
    record.precision = precisionName(
        cpu::hasBfloat16() ? learning::Precision::Bfloat16 : learning::Precision::Float32);
    record.id = modelId(record, model.embeddingLayer);
    record.created = now();
    model.record = record;
    model.weights = m_layout.weights(record.id);
    makeFolder(m_layout.model(record.id));
    std::error_code problem;
    fs::rename(part, model.weights, problem);
    if (problem)
        throw systemError(problem.value(), "write", model.weights.string());
    writeCard(model);
    return record;
}

std::unique_ptr<learning::Embedder> ModelStore::loadRandom(
    const ModelRecord& model, JobContext& context) const
{
    if (model.weightsSha256 != learning::Embedder::randomNetworkId()) {
        throw Error(ErrorCode::NotReady,
            "This version's random network differs from the one that embedded the pictures.",
            "Embed the pictures again.");
    }
    const fs::path file = m_layout.modelCentre(model.id);
    const auto centre = readCentre(file, model.id);
    auto embedder = learning::Embedder::random(embedderOptions(model, {}), centre, context);
    if (centre.empty())
        keepCentre(file, model.id, embedder->centre());
    return embedder;
}

}
