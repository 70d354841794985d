// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/processmark.h"
#include "core/catalogue/internal/sqlitereader.h"
#include "core/catalogue/internal/sqlitewriter.h"
#include "core/catalogue/internal/timestamp.h"
#include "core/catalogue/internal/writeaheadlog.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <utility>

namespace vitrine::catalogue {

std::string timestamp()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

SqliteWriter::SqliteWriter(Connection& connection, GiveBack giveBack)
    : m_connection(connection)
    , m_giveBack(std::move(giveBack))
    , m_indexPause(connection)
{
}

SqliteWriter::~SqliteWriter()
{
    abandonTransaction();
    m_giveBack();
}

void SqliteWriter::begin()
{
    m_connection.guarded("write to", [&] { m_connection.run("BEGIN IMMEDIATE"); });
}

void SqliteWriter::beginImport(std::int64_t bytes)
{
    m_connection.guarded("write to", [&] {
        if (!mayPassOverLog(bytes))
            useLog(m_connection);
        m_pagesKept = !usesLog(m_connection);
        if (m_pagesKept)
            m_connection.run("PRAGMA cache_spill = OFF");
    });
    begin();
}

void SqliteWriter::commit()
{
    m_connection.guarded("write to", [&] { finishTransaction(); });
}

std::unique_ptr<Reader> SqliteWriter::reader()
{
    const auto connection = std::shared_ptr<Connection>(&m_connection, [](Connection*) {});
    return std::make_unique<SqliteReader>(
        connection, [](auto&&) {}, [this] { indexNewWords(); });
}

void SqliteWriter::rollback()
{
    abandonTransaction();
}

void SqliteWriter::finishTransaction()
{
    m_indexPause.end();
    if (m_listingRows.changed && !m_wordsDeferred)
        indexNewWords();
    storeRowNumbers();
    m_connection.run("COMMIT");
    const bool newRows = m_listingRows.changed || m_imageRows.changed;
    forgetTransaction();
    if (newRows)
        useLog(m_connection);
}

void SqliteWriter::indexNewWords()
{
    const int added = Query(m_connection,
        "INSERT INTO listings_text (rowid, title, description) SELECT row, title, description"
        " FROM listings WHERE row > (SELECT last_row FROM text_progress) ORDER BY row")
                          .run();
    if (added > 0)
        Query(m_connection, "UPDATE text_progress SET last_row = (SELECT max(row) FROM listings)")
            .run();
}

void SqliteWriter::indexWords()
{
    writing([this] { indexNewWords(); });
}

void SqliteWriter::abandonTransaction()
{
    forgetTransaction();
    if (m_connection.inTransaction())
        m_connection.database().tryExec("ROLLBACK");
}

void SqliteWriter::forgetTransaction()
{
    m_wordsDeferred = false;
    m_indexPause.forget();
    m_categories.clear();
    m_newListings.clear();
    forgetStatements();
    if (std::exchange(m_pagesKept, false))
        m_connection.database().tryExec("PRAGMA cache_spill = ON");
    m_putListings.clear();
    m_listingRows.reset();
    m_imageRows.reset();
}

void SqliteWriter::forgetStatements()
{
    m_insertListing.reset();
    m_insertImage.reset();
}

void SqliteWriter::setCleaned(const CleanedImage& image)
{
    writing([&] {
        Query(m_connection,
            "UPDATE images SET state = ?, problem = ?, problem_detail = ?, width = ?, height = ?"
            " WHERE row = ?")
            .bind(static_cast<std::int64_t>(image.state))
            .bind(image.problem)
            .bind(image.problemDetail)
            .bind(image.sourceWidth)
            .bind(image.sourceHeight)
            .bind(image.row.value)
            .run();
    });
}

void SqliteWriter::resetCleaning()
{
    writing([&] {
        Query(m_connection, "DELETE FROM embeddings").run();
        setAllPending();
    });
}

void SqliteWriter::setAllPending()
{
    writing([&] {
        Query(m_connection,
            "UPDATE images SET state = 0, problem = '', problem_detail = '', width = 0, height = 0")
            .run();
    });
}

void SqliteWriter::forgetVectors(ImageRow image)
{
    writing([&] {
        Query(m_connection, "DELETE FROM embeddings WHERE image = ?").bind(image.value).run();
    });
}

void SqliteWriter::putModel(const ModelRecord& model)
{
    writing([&] {
        Query(m_connection,
            "INSERT INTO models (id, name, backbone, weights_sha256, pretrained, preprocessing,"
            " precision, length, created, input_side) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, backbone = excluded.backbone,"
            " weights_sha256 = excluded.weights_sha256, pretrained = excluded.pretrained,"
            " preprocessing = excluded.preprocessing, precision = excluded.precision,"
            " length = excluded.length, created = excluded.created,"
            " input_side = excluded.input_side")
            .bind(model.id)
            .bind(model.name)
            .bind(model.backbone)
            .bind(model.weightsSha256)
            .bind(model.pretrained ? 1 : 0)
            .bind(model.preprocessing)
            .bind(model.precision)
            .bind(model.length)
            .bind(model.created)
            .bind(model.inputSide)
            .run();
    });
}

void SqliteWriter::putEmbedding(
    const std::string& modelId, ImageRow image, std::span<const float> vector)
{
    writing([&] {
        std::int64_t modelRow = 0;
        {
            Query model(m_connection, "SELECT row, length FROM models WHERE id = ?");
            model.bind(modelId);
            if (!model.next())
                throw Error(ErrorCode::NotFound, fmt::format("There is no model {}.", modelId));
            modelRow = model.integer(0);
            if (model.integer(1) != static_cast<std::int64_t>(vector.size()))
                throw Error(ErrorCode::InvalidArgument,
                    fmt::format("A vector of {} numbers was given for a model of {}.",
                        vector.size(), model.integer(1)));
        }
        Query(m_connection,
            "INSERT INTO embeddings (model, image, vector) VALUES (?, ?, ?)"
            " ON CONFLICT (model, image) DO UPDATE SET vector = excluded.vector")
            .bind(modelRow)
            .bind(image.value)
            .bindBlob(vector.data(), vector.size_bytes())
            .run();
    });
}

void SqliteWriter::dropEmbeddings(const std::string& modelId)
{
    writing([&] {
        Query(m_connection,
            "DELETE FROM embeddings WHERE model = (SELECT row FROM models WHERE id = ?)")
            .bind(modelId)
            .run();
    });
}

std::int64_t SqliteWriter::startJob(const std::string& kind, const std::string& parametersJson)
{
    const std::string process = ownProcessMark();
    const std::string now = timestamp();
    std::int64_t row = 0;
    writing([&] {
        Query(m_connection,
            "INSERT INTO jobs (kind, parameters, state, process, started, changed)"
            " VALUES (?1, ?2, 0, ?3, ?4, ?4)")
            .bind(kind)
            .bind(parametersJson)
            .bind(process)
            .bind(now)
            .run();
        row = m_connection.database().getLastInsertRowid();
    });
    return row;
}

void SqliteWriter::updateJob(std::int64_t job, JobRecordState state, std::int64_t done,
    std::int64_t total, const std::string& error)
{
    const std::string now = timestamp();
    writing([&] {
        Query(m_connection,
            "UPDATE jobs SET state = ?, done = ?, total = ?, error = ?, changed = ? WHERE row = ?")
            .bind(static_cast<std::int64_t>(state))
            .bind(done)
            .bind(total)
            .bind(error)
            .bind(now)
            .bind(job)
            .run();
    });
}

void SqliteWriter::setSetting(const std::string& key, const std::string& value)
{
    writing([&] {
        Query(m_connection,
            "INSERT INTO settings (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value")
            .bind(key)
            .bind(value)
            .run();
    });
}

}
