// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/picturesearch.h"

#include "core/base/error.h"
#include "core/imaging/decode.h"
#include "core/imaging/resize.h"
#include "core/search/grouping.h"
#include "core/types/preprocessing.h"
#include "core/workspace/fit.h"
#include "core/workspace/networkinput.h"
#include "core/workspace/settings.h"
#include "core/workspace/standardpictures.h"
#include "core/workspace/stopwatch.h"

#include <fmt/format.h>

#include <span>
#include <utility>
#include <variant>

namespace vitrine::workspace {

namespace {

constexpr int kMostHits = 1000;
constexpr int kShownSide = 1024; ///< of the query picture in the result
// Shorter side that a query is decoded to at least: enough for every preprocessing of a 224 pixel
// input, and for a look at it.
constexpr int kQueryShortSide = 448;

/// What JPEG decoders and networks weigh, for smooth progress.
constexpr double kSecondsToLoad = 1.5;
constexpr double kSecondsToIndex = 0.5;

[[noreturn]] void refuse(PictureProblem problem, const std::string& detail)
{
    switch (problem) {
    case PictureProblem::Missing: throw Error(ErrorCode::NotFound, detail, "Check the path.");
    case PictureProblem::NotAPicture:
        throw Error(
            ErrorCode::Unsupported, detail, "Take a JPEG, PNG, WebP, GIF, BMP or TIFF file.");
    case PictureProblem::TooLarge:
        throw Error(ErrorCode::Unsupported, detail, "Make the picture smaller and try again.");
    case PictureProblem::Empty:
    case PictureProblem::Truncated:
        throw Error(ErrorCode::Corrupt, detail, "Fetch the picture again, or take another one.");
    case PictureProblem::Unreadable: break;
    }
    throw Error(ErrorCode::Io, detail, "Take a file that can be read.");
}

/// `name` says which picture, in an error that does not; empty for one without a name.
Picture usable(imaging::Decoded decoded, const std::string& name = {})
{
    if (decoded.problem) {
        const bool named = name.empty() || decoded.detail.find(name) != std::string::npos;
        refuse(*decoded.problem, named ? decoded.detail : name + ": " + decoded.detail);
    }
    return std::move(decoded.picture);
}

template <typename... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};

}

ModelRecord PictureSearch::model(catalogue::Reader& reader) const
{
    auto model = searchModel(reader);
    if (!model || reader.countEmbeddings(model->id) == 0) {
        throw Error(ErrorCode::NotReady, "No picture has been embedded yet.",
            "Clean the pictures and embed them first.");
    }
    return *std::move(model);
}

std::shared_ptr<PictureSearch::Network> PictureSearch::network(
    const ModelRecord& model, JobContext& context)
{
    const std::lock_guard guard(m_networkLoading);
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
    if (!m_index || m_index->key != key) {
        auto vectors = m_indexes.loadOrBuild(key, context);
        m_index = std::make_shared<Index>(Index{std::move(key), std::move(vectors)});
    }
    return m_index;
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
    context.setStages({{Stage::Starting, 5.0}, {Stage::BuildingIndex, 4.0}, {Stage::Writing, 1.0}});
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

Picture PictureSearch::load(const SearchQuery& query, catalogue::Reader& reader) const
{
    imaging::DecodeOptions options;
    options.minShortSide = kQueryShortSide;
    const auto ofImage = [&](ImageRow row) {
        const auto image = reader.image(row);
        if (!image)
            refuse(PictureProblem::Missing, "The image is not in the catalogue.");
        const int side = pictureStandard(reader).side;
        if (image->state == ImageState::Ready)
            return usable(decodeStandardPicture(m_layout, *image, side, 0));
        return usable(imaging::decodeFile(m_layout.original(*image), options));
    };
    return std::visit(Overloaded{
                          [&](const std::filesystem::path& file) {
                              return usable(
                                  imaging::decodeFile(file, options), file.filename().string());
                          },
                          [&](const std::vector<std::byte>& bytes) {
                              return usable(imaging::decodeBytes(bytes, options));
                          },
                          [](const Picture& picture) {
                              if (picture.empty())
                                  refuse(PictureProblem::Empty, "The picture is empty.");
                              return picture;
                          },
                          ofImage,
                      },
        query.picture);
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
        picture = load(query, reader);
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
