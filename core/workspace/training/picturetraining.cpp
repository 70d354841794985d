// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/picturetraining.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/learning/networks/cut.h"
#include "core/learning/networks/randomnetwork.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/models/weightsstore.h"
#include "core/workspace/search/embeddingmark.h"
#include "core/workspace/search/pictureembedding.h"
#include "core/workspace/training/runpictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

StartWeights startOf(const ChosenModel& model)
{
    return {model.record.name, model.weights, model.record.weightsSha256, model.record.backbone,
        model.record.pretrained, model.state};
}

learning::StateDict stateOf(const StartWeights& start)
{
    return start.state.tensors.empty() ? readStart(start.file) : start.state;
}

/// The computer may have become less or more busy since.
constexpr std::chrono::minutes kMeasurementHolds{10};
constexpr std::size_t kMostMeasurements = 8;

std::int64_t trunkBytesPerImage(const TrainConfig& config, const learning::StateDict& start)
{
    if (!config.trunkCache || config.scope == LearningScope::All)
        return 0;
    const auto shape = learning::activationShape(
        learning::describeWeights(start).backbone, learning::cutOf(config.scope), config.inputSide);
    return static_cast<std::int64_t>(shape.bytes());
}

}

void PictureTraining::requireDevice(const TrainConfig& config) const
{
    learning::requireDevice(config);
}

StartWeights PictureTraining::chooseStart(const std::string& weights, JobContext& context) const
{
    return startOf(m_models.chooseStart(weights, context));
}

StartWeights PictureTraining::findStart(const StartWeights& recorded, JobContext& context) const
{
    if (!recorded.pretrained) {
        if (recorded.sha256 == learning::Embedder::randomNetworkId())
            return recorded;
        throw Error(ErrorCode::NotFound,
            "This version's random network differs from the one that the run began from.",
            "Start another run.");
    }
    std::vector<fs::path> places{recorded.file};
    for (const ModelRecord& model : m_catalogue.reader()->models()) {
        if (model.weightsSha256 == recorded.sha256)
            places.push_back(m_layout.weights(model.id));
    }
    if (const auto stored = WeightsStore().find(recorded.name))
        places.push_back(*stored);
    for (const fs::path& place : places) {
        const auto tick = [&](std::uint64_t) { context.throwIfStopped(); };
        if (isThere(place) && sha256OfFile(place, tick) == recorded.sha256) {
            StartWeights found = recorded;
            found.file = place;
            return found;
        }
    }
    throw Error(ErrorCode::NotFound,
        fmt::format("The weights {} that the run began from are gone or have changed: {}.",
            recorded.name, recorded.file.string()),
        "Put the file back, or start another run.");
}

template <typename Use> auto PictureTraining::withTask(const RunWork& work, const Use& use)
{
    const RunPictures pictures(m_layout, *m_catalogue.reader(), work.data);
    learning::TrainingTask task;
    task.config = work.config;
    task.start = stateOf(work.start);
    task.data.source = &pictures.source();
    task.data.train = pictures.ofSide(kTrainSide);
    task.data.validation = pictures.ofSide(kValidationSide);
    task.data.classes = work.data.classes;
    task.folder = work.folder;
    if (work.config.trunkCache) {
        makeFolder(m_layout.trunkCache());
        task.trunkCache = m_layout.trunkCache();
    }
    return use(task);
}

void PictureTraining::requireRoom(const RunWork& work) const
{
    if (!work.config.trunkCache)
        return;
    makeFolder(m_layout.trunkCache());
    const auto counts = work.data.counts();
    const auto backbone = work.start.file.empty()
        ? learning::randomNetworkBackbone()
        : learning::describeWeights(stateOf(work.start)).backbone;
    learning::requireRoom(work.config, backbone,
        counts[kTrainSide] * work.config.viewsSeen() + counts[kValidationSide],
        m_layout.trunkCache());
}

learning::TrainResult PictureTraining::learn(const RunWork& work, learning::TrainObserver& observer,
    learning::TrainControl& control, JobContext& context)
{
    return withTask(work, [&](const learning::TrainingTask& task) {
        return learning::train(task, observer, &control, context);
    });
}

