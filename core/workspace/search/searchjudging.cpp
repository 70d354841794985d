// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/searchjudging.h"

#include "core/base/error.h"
#include "core/jobs/stagepart.h"
#include "core/search/evaluation.h"
#include "core/search/indexcomparison.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

namespace vitrine::workspace {

namespace {

constexpr std::size_t kMostQueries = 5000;
constexpr std::size_t kMostIndexQueries = 500;
constexpr std::size_t kImagesPerCheck = 256; // a few milliseconds of reading

using Rows = std::vector<std::size_t>; ///< positions in the ground

/// Those that every model has embedded.
Rows commonRows(const std::vector<ModelRecord>& models, const SearchGround& ground,
    catalogue::Reader& reader, const JobContext& context)
{
    std::unordered_map<ImageRow, std::size_t> embeddedBy;
    for (const ModelRecord& model : models) {
        std::size_t seen = 0;
        reader.forEachEmbedding(model.id, [&](const catalogue::EmbeddingRow& row) {
            if (seen++ % kImagesPerCheck == 0)
                context.throwIfStopped();
            ++embeddedBy[row.image];
            return true;
        });
    }
    Rows rows;
    for (std::size_t i = 0; i < ground.images.size(); ++i) {
        const auto found = embeddedBy.find(ground.images[i]);
        if (found != embeddedBy.end() && found->second == models.size())
            rows.push_back(i);
    }
    return rows;
}

/// The model's vectors of those rows, in their order.
std::vector<float> vectorsOf(const ModelRecord& model, const SearchGround& ground, const Rows& rows,
    catalogue::Reader& reader, const JobContext& context)
{
    std::vector<float> vectors;
    vectors.reserve(rows.size() * static_cast<std::size_t>(model.length));
    std::size_t next = 0;
    reader.forEachEmbedding(model.id, [&](const catalogue::EmbeddingRow& row) {
        if (next % kImagesPerCheck == 0)
            context.throwIfStopped();
        if (next < rows.size() && ground.images[rows[next]] == row.image) {
            vectors.insert(vectors.end(), row.vector.begin(), row.vector.end());
            ++next;
        }
        return next < rows.size();
    });
    return vectors;
}

template <typename Value> std::vector<Value> picked(const std::vector<Value>& all, const Rows& rows)
{
    std::vector<Value> some;
    for (const std::size_t row : rows)
        some.push_back(all[row]);
    return some;
}

/// At most `many`, evenly spread.
Rows thinned(const Rows& rows, std::size_t many)
{
    if (rows.size() <= many)
        return rows;
    Rows some;
    for (std::size_t i = 0; i < many; ++i)
        some.push_back(rows[i * rows.size() / many]);
    return some;
}

/// Of the images that a judgement is about.
struct Truth {
    std::vector<std::int64_t> listings;
    std::vector<std::int64_t> categories;
    std::vector<std::int64_t> groups;
    Rows queries; ///< positions in those
};

Truth truthOf(const SearchGround& ground, const Rows& rows)
{
    Truth truth{picked(ground.listings, rows), picked(ground.categories, rows),
        picked(ground.groups, rows), {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (ground.asks[rows[i]])
            truth.queries.push_back(i);
    }
    truth.queries = thinned(truth.queries, kMostQueries);
    return truth;
}

ModelSearchQuality judged(const ModelRecord& model, const std::vector<float>& vectors,
    const Truth& truth, const SearchGround& ground, JobContext& context)
{
    // A listing's own pictures are no find; those of one shot are, whoever shows them.
    const std::array relevances{
        search::Relevance{truth.categories, truth.listings}, search::Relevance{truth.groups}};
    const auto reports =
        search::judgeSearches(vectors, model.length, truth.queries, relevances, context);
    ModelSearchQuality quality;
    quality.model = model.id;
    quality.name = model.name;
    quality.byCategory = reports[0].all;
    quality.duplicates = reports[1].all;
    for (const auto& [label, figures] : reports[0].byLabel) {
        const auto index = static_cast<std::size_t>(label);
        quality.categories.emplace_back(
            index < ground.categoryNames.size() ? ground.categoryNames[index] : std::string(),
            figures);
    }
    return quality;
}

}

SearchEvaluation judgeSearch(const std::vector<ModelRecord>& models, const SearchGround& ground,
    Judge what, const catalogue::Catalogue& catalogue, JobContext& context)
{
    const auto reader = catalogue.reader();
    const Rows rows = commonRows(models, ground, *reader, context);
    const Truth truth = truthOf(ground, rows);
    if (rows.size() < 2 || truth.queries.empty()) {
        throw Error(ErrorCode::NotReady, "Too few photos have been embedded by every model.",
            "Embed the photos with each of them first.");
    }
    SearchEvaluation evaluation;
    evaluation.images = static_cast<std::int64_t>(rows.size());
    evaluation.queries = static_cast<std::int64_t>(truth.queries.size());
    evaluation.side = ground.side;
    for (std::size_t i = 0; i < models.size(); ++i) {
        const std::vector<float> vectors = vectorsOf(models[i], ground, rows, *reader, context);
        const double share = 1.0 / static_cast<double>(models.size());
        StagePart part(context, Stage::Evaluating, evaluation.images,
            share * static_cast<double>(i), share * static_cast<double>(i + 1));
        evaluation.models.push_back(judged(models[i], vectors, truth, ground, part.context()));
        if (what == Judge::ModelsAndIndexes && i + 1 == models.size()) {
            evaluation.indexes = search::compareIndexes(
                vectors, models[i].length, thinned(truth.queries, kMostIndexQueries), context);
        }
    }
    return evaluation;
}

}
