// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/picturesearch.h"

#include "core/base/error.h"
#include "core/imaging/resize.h"
#include "core/search/grouping.h"
#include "core/types/preprocessing.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/pictures/fit.h"
#include "core/workspace/pictures/querypicture.h"
#include "core/workspace/settings.h"
#include "core/workspace/stopwatch.h"

#include <fmt/format.h>

#include <span>
#include <utility>
#include <variant>

namespace vitrine::workspace {

namespace {

constexpr int kMostHits = 1000;

/// What JPEG decoders and networks weigh, for smooth progress.
constexpr double kSecondsToLoad = 1.5;
constexpr double kSecondsToIndex = 0.5;

}

ModelRecord PictureSearch::model(catalogue::Reader& reader) const
{
    auto model = searchModel(reader);
    if (!model || reader.countEmbeddings(model->id) == 0) {
        throw Error(
            ErrorCode::NotReady, "No photo has been embedded yet.", "Embed the photos first.");
    }
    return *std::move(model);
}

std::shared_ptr<PictureSearch::Network> PictureSearch::network(
    const ModelRecord& model, JobContext& context)
{
    const std::lock_guard guard(m_networkLoading);
    if (m_readyNetwork && m_readyNetwork->model.id == model.id)
        m_network = std::exchange(m_readyNetwork, nullptr);
    if (!m_network || m_network->model.id != model.id) {
        context.report(Stage::LoadingModel, 0, 0);
        auto fresh = std::make_shared<Network>();
        fresh->embedder = m_models.load(model, context);
        fresh->model = model;
        m_network = std::move(fresh);
        context.report(Stage::LoadingModel, 1, 1);
    }
    return m_network;
}

std::shared_ptr<const PictureSearch::Index> PictureSearch::index(
    catalogue::Reader& reader, const ModelRecord& model, JobContext& context)
{
    const std::lock_guard guard(m_indexLoading);
    IndexKey key = currentIndexKey(reader, model);
    if (m_index && m_embedding && m_index->key.model == key.model
        && m_index->key.metric == key.metric)
        return m_index;
    if (m_readyIndex && m_readyIndex->key == key)
        m_index = std::exchange(m_readyIndex, nullptr);
    if (!m_index || m_index->key != key) {
        auto vectors = m_indexes.loadOrBuild(key, context);
        m_index = std::make_shared<Index>(Index{std::move(key), std::move(vectors)});
    }
    return m_index;
}

void PictureSearch::makeReady(const ModelRecord& model, JobContext& context)
{
    auto network = std::make_shared<Network>();
    network->embedder = m_models.load(model, context);
    network->model = model;
    IndexKey key = currentIndexKey(*m_catalogue.reader(), model);
    auto vectors = m_indexes.loadOrBuild(key, context);
    {
        const std::lock_guard guard(m_networkLoading);
        m_readyNetwork = std::move(network);
    }
    const std::lock_guard guard(m_indexLoading);
    m_readyIndex = std::make_shared<Index>(Index{std::move(key), std::move(vectors)});
}

void PictureSearch::prepare(JobContext& context)
{
    const auto reader = m_catalogue.reader();
    const ModelRecord current = model(*reader);
    network(current, context);
    index(*reader, current, context);
}

IndexReport PictureSearch::buildIndex(search::Metric metric, JobContext& context)
{
    const Stopwatch watch;
    const auto reader = m_catalogue.reader();
    const ModelRecord current = model(*reader);
    IndexKey key = currentIndexKey(*reader, current);
    key.metric = metric;
    context.setStages(
        {{Stage::ReadingVectors, 5.0}, {Stage::BuildingIndex, 4.0}, {Stage::Writing, 1.0}});
    auto vectors = m_indexes.build(key, context);
    context.report(Stage::Writing, 0, 1);
    m_indexes.save(*vectors, key);
    {
        const auto writer = m_catalogue.writer();
        writer->begin();
        setSearchMetric(*writer, metric);
        writer->commit();
    }
    context.report(Stage::Writing, 1, 1);

    IndexReport report;
    report.vectors = vectors->size();
    report.length = vectors->length();
    report.metric = key.metric == search::Metric::L2 ? SearchMetric::L2 : SearchMetric::Cosine;
    report.model = current.id;
    report.file = indexFile(m_layout, key);
    const std::lock_guard guard(m_indexLoading);
    m_index = std::make_shared<Index>(Index{std::move(key), std::move(vectors)});
    report.seconds = watch.seconds();
    return report;
}

std::vector<float> PictureSearch::vectorOf(const SearchQuery& query, catalogue::Reader& reader,
    const ModelRecord& model, SearchResult& result, JobContext& context)
{
    std::vector<float> vector;
    if (const auto* row = std::get_if<ImageRow>(&query.picture))
        vector = reader.embedding(model.id, *row);

    Stopwatch watch;
    Picture picture;
    try {
        picture = loadQuery(query.picture, m_layout, reader);
    } catch (const Error&) {
        if (vector.empty()) // else the search can do without the picture
            throw;
    }
    result.timings.decodeMs = watch.milliseconds();
    context.throwIfStopped();
    if (vector.empty()) {
        const auto loaded = network(model, context);
        watch = {};
        const auto preprocessing =
            preprocessingFromName(model.preprocessing).value_or(kDefaultPreprocessing);
        const Picture input =
            imaging::forNetwork(picture, loaded->embedder->inputSide(), preprocessing);
        const std::lock_guard turn(loaded->turn);
        context.throwIfStopped();
        vector = loaded->embedder->embedOne(input);
        result.timings.embedMs = watch.milliseconds();
    }
    result.query = fitted(std::move(picture), kShownSide);
    return vector;
}

SearchResult PictureSearch::search(const SearchQuery& query, JobContext& context)
{
    if (query.limit < 1 || query.limit > kMostHits) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("A search cannot give {} listings.", query.limit),
            fmt::format("Ask for 1 to {}.", kMostHits));
    }
    context.setStages({{Stage::LoadingModel, kSecondsToLoad},
        {Stage::BuildingIndex, kSecondsToIndex}, {Stage::Searching, 0.1}});
    const auto reader = m_catalogue.reader();
    const ModelRecord current = model(*reader);
    SearchResult result;
    result.randomNetwork = !current.pretrained;
    const auto vector = vectorOf(query, *reader, current, result, context);
    const auto loaded = index(*reader, current, context);
    result.metric =
        loaded->key.metric == search::Metric::L2 ? SearchMetric::L2 : SearchMetric::Cosine;

    context.report(Stage::Searching, 0, 1);
    const Stopwatch watch;
    const auto listingOf = [&](ImageRow row) {
        const auto image = reader->image(row);
        return image && !image->excluded ? image->listing : ListingRow();
    };
    for (const auto& match :
        search::nearestListings(*loaded->vectors, vector, query.limit, listingOf, query.exclude)) {
        auto summary = reader->summary(match.listing);
        const auto image = reader->image(match.image);
        if (summary && image) {
            result.hits.push_back(
                {*std::move(summary), match.image, image->id, match.score, match.matches});
        }
    }
    result.timings.searchMs = watch.milliseconds();
    context.report(Stage::Searching, 1, 1);
    return result;
}

}