learning::LearningRateCurve PictureTraining::findLearningRate(
    const RunWork& work, JobContext& context)
{
    return withTask(work, [&](const learning::TrainingTask& task) {
        return learning::findLearningRate(task, context);
    });
}

PictureTraining::Measurement PictureTraining::measurementOf(const RunWork& work)
{
    const TrainConfig usual;
    TrainConfig config = work.config;
    config.epochs = usual.epochs;
    config.learningRate = usual.learningRate;
    config.headFactor = usual.headFactor;
    config.momentum = usual.momentum;
    config.weightDecay = usual.weightDecay;
    config.schedule = usual.schedule;
    config.stepEpochs = usual.stepEpochs;
    config.stepFactor = usual.stepFactor;
    config.warmUpEpochs = usual.warmUpEpochs;
    config.patience = usual.patience;
    config.augmentation = usual.augmentation; // whoever measures does without
    config.seed = usual.seed;
    config.trunkCacheLimit = usual.trunkCacheLimit;
    config.checkpointSeconds = usual.checkpointSeconds;
    return {work.start.sha256, config, static_cast<int>(work.data.classes.size()),
        std::chrono::steady_clock::now(), {}};
}

std::optional<learning::TrainingSpeed> PictureTraining::measured(const Measurement& wanted)
{
    const std::lock_guard lock(m_measuring);
    std::erase_if(m_measurements,
        [&wanted](const Measurement& each) { return wanted.made - each.made > kMeasurementHolds; });
    const auto found = std::ranges::find_if(m_measurements, [&wanted](const Measurement& each) {
        return each.startSha256 == wanted.startSha256 && each.config == wanted.config
            && each.classes == wanted.classes;
    });
    return found == m_measurements.end() ? std::nullopt : std::optional(found->speed);
}

void PictureTraining::keep(Measurement made)
{
    const std::lock_guard lock(m_measuring);
    if (m_measurements.size() == kMostMeasurements)
        m_measurements.erase(m_measurements.begin());
    m_measurements.push_back(std::move(made));
}

RunComputer PictureTraining::examine(
    const RunWork& work, const std::function<void(const RunComputer&)>& known, JobContext& context)
{
    RunWork once = work;
    once.start.state = stateOf(work.start);
    RunComputer computer;
    computer.speed.trunkBytesPerImage = trunkBytesPerImage(work.config, once.start.state);
    if (isThere(m_layout.trunkCache())) // `withTask` would make it
        computer.kept = withTask(once, [&](const learning::TrainingTask& task) {
            return learning::keptActivations(task, context);
        });
    Measurement measurement = measurementOf(work);
    if (const auto speed = measured(measurement)) {
        computer.speed = *speed;
    } else {
        known(computer);
        computer.speed =
            learning::measureTraining(once.start.state, work.config, measurement.classes, context);
        measurement.speed = computer.speed;
        keep(std::move(measurement));
    }
    computer.measured = true;
    return computer;
}

Evaluation PictureTraining::evaluate(const std::string& modelId, const TrainConfig& config,
    const RunData& data, int side, JobContext& context)
{
    const RunPictures pictures(m_layout, *m_catalogue.reader(), data);
    const auto images = pictures.ofSide(side);
    return learning::evaluate(learning::readStateDict(m_models.checkedWeights(modelId, context)),
        pictures.source(), images, data.classes, config,
        config.trunkCache ? m_layout.trunkCache() : fs::path(), context);
}

ModelRecord PictureTraining::keepModel(
    const learning::StateDict& weights, const RunModel& about, JobContext& context)
{
    context.throwIfStopped();
    ModelRecord record;
    record.name = about.name;
    record.preprocessing = preprocessingName(kDefaultPreprocessing);
    record.inputSide = about.config.inputSide;
    return m_models.keepTrained(weights, record, about.classes);
}

EmbedReport PictureTraining::embed(
    const ModelRecord& model, JobSession& session, JobContext& context)
{
    const EmbeddingMark mark(m_search);
    return PictureEmbedding(m_layout, m_catalogue).runWith(model, session, context);
}

void PictureTraining::makeReady(const ModelRecord& model, JobContext& context)
{
    m_search.makeReady(model, context);
}

Guesses PictureTraining::guess(
    const GuessTask& task, const QueryPicture& picture, JobContext& context)
{
    return m_guesses.guess(task, picture, context);
}

}
