// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/workspacetraining.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/workspace/cataloguecopy.h"
#include "core/workspace/jobparameters.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/models/modelexport.h"
#include "core/workspace/search/searchevaluation.h"
#include "core/workspace/settings.h"
#include "core/workspace/training/trainingplan.h"
#include "core/workspace/training/trainingsweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

WorkspaceTraining::WorkspaceTraining(const Layout& layout, catalogue::Catalogue& catalogue,
    const std::function<PictureJobs&()>& pictures)
    : m_layout(layout)
    , m_catalogue(catalogue)
    , m_store(layout, catalogue)
    , m_embeddings(layout, catalogue)
    , m_runs(layout, catalogue, m_store, m_live, pictures)
{
}

TrainPlan WorkspaceTraining::plan(
    const TrainRequest& request, const PlanSoFar& soFar, JobContext& context)
{
    const auto prepared = m_runs.prepare(request, nullptr, context);
    const RunData& data = prepared.chosen.data;
    const auto planWith = [&](const RunComputer& computer) {
        return planOf(
            request, prepared, computer, m_catalogue.reader()->counts().imagesReady, m_layout);
    };
    const auto known = [&](const RunComputer& computer) {
        if (soFar)
            soFar(planWith(computer));
    };
    return planWith(
        m_runs.jobs().examine({request.config, prepared.start, data, {}}, known, context));
}

RunRecord WorkspaceTraining::train(
    const TrainRequest& request, RunWatcher* watcher, RunControl* control, JobContext& context)
{
    return recorded(
        m_layout, m_catalogue, "train", parametersOf(request), [&](JobSession& session) {
            m_runs.expectRun(request, context);
            return m_runs.begin(request, m_runs.prepare(request, &session, context), {},
                {watcher, control}, session, context);
        });
}

RunRecord WorkspaceTraining::resume(
    RunRow row, RunWatcher* watcher, RunControl* control, JobContext& context)
{
    const RunEntry entry = m_store.entry(row);
    if (entry.record.deleted) {
        throw Error(ErrorCode::NotFound,
            fmt::format("The run {} has been deleted.", entry.record.name), "Bring it back first.");
    }
    const bool used = !entry.useModel || searchModel() == entry.record.model;
    if (entry.record.state == RunState::Finished && used) {
        throw Error(ErrorCode::NotReady, fmt::format("The run {} is finished.", entry.record.name),
            "Start another run.");
    }
    return recorded(m_layout, m_catalogue, "train", fmt::format(R"({{"run":{}}})", row.value),
        [&](JobSession& session) {
            return m_runs.goOn(row, {watcher, control}, session, context);
        });
}

std::vector<RunRecord> WorkspaceTraining::deletedRuns() const
{
    std::vector<RunRecord> runs = m_store.runs(true);
    std::erase_if(runs, [](const RunRecord& run) { return !run.deleted; });
    return runs;
}

std::vector<RunRecord> WorkspaceTraining::sweep(
    const SweepRequest& request, RunWatcher* watcher, RunControl* control, JobContext& context)
{
    return recorded(
        m_layout, m_catalogue, "sweep", parametersOf(request.base), [&](JobSession& session) {
            return runSweep(m_runs, m_store, request, {watcher, control}, session, context);
        });
}

Training::LearningRates WorkspaceTraining::findLearningRate(
    const TrainRequest& request, JobContext& context)
{
    return recorded(
        m_layout, m_catalogue, "lr-find", parametersOf(request), [&](JobSession& session) {
            // Seconds on a small computer.
            context.setStages({{Stage::MeasuringPictures, 1.0}, {Stage::ComparingPictures, 1.0},
                {Stage::LoadingModel, 2.0}, {Stage::ComputingTrunk, 13.0},
                {Stage::Training, 25.0}});
            auto prepared = m_runs.prepare(request, &session, context);
            const RunWork work{request.config, std::move(prepared.start),
                std::move(prepared.chosen.data), m_layout.cache() / "lr-find"};
            auto curve = m_runs.jobs().findLearningRate(work, context);
            return LearningRates{std::move(curve.rates), std::move(curve.losses), curve.suggestion};
        });
}

StartWeights WorkspaceTraining::startOf(const RunEntry& entry, JobContext& context)
{
    const std::lock_guard guard(m_startsLooking);
    const auto known = m_starts.find(entry.record.row);
    if (known != m_starts.end())
        return known->second;
    const RunRecord& run = entry.record;
    StartWeights found = m_runs.jobs().findStart(
        {run.startWeights, entry.startFile, run.startSha256, {}, run.pretrained}, context);
    m_starts.emplace(run.row, found);
    return found;
}

