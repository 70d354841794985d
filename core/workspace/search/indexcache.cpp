// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/indexcache.h"

#include "core/base/error.h"
#include "core/base/log.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "index-"; // of any version

/// Row-major vectors and their rows.
struct Vectors {
    std::vector<float> numbers;
    std::vector<std::int64_t> rows;
};

Vectors readVectors(catalogue::Reader& reader, const IndexKey& key, JobContext& context)
{
    context.report(Stage::ReadingVectors, 0, key.vectors);
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
                "Embed the photos again from the start.");
        }
        all.numbers.insert(all.numbers.end(), row.vector.begin(), row.vector.end());
        all.rows.push_back(row.image.value);
        if (all.rows.size() % 256 == 0)
            context.report(
                Stage::ReadingVectors, static_cast<std::int64_t>(all.rows.size()), key.vectors);
        return true;
    });
    return all;
}

/// Whether the index knows the model's first vector: a file that was put under the name of another
/// model's, or of another workspace's, has the same shape and does not.
bool holdsVectorOf(catalogue::Reader& reader, const search::VectorIndex& index, const IndexKey& key)
{
    constexpr float kRounding = 1e-3F;
    bool known = true;
    reader.forEachEmbedding(key.model, [&](const catalogue::EmbeddingRow& row) {
        float norm = 0.0F;
        for (const float number : row.vector)
            norm += number * number;
        const auto hits = index.search(row.vector, 1);
        if (key.metric == search::Metric::L2)
            known = !hits.empty() && hits[0].score <= kRounding * norm;
        else if (norm > 0.0F)
            known = !hits.empty() && hits[0].score >= 1.0F - kRounding;
        return false;
    });
    return known;
}

}

std::unique_ptr<search::VectorIndex> IndexCache::loadOrBuild(
    const IndexKey& key, JobContext& context) const
{
    if (isThere(indexFile(m_layout, key))) {
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
    const fs::path file = indexFile(m_layout, key);
    auto index = search::VectorIndex::load(file);
    if (index->size() != key.vectors || index->length() != key.length
        || index->metric() != key.metric || !holdsVectorOf(*m_catalogue.reader(), *index, key)) {
        throw Error(
            ErrorCode::Corrupt, fmt::format("{} does not fit the catalogue.", file.string()));
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
    index.save(indexFile(m_layout, key));
    removeOthers(key);
}

void IndexCache::removeOthers(const IndexKey& key) const
{
    const fs::path own = indexFile(m_layout, key);
    std::vector<std::string> others; // parts of names that stay
    for (const ModelRecord& model : m_catalogue.reader()->models()) {
        if (model.id != key.model)
            others.push_back("-" + model.id + "-");
    }
    const auto stays = [&](const std::string& name) {
        return std::ranges::any_of(
            others, [&](const std::string& part) { return name.find(part) != std::string::npos; });
    };
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(m_layout.cache(), problem)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(kPrefix) && entry.path() != own && !stays(name))
            fs::remove(entry.path(), problem);
    }
}

}
