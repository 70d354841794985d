// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/processmark.h"
#include "core/catalogue/internal/sqlitewriter.h"
#include "core/catalogue/internal/timestamp.h"

namespace vitrine::catalogue {

RunRow SqliteWriter::addRun(const StoredRun& run)
{
    const RunRecord& record = run.record;
    const std::string process = ownProcessMark();
    const std::string now = timestamp();
    const std::string split(splitKindName(record.split));
    RunRow row;
    writing([&] {
        Query(m_connection,
            "INSERT INTO runs (name, state, pretrained, split, leaks, train_images,"
            " validation_images, test_images, use_model, process, started, changed, sweep,"
            " start_weights, start_file, start_sha256, data_sha256, code_version, tags, classes,"
            " config, embeddings_file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?,"
            " ?, ?, ?, ?)")
            .bind(record.name)
            .bind(static_cast<std::int64_t>(RunState::Running))
            .bind(record.pretrained ? 1 : 0)
            .bind(split)
            .bind(record.leaks)
            .bind(record.trainImages)
            .bind(record.validationImages)
            .bind(record.testImages)
            .bind(run.useModel ? 1 : 0)
            .bind(process)
            .bind(now)
            .bind(now)
            .bind(record.sweep)
            .bind(record.startWeights)
            .bind(run.startFile)
            .bind(record.startSha256)
            .bind(record.dataSha256)
            .bind(record.codeVersion)
            .bind(run.tags)
            .bind(run.classes)
            .bind(run.config)
            .bind(run.embeddingsFile ? 1 : 0)
            .run();
        row = {m_connection.database().getLastInsertRowid()};
    });
    return row;
}

void SqliteWriter::updateRun(RunRow row, const RunProgress& progress)
{
    const std::string process = ownProcessMark();
    const std::string now = timestamp();
    writing([&] {
        Query update(m_connection,
            "UPDATE runs SET state = ?, error = ?, steps = ?, seconds = ?, peak_bytes = ?,"
            " missing_images = ?, model = ?, honest_images = ?, process = ?, changed = ?,"
            " diverged = ?, honest_top1 = ? WHERE row = ?");
        update.bind(static_cast<std::int64_t>(progress.state))
            .bind(progress.error)
            .bind(progress.steps)
            .bindReal(progress.seconds)
            .bind(progress.peakBytes)
            .bind(progress.missingImages)
            .bind(progress.model)
            .bind(progress.honest ? progress.honest->images : 0)
            .bind(process)
            .bind(now)
            .bind(progress.diverged ? 1 : 0);
        if (progress.honest)
            update.bindReal(progress.honest->top1);
        else
            update.bind(std::optional<std::int64_t>());
        update.bind(row.value).run();
    });
}

void SqliteWriter::nameRun(RunRow row, const std::string& name)
{
    writing([&] {
        Query(m_connection, "UPDATE runs SET name = ? WHERE row = ?")
            .bind(name)
            .bind(row.value)
            .run();
    });
}

void SqliteWriter::configureRun(RunRow row, const std::string& config)
{
    writing([&] {
        Query(m_connection, "UPDATE runs SET config = ? WHERE row = ?")
            .bind(config)
            .bind(row.value)
            .run();
    });
}

void SqliteWriter::tagRun(RunRow row, const std::string& tags)
{
    writing([&] {
        Query(m_connection, "UPDATE runs SET tags = ? WHERE row = ?")
            .bind(tags)
            .bind(row.value)
            .run();
    });
}

void SqliteWriter::archiveRun(RunRow row, bool archived)
{
    writing([&] {
        Query(m_connection, "UPDATE runs SET archived = ? WHERE row = ?")
            .bind(archived ? 1 : 0)
            .bind(row.value)
            .run();
    });
}

void SqliteWriter::deleteRun(RunRow row, bool deleted)
{
    writing([&] {
        Query(m_connection, "UPDATE runs SET deleted = ? WHERE row = ?")
            .bind(deleted ? 1 : 0)
            .bind(row.value)
            .run();
    });
}

void SqliteWriter::removeRun(RunRow row)
{
    writing([&] {
        Query(m_connection, "DELETE FROM epochs WHERE run = ?").bind(row.value).run();
        Query(m_connection, "DELETE FROM runs WHERE row = ?").bind(row.value).run();
    });
}

void SqliteWriter::putEpoch(RunRow row, const EpochStats& stats)
{
    const Quality& validation = stats.validation;
    writing([&] {
        Query(m_connection,
            "INSERT OR REPLACE INTO epochs (run, epoch, train_loss, train_accuracy, loss, top1,"
            " top5, macro_f1, calibration_error, images, learning_rate, images_per_second, seconds,"
            " best) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(row.value)
            .bind(stats.epoch)
            .bindReal(stats.trainLoss)
            .bindReal(stats.trainAccuracy)
            .bindReal(validation.loss)
            .bindReal(validation.top1)
            .bindReal(validation.top5)
            .bindReal(validation.macroF1)
            .bindReal(validation.calibrationError)
            .bind(validation.images)
            .bindReal(stats.learningRate)
            .bindReal(stats.imagesPerSecond)
            .bindReal(stats.seconds)
            .bind(stats.best ? 1 : 0)
            .run();
    });
}

void SqliteWriter::dropEpochsFrom(RunRow row, int epoch)
{
    writing([&] {
        Query(m_connection, "DELETE FROM epochs WHERE run = ? AND epoch >= ?")
            .bind(row.value)
            .bind(epoch)
            .run();
    });
}

void SqliteWriter::removeModel(const std::string& modelId)
{
    dropEmbeddings(modelId);
    writing([&] { Query(m_connection, "DELETE FROM models WHERE id = ?").bind(modelId).run(); });
}

}
