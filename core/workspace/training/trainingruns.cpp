// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/trainingruns.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/workspace/models/modelcard.h"
#include "core/workspace/models/modelexport.h"
#include "core/workspace/models/weightsstore.h"
#include "core/workspace/search/searchchange.h"
#include "core/workspace/settings.h"
#include "core/workspace/training/runstages.h"
#include "core/workspace/training/trainconfigjson.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

/// What a run that has finished needs no more.
void removeCheckpoint(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        if (entry.path().extension() == ".safetensors")
            files.push_back(entry.path());
    }
    for (const fs::path& file : files)
        fs::remove(file, problem);
}

std::string inWords(const std::exception& error)
{
    const auto* ours = dynamic_cast<const Error*>(&error);
    if (!ours)
        return error.what();
    return ours->hint().empty() ? ours->message() : ours->message() + " " + ours->hint();
}

bool isDivergence(const std::exception& error)
{
    const auto* ours = dynamic_cast<const Error*>(&error);
    return ours && ours->code() == ErrorCode::Diverged;
}

}

TrainingRuns::TrainingRuns(const Layout& layout, catalogue::Catalogue& catalogue, RunStore& store,
    LiveRun& live, std::function<PictureJobs&()> pictures)
    : m_layout(layout)
    , m_catalogue(catalogue)
    , m_store(store)
    , m_live(live)
    , m_pictures(std::move(pictures))
    , m_checks(layout, catalogue, m_pictures)
    , m_embeddings(layout, catalogue)
{
}

DuplicateNumbers TrainingRuns::duplicates(JobContext& context)
{
    const std::lock_guard guard(m_duplicatesLooking);
    if (!m_duplicatesWatch)
        m_duplicatesWatch = m_catalogue.reader();
    const std::int64_t version = m_duplicatesWatch->version();
    if (version == m_duplicatesVersion)
        return m_duplicates;
    const auto relatives = m_checks.relatives(context);
    DuplicateNumbers found;
    for (std::size_t i = 0; i < relatives.pictures.size(); ++i) {
        if (relatives.duplicates.numbers[i] != 0)
            found.emplace(relatives.pictures.images[i], relatives.duplicates.numbers[i]);
    }
    m_duplicates = std::move(found);
    m_duplicatesVersion = version;
    return m_duplicates;
}

DataSetChecks::Relatives TrainingRuns::relatives(JobSession& session, JobContext& context)
{
    m_checks.measureMissing(session, context);
    return m_checks.relatives(context);
}

TrainingRuns::Prepared TrainingRuns::prepare(
    const TrainRequest& request, JobSession* session, JobContext& context)
{
    requireSound(request.config);
    const std::string_view name = text::trimmed(request.name);
    if (!name.empty())
        requireNoNumber(std::string(name));
    // Fails soonest where there is nothing to learn from.
    chooseData(*m_catalogue.reader(), request.split, request.sides, {}, context);
    jobs().requireDevice(request.config);
    if (session)
        m_checks.measureMissing(*session, context);
    const DuplicateNumbers same = duplicates(context);
    Prepared prepared;
    prepared.chosen =
        chooseData(*m_catalogue.reader(), request.split, request.sides, same, context);
    prepared.start = jobs().chooseStart(request.weights, context);
    if (!prepared.start.pretrained) {
        const bool wanted = !request.weights.empty();
        prepared.chosen.warnings.emplace_back(RandomStart{
            wanted, wanted ? std::vector<std::string>() : WeightsStore().importedNames()});
    }
    return prepared;
}

void TrainingRuns::expectRun(const TrainRequest& request, JobContext& context) const
{
    const auto photos = static_cast<double>(m_catalogue.reader()->counts().imagesReady);
    setRunStages(context, request.config, photos * request.sides.fractions[kTrainSide], photos,
        {request.useModel, request.embeddingsFile});
}

void TrainingRuns::expectSweep(std::size_t runs, const TrainRequest& one, JobContext& context) const
{
    const auto photos = static_cast<double>(m_catalogue.reader()->counts().imagesReady);
    setSweepStages(context, one.config, runs, photos);
}

