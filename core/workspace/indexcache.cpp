// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/indexcache.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/workspace/settings.h"

#include <fmt/format.h>

#include <string_view>
#include <system_error>
#include <vector>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "index-";
constexpr std::string_view kVersionedPrefix = "index-v1-";

/// Row-major vectors and their rows.
struct Vectors {
    std::vector<float> numbers;
    std::vector<std::int64_t> rows;
};

Vectors readVectors(catalogue::Reader& reader, const IndexKey& key, JobContext& context)
{
    context.report(Stage::Starting, 0, key.vectors);
    Vectors all;
    const auto length = static_cast<std::size_t>(key.length);
    all.numbers.reserve(static_cast<std::size_t>(key.vectors) * length);
    all.rows.reserve(static_cast<std::size_t>(key.vectors));
    reader.forEachEmbedding(key.model, [&](const catalogue::EmbeddingRow& row) {
        context.throwIfStopped();
        if (row.vector.size() != length) {
            throw Error(ErrorCode::Corrupt,
                fmt::format("The vector of image {} has {} numbers instead of {}.", row.image.value,
                    row.vector.size(), length),
                "Embed the pictures again from the start.");
        }
        all.numbers.insert(all.numbers.end(), row.vector.begin(), row.vector.end());
        all.rows.push_back(row.image.value);
        if (all.rows.size() % 256 == 0)
            context.report(
                Stage::Starting, static_cast<std::int64_t>(all.rows.size()), key.vectors);
        return true;
    });
    return all;
}

}

IndexKey currentIndexKey(catalogue::Reader& reader, const ModelRecord& model)
{
    IndexKey key;
    key.model = model.id;
    key.length = model.length;
    key.metric = searchMetric(reader);
    key.stamp = reader.embeddingsStamp(model.id);
    key.vectors = reader.countEmbeddings(model.id);
    return key;
}

fs::path IndexCache::file(const IndexKey& key) const
{
    const auto hash = sha256Hex(fmt::format("{} {} {}", key.stamp, key.length, key.vectors));
    return m_layout.cache()
        / fmt::format("{}{}-{}-{}.faiss", kVersionedPrefix, key.model,
            search::metricName(key.metric), hash.substr(0, 16));
}

bool IndexCache::present(const IndexKey& key) const
{
    return isThere(file(key));
}

std::unique_ptr<search::VectorIndex> IndexCache::loadOrBuild(
    const IndexKey& key, JobContext& context) const
{
    if (present(key)) {
        try {
            return load(key);
        } catch (const Error& error) {
            log::info(fmt::format("The search index is made again: {}", error.what()));
        }
    }
    auto index = build(key, context);
    try {
        save(*index, key);
    } catch (const Error& error) {
        log::warning(fmt::format("The search index could not be kept: {}", error.what()));
    }
    return index;
}

std::unique_ptr<search::VectorIndex> IndexCache::load(const IndexKey& key) const
{
    auto index = search::VectorIndex::load(file(key));
    if (index->size() != key.vectors || index->length() != key.length
        || index->metric() != key.metric) {
        throw Error(
            ErrorCode::Corrupt, fmt::format("{} does not fit the catalogue.", file(key).string()));
    }
    return index;
}

std::unique_ptr<search::VectorIndex> IndexCache::build(
    const IndexKey& key, JobContext& context) const
{
    const Vectors vectors = readVectors(*m_catalogue.reader(), key, context);
    return search::VectorIndex::build(
        vectors.numbers, vectors.rows, key.length, key.metric, context);
}

void IndexCache::save(const search::VectorIndex& index, const IndexKey& key) const
{
    makeFolder(m_layout.cache());
    index.save(file(key));
    removeOthers(key);
}

void IndexCache::removeOthers(const IndexKey& key) const
{
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(m_layout.cache(), problem)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(kPrefix) && entry.path() != file(key))
            fs::remove(entry.path(), problem);
    }
}

}
