// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/runstore.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/workspace/cataloguecopy.h"
#include "core/workspace/foldersize.h"
#include "core/workspace/joblock.h"
#include "core/workspace/models/modelcard.h"
#include "core/workspace/settings.h"
#include "core/workspace/training/batchlog.h"
#include "core/workspace/training/evaluationjson.h"
#include "core/workspace/training/trainconfigjson.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

using Texts = std::vector<std::string>;

std::string jsonOfTexts(const Texts& texts)
{
    return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string jsonOfTags(const Texts& tags)
{
    return jsonOfTexts(tagsIn(fmt::format("{}", fmt::join(tags, ","))));
}

Texts textsFromJson(const std::string& json)
{
    Texts texts;
    const auto parsed = parseJsonIfValid(json);
    for (const auto& entry : parsed.is_array() ? parsed : nlohmann::json::array()) {
        if (entry.is_string())
            texts.push_back(entry.get<std::string>());
    }
    return texts;
}

/// What two runs are compared by.
std::vector<std::pair<std::string, std::string>> allSettings(const RunRecord& record)
{
    auto settings = settingsOf(record.config);
    settings.emplace_back("weights", record.startWeights);
    settings.emplace_back("split", splitKindName(record.split));
    settings.emplace_back("data", record.dataSha256.substr(0, 16));
    return settings;
}

std::int64_t removeFolder(const fs::path& folder)
{
    const std::int64_t bytes = isThere(folder) ? FolderSize(folder).bytes() : 0;
    std::error_code problem;
    fs::remove_all(folder, problem);
    if (problem)
        throw systemError(problem.value(), "remove", folder.string());
    return bytes;
}

}

RunRecord RunStore::recordOf(catalogue::StoredRun stored) const
{
    RunRecord record = std::move(stored.record);
    record.config = trainConfigFromJson(stored.config);
    record.tags = textsFromJson(stored.tags);
    record.classes = textsFromJson(stored.classes);
    // A thread may have ended although its process goes on.
    record.alive = record.alive && JobLock::held(m_layout.jobLock());
    return record;
}

std::vector<RunRecord> RunStore::runs(bool deleted) const
{
    std::vector<RunRecord> records;
    for (catalogue::StoredRun& stored : m_catalogue.reader()->runs()) {
        if (deleted || !stored.record.deleted)
            records.push_back(recordOf(std::move(stored)));
    }
    return records;
}

std::optional<RunRecord> RunStore::run(RunRow row) const
{
    auto stored = m_catalogue.reader()->run(row);
    return stored ? std::optional(recordOf(*std::move(stored))) : std::nullopt;
}

RunEntry RunStore::entry(RunRow row) const
{
    auto stored = m_catalogue.reader()->run(row);
    if (!stored) {
        throw Error(ErrorCode::NotFound, fmt::format("There is no run {}.", row.value),
            "Choose one from the list of runs.");
    }
    RunEntry entry;
    entry.startFile = stored->startFile;
    entry.useModel = stored->useModel;
    entry.embeddingsFile = stored->embeddingsFile;
    entry.record = recordOf(*std::move(stored));
    return entry;
}

std::vector<EpochStats> RunStore::epochs(RunRow row) const
{
    return m_catalogue.reader()->epochs(row);
}

std::vector<BatchStats> RunStore::batches(RunRow row, std::size_t limit) const
{
    return readBatches(m_layout.runBatches(row), limit);
}

std::optional<std::vector<BatchStats>> RunStore::batchesAfter(
    RunRow row, const BatchStats& last) const
{
    return readBatchesAfter(m_layout.runBatches(row), last);
}

std::optional<Evaluation> RunStore::evaluation(RunRow row) const
{
    const fs::path file = m_layout.runEvaluation(row);
    if (!isThere(file))
        return std::nullopt;
    return evaluationFromJson(readFile(file));
}