bool TrainingRuns::hasEmbedded(const RunRecord& run) const
{
    const auto reader = m_catalogue.reader();
    return reader->countEmbeddings(run.model) > 0
        && reader->countImagesWithoutEmbedding(run.model) == 0;
}

std::string TrainingRuns::nameFor(const TrainRequest& request) const
{
    std::string name(text::trimmed(request.name));
    if (name.empty()) {
        const auto defaults = settingsOf({});
        const auto settings = settingsOf(decisive(request.config));
        for (std::size_t i = 0; i < settings.size(); ++i) {
            if (settings[i] == defaults[i])
                continue;
            std::string setting = settings[i].first;
            std::ranges::replace(setting, '_', ' ');
            name += fmt::format("{}{} {}", name.empty() ? "" : ", ", setting, settings[i].second);
        }
        if (name.empty())
            name = "default settings";
    }
    std::set<std::string> taken;
    for (const RunRecord& run : m_store.runs(true)) // a deleted one may come back
        taken.insert(run.name);
    std::string free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = fmt::format("{} ({})", name, number);
    return free;
}

RunRecord TrainingRuns::begin(const TrainRequest& request, Prepared prepared,
    const std::string& sweep, RunAudience audience, JobSession& session, JobContext& context)
{
    context.throwIfStopped();
    RunEntry entry;
    entry.startFile = prepared.start.file;
    entry.useModel = request.useModel;
    entry.embeddingsFile = request.embeddingsFile;
    RunRecord& record = entry.record;
    record.name = nameFor(request);
    record.tags = request.tags;
    record.config = request.config;
    record.startWeights = prepared.start.name;
    record.startSha256 = prepared.start.sha256;
    record.pretrained = prepared.start.pretrained;
    record.split = request.split;
    record.codeVersion = VITRINE_VERSION;
    record.sweep = sweep;
    RunWork work{request.config, prepared.start, std::move(prepared.chosen.data), {}};
    jobs().requireRoom(work);
    const RunRow row = m_store.add(entry, work.data);
    work.folder = m_layout.run(row);
    setRunStages(context, request.config, work.data, {request.useModel, request.embeddingsFile});
    RunRecord run = learn(*m_store.run(row), std::move(work), audience, context);
    if (request.useModel)
        use(run, request.embeddingsFile, audience, session, context);
    return *m_store.run(row);
}

RunRecord TrainingRuns::goOn(
    RunRow row, RunAudience audience, JobSession& session, JobContext& context)
{
    const RunEntry entry = m_store.entry(row);
    RunRecord run = entry.record;
    const bool learnt = run.state == RunState::Finished;
    RunData data = m_store.data(row);
    setRunStages(context, run.config, data, {entry.useModel, entry.embeddingsFile});
    if (!learnt) {
        const StartWeights start = jobs().findStart(
            {run.startWeights, entry.startFile, run.startSha256, {}, run.pretrained}, context);
        auto progress = progressOf(run);
        progress.state = RunState::Running;
        progress.error.clear();
        progress.diverged = false;
        m_store.update(row, progress);
        run = learn(*m_store.run(row), {run.config, start, std::move(data), m_layout.run(row)},
            audience, context);
    }
    if (entry.useModel)
        use(run, entry.embeddingsFile, audience, session, context);
    return *m_store.run(row);
}

learning::TrainResult TrainingRuns::learnWatched(const RunWork& work, RunRecorder& recorder,
    learning::TrainControl& control, std::stop_source stop, JobContext& context)
{
    const std::stop_callback passOn(context.stopToken(), [&] { stop.request_stop(); });
    RunProgressSink sink(context);
    JobContext learning(stop.get_token(), &sink);
    try {
        auto result = jobs().learn(work, recorder, control, learning);
        recorder.rethrow();
        recorder.finish();
        return result;
    } catch (const Cancelled&) {
        recorder.rethrow(); // why it was stopped, unless somebody asked for it
        throw;
    } catch (...) {
        recorder.giveUp();
        throw;
    }
}