Guesses WorkspaceTraining::guess(RunRow row, const QueryPicture& picture, JobContext& context)
{
    if (!isThere(m_layout.runCheckpoint(row)))
        m_live.awaitFirstWeights(row, context);
    const RunEntry entry = m_store.entry(row);
    const RunRecord& run = entry.record;
    GuessTask task;
    task.classes = run.classes;
    task.config = run.config;
    const auto live = m_live.published(row);
    const fs::path checkpoint = m_layout.runCheckpoint(row);
    if (run.state == RunState::Finished) {
        task.model = m_layout.weights(run.model);
        task.modelSha256 = requireModel(*m_catalogue.reader(), run.model).weightsSha256;
        task.key = "model " + run.model;
        task.epoch = run.epochsDone;
        task.step = run.stepsDone;
    } else if (live && live->weights) {
        task.published = live->weights;
        task.start = live->start;
        task.key = fmt::format("run {} step {}", row.value, live->weights->step);
    } else if (isThere(checkpoint)) {
        task.checkpoint = m_layout.run(row);
        task.start = live ? live->start : startOf(entry, context);
        std::error_code unknown;
        const auto changed = fs::last_write_time(checkpoint, unknown).time_since_epoch().count();
        task.key = fmt::format("run {} checkpoint {}", row.value, changed);
    } else {
        throw Error(ErrorCode::NotReady, "The run has not learnt anything yet.",
            live ? "Try again when it has learnt its first batches." : "Resume it first.");
    }
    return m_runs.jobs().guess(task, picture, context);
}

std::vector<ModelRecord> WorkspaceTraining::models() const
{
    return m_catalogue.reader()->models();
}

std::string WorkspaceTraining::searchModel() const
{
    const auto reader = m_catalogue.reader();
    const auto model = workspace::searchModel(*reader);
    return model && reader->countEmbeddings(model->id) > 0 ? model->id : std::string();
}

std::string WorkspaceTraining::searchModelBefore() const
{
    const auto reader = m_catalogue.reader();
    const std::string before = modelBefore(*reader);
    const auto known = reader->models();
    const bool isThere =
        std::ranges::any_of(known, [&](const ModelRecord& model) { return model.id == before; });
    return isThere && before != searchModel() ? before : std::string();
}

void WorkspaceTraining::useModel(const std::string& modelId, JobContext& context)
{
    requireWritable(m_layout);
    const auto reader = m_catalogue.reader();
    const ModelRecord model = requireModel(*reader, modelId);
    const std::int64_t missing = reader->countImagesWithoutEmbedding(modelId);
    if (missing > 0 || reader->countEmbeddings(modelId) == 0) {
        throw Error(ErrorCode::NotReady,
            fmt::format("{} photos have no embedding of the model {} yet.", missing, model.name),
            fmt::format(
                "Embed with it, which changes searches over: embed --weights {}.", modelId));
    }
    if (m_embeddings.exists(modelId) || m_embeddings.isKept()) {
        const std::string problem = m_embeddings.write(modelId, context);
        if (!problem.empty())
            log::warning(problem);
    }
    const auto writer = m_catalogue.writer();
    writer->begin();
    setSearchModel(*reader, *writer, modelId, true);
    writer->commit();
}

void WorkspaceTraining::exportModel(
    const std::string& modelId, const fs::path& folder, JobContext& context) const
{
    workspace::exportModel(requireModel(*m_catalogue.reader(), modelId), m_layout, folder, context);
}

Evaluation WorkspaceTraining::evaluate(RunRow row, Side side, JobContext& context)
{
    requireWritable(m_layout);
    const RunRecord run = m_store.entry(row).record;
    if (run.state != RunState::Finished) {
        throw Error(ErrorCode::NotReady, fmt::format("The run {} has not finished.", run.name),
            "Resume it, and wait until it has.");
    }
    const RunData data = m_store.data(row);
    const int number = static_cast<int>(side);
    if (data.counts().at(static_cast<std::size_t>(number)) == 0) {
        throw Error(ErrorCode::NotReady, "That side of the run's split has no photos.",
            "Choose another side, or train with a split that has it.");
    }
    return recorded(m_layout, m_catalogue, "evaluate",
        fmt::format(R"({{"run":{},"side":{}}})", row.value, number), [&](JobSession&) {
            context.setStages({{Stage::ComputingTrunk, 2.0}, {Stage::Evaluating, 1.0}});
            return m_runs.jobs().evaluate(run.model, run.config, data, number, context);
        });
}

std::vector<std::string> WorkspaceTraining::beforeAndAfter() const
{
    const auto reader = m_catalogue.reader();
    const std::string now = searchModel();
    const std::string before = modelBefore(*reader);
    std::vector<std::string> models;
    if (!before.empty() && before != now && reader->countEmbeddings(before) > 0)
        models.push_back(before);
    if (!now.empty())
        models.push_back(now);
    return models;
}

SearchEvaluation WorkspaceTraining::evaluateSearch(
    const std::vector<std::string>& models, JobContext& context)
{
    const auto judged =
        modelsToJudge(*m_catalogue.reader(), models.empty() ? beforeAndAfter() : models);
    std::vector<std::vector<RunImage>> learnt;
    std::set<std::string> unknown; // ids of those that were trained here, nobody knows on what
    for (const ModelRecord& model : judged) {
        LearntData behind = m_store.dataBehind(model.id);
        if (!behind.known)
            unknown.insert(model.id);
        std::ranges::move(behind.lists, std::back_inserter(learnt));
    }
    return recorded(
        m_layout, m_catalogue, "evaluate", R"({"search":true})", [&](JobSession& session) {
            setSearchStages(context);
            const auto relatives = m_runs.relatives(session, context);
            SearchEvaluation evaluation = workspace::evaluateSearch(judged, relatives.pictures,
                relatives.duplicates.numbers, sidesToJudge(*m_catalogue.reader(), learnt),
                m_catalogue, m_runs.pictures(), context);
            for (ModelSearchQuality& model : evaluation.models)
                model.dataKnown = !unknown.contains(model.model);
            return evaluation;
        });
}

}