RunData RunStore::data(RunRow row) const
{
    RunData data;
    data.images = runImagesFromCsv(readFile(m_layout.runData(row)));
    const RunRecord record = entry(row).record;
    data.classes = record.classes;
    data.leaks = record.leaks;
    const int classes = static_cast<int>(data.classes.size());
    for (const RunImage& image : data.images) {
        if (image.label < 0 || image.label >= classes) {
            throw Error(ErrorCode::Corrupt,
                fmt::format("The photos of run {} do not fit its categories.", row.value),
                "Start another run.");
        }
    }
    return data;
}

LearntData RunStore::dataBehind(const std::string& modelId) const
{
    std::vector<fs::path> files;
    for (const RunRecord& record : runs(true)) {
        if (record.model == modelId)
            files.push_back(m_layout.runData(record.row));
    }
    files.push_back(m_layout.modelData(modelId));
    LearntData learnt;
    for (const fs::path& file : files) {
        try {
            if (isThere(file))
                learnt.lists.push_back(runImagesFromCsv(readFile(file)));
        } catch (const Error& error) {
            log::warning(fmt::format("{}: {}", file.string(), error.what()));
        }
    }
    learnt.known = !learnt.lists.empty() || !isThere(m_layout.modelReadme(modelId));
    return learnt;
}

std::vector<SettingDifference> RunStore::differences(std::span<const RunRow> rows) const
{
    std::vector<SettingDifference> all;
    for (const RunRow row : rows) {
        const auto settings = allSettings(entry(row).record);
        all.resize(settings.size());
        for (std::size_t i = 0; i < settings.size(); ++i) {
            all[i].setting = settings[i].first;
            all[i].values.push_back(settings[i].second);
        }
    }
    std::erase_if(all, [](const SettingDifference& difference) {
        const auto& values = difference.values;
        return std::ranges::all_of(
            values, [&](const std::string& value) { return value == values.front(); });
    });
    return all;
}

RunRow RunStore::add(const RunEntry& entry, const RunData& data)
{
    catalogue::StoredRun stored;
    stored.record = entry.record;
    stored.config = workspace::jsonOf(entry.record.config);
    stored.tags = jsonOfTags(entry.record.tags);
    stored.classes = jsonOfTexts(data.classes);
    stored.startFile = entry.startFile.string();
    stored.useModel = entry.useModel;
    stored.embeddingsFile = entry.embeddingsFile;
    const auto counts = data.counts();
    stored.record.trainImages = counts[kTrainSide];
    stored.record.validationImages = counts[kValidationSide];
    stored.record.testImages = counts[kTestSide];
    stored.record.leaks = data.leaks;
    stored.record.dataSha256 = dataSha256(data);
    const auto writer = m_catalogue.writer();
    writer->begin();
    const RunRow row = writer->addRun(stored);
    std::error_code ignored; // of a row that was given out before and never committed
    fs::remove_all(m_layout.run(row), ignored);
    makeFolder(m_layout.run(row));
    writeFileAtomically(m_layout.runData(row), csvOf(data.images));
    writer->commit();
    return row;
}

void RunStore::update(RunRow row, const catalogue::RunProgress& progress)
{
    m_catalogue.writer()->updateRun(row, progress);
}

void RunStore::keepEvaluation(RunRow row, const Evaluation& evaluation)
{
    writeFileAtomically(m_layout.runEvaluation(row), workspace::jsonOf(evaluation));
}