RunRecord TrainingRuns::learn(
    const RunRecord& run, RunWork work, RunAudience audience, JobContext& context)
{
    if (audience.watcher)
        audience.watcher->onRun(run);
    catalogue::RunProgress progress = progressOf(run);
    try {
        learning::TrainControl control;
        const std::stop_source stop;
        RunRecorder recorder(m_layout, m_catalogue, m_store, m_live, run, audience, control, stop);
        learning::TrainResult result;
        try {
            const LiveRun::Mark mark(m_live, run.row, work.start, control);
            result = learnWatched(work, recorder, control, stop, context);
            progress = recorder.progress();
        } catch (...) {
            progress = recorder.progress();
            throw;
        }
        RunRecord learnt = *m_store.run(run.row);
        learnt.stepsDone = progress.steps;
        learnt.secondsSpent = progress.seconds;
        RunRecord finished = finish(std::move(learnt), work, result, context);
        if (audience.watcher)
            audience.watcher->onRun(finished);
        return finished;
    } catch (const Cancelled&) {
        progress.state = RunState::Paused;
        gaveUp(run.row, progress, audience);
        throw;
    } catch (const std::exception& error) {
        progress.state = RunState::Failed;
        progress.error = inWords(error);
        progress.diverged = isDivergence(error);
        gaveUp(run.row, progress, audience);
        throw;
    }
}

RunRecord TrainingRuns::finish(
    RunRecord run, const RunWork& work, learning::TrainResult& result, JobContext& context)
{
    context.report(Stage::Writing, 0, 1);
    std::optional<Evaluation> validation;
    if (result.validation.quality.images > 0) {
        m_store.keepEvaluation(run.row, result.validation);
        if (run.leaks > 0)
            run.honest = withoutRelatives(result.validation, work.data);
        validation = std::move(result.validation);
    }
    run.peakBytes = std::max(run.peakBytes, result.peakBytes);
    run.missingImages = result.missingImages;
    const ModelRecord model =
        jobs().keepModel(result.weights, {run.name, work.config, work.data.classes}, context);
    run.model = model.id;
    run.state = RunState::Finished;
    writeFileAtomically(m_layout.modelReadme(model.id),
        modelCard(model, run, validation, licenceOf(run.startWeights)));
    const auto writer = m_catalogue.writer();
    writer->begin();
    writer->putModel(model);
    writer->updateRun(run.row, progressOf(run));
    writer->commit();
    removeCheckpoint(m_layout.run(run.row));
    context.report(Stage::Writing, 1, 1);
    return *m_store.run(run.row);
}

void TrainingRuns::gaveUp(
    RunRow row, const catalogue::RunProgress& progress, RunAudience audience) noexcept
{
    try {
        m_store.update(row, progress);
        if (audience.watcher)
            audience.watcher->onRun(*m_store.run(row));
    } catch (const std::exception& error) { // the disk may be full
        log::warning(
            fmt::format("The end of run {} could not be recorded: {}", row.value, error.what()));
    }
}

void TrainingRuns::use(const RunRecord& run, bool embeddingsFile, RunAudience audience,
    JobSession& session, JobContext& context)
{
    const auto models = m_catalogue.reader()->models();
    const auto model = std::ranges::find(models, run.model, &ModelRecord::id);
    if (model == models.end()) {
        throw Error(ErrorCode::NotFound, fmt::format("The model of the run {} is gone.", run.name),
            "Start another run.");
    }
    jobs().embed(*model, session, context);
    context.report(Stage::BuildingIndex, 0, 1);
    jobs().makeReady(*model, context);
    context.report(Stage::BuildingIndex, 1, 1);
    if (embeddingsFile) {
        const std::string problem = m_embeddings.write(model->id, context);
        if (audience.watcher)
            audience.watcher->onEmbeddingsFile(run.row, problem);
    }
    const auto change = judgeChange(*model, m_store, m_catalogue, pictures(), context);
    {
        const auto reader = m_catalogue.reader();
        const auto writer = m_catalogue.writer();
        writer->begin();
        setSearchModel(*reader, *writer, model->id, true);
        writer->commit();
    }
    if (change && audience.watcher)
        audience.watcher->onSearchChange(run.row, *change);
}

}
