// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/modelstore.h"

#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/types/preprocessing.h"
#include "core/workspace/models/centrefile.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/models/ownweights.h"
#include "core/workspace/models/weightsstore.h"
#include "core/workspace/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <system_error>
#include <vector>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr auto kRandomName = "random";

learning::EmbedderOptions embedderOptions(const ModelRecord& model)
{
    learning::EmbedderOptions options;
    options.inputSide = model.inputSide;
    return options;
}

std::string hashOf(const learning::StateDict& state, JobContext& context)
{
    const auto total = static_cast<std::int64_t>(state.file.size());
    return sha256OfBytes(state.file, [&](std::uint64_t done) {
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
    if (!weights.empty() && weights != kRandomName && !knownModel(*m_catalogue.reader(), weights))
        fileNamed(weights);
}

ChosenModel ModelStore::choose(const std::string& weights, JobContext& context) const
{
    const auto preprocessing = preprocessingName(kDefaultPreprocessing);
    if (weights == kRandomName)
        return randomNetwork();
    if (const auto model = knownModel(*m_catalogue.reader(), weights))
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
    const auto learnt = modelsLearntHere(*reader, m_layout);
    const auto searched = searchModel(*reader);
    const std::string byHand = modelChosenByHand(*reader);
    std::optional<ModelRecord> newest;
    for (const ModelRecord& model : reader->models()) {
        const bool counts =
            !learnt.contains(model.id) || (!forTraining && searched && searched->id == model.id);
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
    if (chosen.record.weightsSha256 != record.weightsSha256)
        refuseForeignWeights(file);
    return chosen;
}

ChosenModel ModelStore::fromFile(const fs::path& file, const std::string& name,
    std::string_view preprocessing, JobContext& context) const
{
    ChosenModel chosen;
    chosen.weights = file;
    chosen.state = learning::readStateDict(file);
    const auto info = learning::describeWeights(chosen.state);
    chosen.embeddingLayer = info.fineTuned ? "fc.0" : "fc";
    chosen.classes = info.classes;
    ModelRecord& record = chosen.record;
    record.name = name;
    record.backbone = learning::backboneName(info.backbone);
    record.weightsSha256 = hashOf(chosen.state, context);
    record.pretrained = true;
    record.preprocessing = preprocessing;
    record.length = info.embeddingLength;
    record.id = idOf(record, chosen.embeddingLayer);
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
    record.id = idOf(record, chosen.embeddingLayer);
    record.created = now();
    return chosen;
}

Precision ModelStore::precisionOfVectors(const std::string& modelId) const
{
    const auto reader = m_catalogue.reader();
    const auto known = knownModel(*reader, modelId);
    if (!known || reader->countEmbeddings(modelId) == 0)
        return Precision::Auto;
    const auto theirs = precisionFromName(known->precision).value_or(Precision::Auto);
    const auto ours = cpu::prefersBfloat16() ? Precision::Bfloat16 : Precision::Float32;
    return theirs == ours ? Precision::Auto : theirs;
}

std::unique_ptr<learning::Embedder> ModelStore::install(
    ChosenModel& model, bool afresh, JobContext& context) const
{
    ModelRecord& record = model.record;
    learning::EmbedderOptions options = embedderOptions(record);
    options.trunkCache = m_layout.trunkCache();
    options.precision = afresh ? Precision::Auto : precisionOfVectors(record.id);
    std::error_code ignored;
    makeFolder(m_layout.model(record.id));
    try {
        if (!model.weights.empty() && model.weights != m_layout.weights(record.id))
            keepWeights(model, context);
        context.throwIfStopped();
        auto embedder = loadWith(options, record, context);
        record.backbone = learning::backboneName(embedder->backbone());
        record.length = embedder->length();
        record.precision = precisionName(embedder->precision());
        if (options.precision == Precision::Bfloat16
            && embedder->precision() != Precision::Bfloat16) {
            record.precision = precisionName(Precision::Bfloat16); // as most of its vectors are
            log::warning(
                fmt::format("This processor cannot compute in bfloat16, as the vectors of "
                            "{} were: new ones are float32. Embed again to have all alike.",
                    record.name));
        }
        if (!isThere(m_layout.modelCard(record.id)))
            writeCard(model);
        return embedder;
    } catch (...) {
        fs::remove(m_layout.model(record.id), ignored); // only when nothing is in it
        throw;
    }
}

std::unique_ptr<learning::Embedder> ModelStore::load(
    const ModelRecord& model, JobContext& context) const
{
    // Loading is not stopped: the next search needs it. Finding a random network's centre is.
    if (!model.pretrained) {
        JobContext unstopped;
        const bool hasCentre = !readCentre(m_layout.modelCentre(model.id), model.id).empty();
        return loadRandom(embedderOptions(model), model, hasCentre ? unstopped : context);
    }
    // Beside the loading, which takes longer.
    auto check = std::async(std::launch::async,
        [&] { requireOwnWeights(m_layout.weights(model.id), model.weightsSha256, JobContext()); });
    auto embedder =
        learning::Embedder::fromFile(m_layout.weights(model.id), embedderOptions(model));
    check.get();
    return embedder;
}

fs::path ModelStore::checkedWeights(const std::string& modelId, JobContext& context) const
{
    const ModelRecord model = requireModel(*m_catalogue.reader(), modelId);
    const fs::path file = m_layout.weights(modelId);
    requireOwnWeights(file, model.weightsSha256, context);
    return file;
}

std::unique_ptr<learning::Embedder> ModelStore::loadWith(
    const learning::EmbedderOptions& options, const ModelRecord& model, JobContext& context) const
{
    if (!model.pretrained)
        return loadRandom(options, model, context);
    return learning::Embedder::fromFile(m_layout.weights(model.id), options, context);
}

std::unique_ptr<learning::Embedder> ModelStore::loadRandom(
    const learning::EmbedderOptions& options, const ModelRecord& model, JobContext& context) const
{
    if (model.weightsSha256 != learning::Embedder::randomNetworkId()) {
        throw Error(ErrorCode::NotReady,
            "This version's random network differs from the one that embedded the photos.",
            "Embed the photos again.");
    }
    const fs::path file = m_layout.modelCentre(model.id);
    const auto centre = readCentre(file, model.id);
    learning::EmbedderOptions plain = options;
    plain.trunkCache.clear(); // its centre is made of pixels, and so are its vectors
    auto embedder = learning::Embedder::random(plain, centre, context);
    if (centre.empty())
        keepCentre(file, model.id, embedder->centre());
    return embedder;
}

}