std::string RunStore::rename(RunRow row, const std::string& name)
{
    const std::string trimmed(text::trimmed(name));
    if (trimmed.empty())
        throw Error(ErrorCode::InvalidArgument, "A run needs a name.", "Give it one.");
    requireNoNumber(trimmed);
    const RunRecord record = entry(row).record;
    for (const RunRecord& other : runs(true)) {
        if (other.row.value != row.value && other.name == trimmed)
            throw Error(ErrorCode::AlreadyExists,
                fmt::format("Run {} is called \"{}\" already.", other.row.value, trimmed),
                "Choose another name: runs are found by it.");
    }
    std::optional<ModelRecord> model;
    if (!record.model.empty())
        model = knownModel(*m_catalogue.reader(), record.model);
    const auto writer = m_catalogue.writer();
    writer->begin();
    writer->nameRun(row, trimmed);
    if (model && model->name == record.name) {
        renameCards(m_layout, *model, trimmed);
        model->name = trimmed;
        writer->putModel(*model);
    }
    writer->commit();
    return model && model->name != trimmed ? model->name : std::string();
}

void RunStore::setTrunkCacheLimit(RunRow row, std::int64_t bytes)
{
    const RunRecord record = entry(row).record;
    if (record.alive)
        throw Error(ErrorCode::Busy, "The run is still training.", "Pause it first.");
    if (record.state == RunState::Finished)
        throw Error(ErrorCode::NotReady, fmt::format("The run {} is finished.", record.name),
            "Start another run.");
    TrainConfig config = record.config;
    if (!config.trunkCache || config.scope == LearningScope::All)
        throw Error(ErrorCode::InvalidArgument,
            "The trunk cache's limit would have no effect: the run keeps nothing.",
            "Go on without it.");
    config.trunkCacheLimit = bytes;
    requireSound(config);
    m_catalogue.writer()->configureRun(row, workspace::jsonOf(config));
}

void RunStore::setTags(RunRow row, const Texts& tags)
{
    entry(row);
    m_catalogue.writer()->tagRun(row, jsonOfTags(tags));
}

void RunStore::setArchived(RunRow row, bool archived)
{
    entry(row);
    m_catalogue.writer()->archiveRun(row, archived);
}

void RunStore::setDeleted(RunRow row, bool deleted)
{
    if (entry(row).record.alive && deleted) {
        throw Error(ErrorCode::Busy, "The run is still training.",
            "Pause it, or wait until it has finished.");
    }
    m_catalogue.writer()->deleteRun(row, deleted);
}

std::int64_t RunStore::purgeDeleted()
{
    requireWritable(m_layout);
    std::int64_t bytes = 0;
    for (const RunRecord& record : runs(true)) {
        if (!record.deleted || record.alive)
            continue;
        keepData(record);
        m_catalogue.writer()->removeRun(record.row);
        bytes += removeFolder(m_layout.run(record.row));
        if (record.model.empty() || isUsed(record.model))
            continue;
        m_catalogue.writer()->removeModel(record.model);
        bytes += removeFolder(m_layout.model(record.model));
    }
    return bytes;
}

bool RunStore::isUsed(const std::string& modelId) const
{
    const auto used = searchModel(*m_catalogue.reader());
    const auto made = runs(true);
    return (used && used->id == modelId)
        || std::ranges::find(made, modelId, &RunRecord::model) != made.end();
}

/// With the model, which may outlive its run: searches must not be judged by what it knows.
void RunStore::keepData(const RunRecord& record)
{
    const fs::path data = m_layout.runData(record.row);
    if (!record.model.empty() && isThere(m_layout.model(record.model)) && isThere(data))
        writeFileAtomically(m_layout.modelData(record.model), readFile(data));
}

void requireNoNumber(const std::string& name)
{
    if (name.find_first_not_of("0123456789") == std::string::npos)
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("A run cannot be called {}: runs are found by their number, too.", name),
            "Give it a name with a letter in it.");
}

catalogue::RunProgress progressOf(const RunRecord& record)
{
    catalogue::RunProgress progress;
    progress.state = record.state;
    progress.error = record.error;
    progress.diverged = record.diverged;
    progress.steps = record.stepsDone;
    progress.seconds = record.secondsSpent;
    progress.peakBytes = record.peakBytes;
    progress.missingImages = record.missingImages;
    progress.model = record.model;
    progress.honest = record.honest;
    return progress;
}

}
