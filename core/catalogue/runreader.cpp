// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/processmark.h"
#include "core/catalogue/internal/sqlitereader.h"

namespace vitrine::catalogue {

namespace {

#define VITRINE_RUN_COLUMNS                                                                        \
    "row, name, state, archived, deleted, pretrained, split, leaks, train_images, "                \
    "validation_images, test_images, missing_images, steps, seconds, peak_bytes, honest_top1, "    \
    "honest_images, use_model, process, started, changed, sweep, model, start_weights, "           \
    "start_file, start_sha256, data_sha256, code_version, error, tags, classes, config, "          \
    "diverged, "                                                                                   \
    "embeddings_file"

#define VITRINE_EPOCH_COLUMNS                                                                      \
    "epoch, train_loss, train_accuracy, loss, top1, top5, macro_f1, calibration_error, images, "   \
    "learning_rate, images_per_second, seconds, best"

void readData(const Query& query, RunRecord& record)
{
    record.pretrained = query.integer(5) != 0;
    record.split = splitKindFromName(query.view(6)).value_or(SplitKind::ByListing);
    record.leaks = query.integer(7);
    record.trainImages = query.integer(8);
    record.validationImages = query.integer(9);
    record.testImages = query.integer(10);
    record.missingImages = query.integer(11);
}

void readProgress(const Query& query, RunRecord& record)
{
    record.stepsDone = query.integer(12);
    record.secondsSpent = query.real(13);
    record.peakBytes = query.integer(14);
    if (!query.null(15))
        record.honest = HonestFigure{query.real(15), query.integer(16)};
    record.alive = record.state == RunState::Running && processRuns(query.text(18));
    record.started = query.text(19);
    record.changed = query.text(20);
    record.sweep = query.text(21);
    record.model = query.text(22);
}

StoredRun readRun(const Query& query)
{
    StoredRun run;
    RunRecord& record = run.record;
    record.row = {query.integer(0)};
    record.name = query.text(1);
    record.state = static_cast<RunState>(query.integer(2));
    record.archived = query.integer(3) != 0;
    record.deleted = query.integer(4) != 0;
    readData(query, record);
    readProgress(query, record);
    run.useModel = query.integer(17) != 0;
    run.embeddingsFile = query.integer(33) != 0;
    record.startWeights = query.text(23);
    run.startFile = query.text(24);
    record.startSha256 = query.text(25);
    record.dataSha256 = query.text(26);
    record.codeVersion = query.text(27);
    record.error = query.text(28);
    record.diverged = record.state == RunState::Failed && query.integer(32) != 0;
    run.tags = query.text(29);
    run.classes = query.text(30);
    run.config = query.text(31);
    return run;
}

EpochStats readEpoch(const Query& query)
{
    EpochStats stats;
    stats.epoch = static_cast<int>(query.integer(0));
    stats.trainLoss = query.real(1);
    stats.trainAccuracy = query.real(2);
    stats.validation = {query.real(3), query.real(4), query.real(5), query.real(6), query.real(7),
        query.integer(8)};
    stats.learningRate = query.real(9);
    stats.imagesPerSecond = query.real(10);
    stats.seconds = query.real(11);
    stats.best = query.integer(12) != 0;
    return stats;
}

std::vector<EpochStats> readEpochs(Connection& connection, RunRow row)
{
    Query query(
        connection, "SELECT " VITRINE_EPOCH_COLUMNS " FROM epochs WHERE run = ? ORDER BY epoch");
    query.bind(row.value);
    std::vector<EpochStats> epochs;
    while (query.next())
        epochs.push_back(readEpoch(query));
    return epochs;
}

void addEpochs(RunRecord& record, const std::vector<EpochStats>& epochs)
{
    record.epochsDone = static_cast<int>(epochs.size());
    for (const EpochStats& stats : epochs) {
        if (stats.best)
            record.best = stats;
    }
    if (!epochs.empty())
        record.last = epochs.back();
}

}

std::vector<StoredRun> SqliteReader::runs()
{
    return reading([&] {
        Query query(*m_connection, "SELECT " VITRINE_RUN_COLUMNS " FROM runs ORDER BY row DESC");
        std::vector<StoredRun> runs;
        while (query.next()) {
            StoredRun& run = runs.emplace_back(readRun(query));
            addEpochs(run.record, readEpochs(*m_connection, run.record.row));
        }
        return runs;
    });
}

std::optional<StoredRun> SqliteReader::run(RunRow row)
{
    return reading([&]() -> std::optional<StoredRun> {
        Query query(*m_connection, "SELECT " VITRINE_RUN_COLUMNS " FROM runs WHERE row = ?");
        query.bind(row.value);
        if (!query.next())
            return std::nullopt;
        StoredRun run = readRun(query);
        addEpochs(run.record, readEpochs(*m_connection, row));
        return run;
    });
}

std::vector<EpochStats> SqliteReader::epochs(RunRow row)
{
    return reading([&] { return readEpochs(*m_connection, row); });
}

}
