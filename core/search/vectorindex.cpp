// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/vectorindex.h"

#include "core/base/error.h"
#include "core/search/indexfile.h"
#include "core/search/limits.h"
#include "core/search/nearest.h"
#include "core/search/normalise.h"
#include "core/search/scan.h"

#include <faiss/IndexFlat.h>
#include <faiss/IndexIDMap.h>
#include <faiss/impl/FaissException.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace vitrine::search {

namespace {

constexpr std::size_t kBuildBytes = std::size_t{1} << 21U; // a millisecond or two of copying
constexpr std::size_t kBatchScores = std::size_t{1} << 22U; // floats held while many queries run

Error badArgument(std::string message)
{
    return {ErrorCode::InvalidArgument, std::move(message)};
}

class FlatIndex : public VectorIndex {
public:
    FlatIndex(std::unique_ptr<faiss::Index> index, const faiss::IndexIDMap2& mapped,
        const faiss::IndexFlat& flat)
        : m_index(std::move(index))
        , m_mapped(mapped)
        , m_flat(flat)
    {
    }

    std::int64_t size() const override { return m_flat.ntotal; }
    int length() const override { return static_cast<int>(m_flat.d); }
    Metric metric() const override
    {
        return m_flat.metric_type == faiss::METRIC_L2 ? Metric::L2 : Metric::Cosine;
    }
    void save(const std::filesystem::path& path) const override { writeIndexFile(*m_index, path); }
    std::int64_t bytes() const override { return indexFileBytes(*m_index); }

    std::vector<VectorHit> search(std::span<const float> query, int k) const override
    {
        return std::move(searchMany(query, 1, k).front());
    }
    std::vector<std::vector<VectorHit>> searchMany(
        std::span<const float> queries, std::int64_t count, int k) const override;

private:
    std::vector<float> prepared(std::span<const float> queries, std::int64_t count, int k) const;

    std::unique_ptr<faiss::Index> m_index;
    const faiss::IndexIDMap2& m_mapped; // *m_index
    const faiss::IndexFlat& m_flat; // owned by it
};

std::vector<float> FlatIndex::prepared(
    std::span<const float> queries, std::int64_t count, int k) const
{
    const auto width = static_cast<std::size_t>(length());
    if (count < 0 || queries.size() != static_cast<std::size_t>(count) * width) {
        throw badArgument(
            fmt::format("{} queries of {} numbers each were announced, {} numbers came.", count,
                width, queries.size()));
    }
    if (k < 1)
        throw badArgument("A search is for at least one hit.");
    std::vector<float> copy(queries.begin(), queries.end());
    for (std::size_t at = 0; at < copy.size(); at += width) {
        const std::span query(copy.data() + at, width);
        if (!allFinite(query))
            throw badArgument("The query's vector holds a value that is not a number.");
        if (metric() == Metric::Cosine)
            normalise(query);
    }
    return copy;
}

std::vector<std::vector<VectorHit>> FlatIndex::searchMany(
    std::span<const float> queries, std::int64_t count, int k) const
{
    const std::vector<float> ready = prepared(queries, count, k);
    const auto width = static_cast<std::size_t>(length());
    const Rows rows{m_flat.get_xb(), static_cast<std::size_t>(size()), width};
    const Rows all{ready.data(), static_cast<std::size_t>(count), width};
    const std::size_t batch =
        std::clamp<std::size_t>(kBatchScores / std::max<std::size_t>(rows.count, 1), 1, 64);
    const Measure measure =
        metric() == Metric::Cosine ? Measure::InnerProduct : Measure::SquaredDistance;

    std::vector<std::vector<VectorHit>> hits(all.count);
    std::vector<float> scores(std::min(batch, all.count) * rows.count);
    for (std::size_t first = 0; first < all.count; first += batch) {
        const std::size_t many = std::min(batch, all.count - first);
        scan(rows, all.part(first, many), measure, std::span(scores).first(many * rows.count));
        for (std::size_t query = 0; query < many; ++query) {
            hits[first + query] = nearest(std::span(scores).subspan(query * rows.count, rows.count),
                m_mapped.id_map, static_cast<std::size_t>(k), metric());
        }
    }
    return hits;
}

/// Opens the two layers of an index that was read or built.
std::unique_ptr<VectorIndex> wrapped(std::unique_ptr<faiss::Index> index)
{
    const auto* mapped = dynamic_cast<const faiss::IndexIDMap2*>(index.get());
    const auto* flat = mapped ? dynamic_cast<const faiss::IndexFlat*>(mapped->index) : nullptr;
    if (!flat)
        throw Error(ErrorCode::Internal, "A search index has no flat storage.");
    return std::make_unique<FlatIndex>(std::move(index), *mapped, *flat);
}

void checkArguments(std::span<const float> vectors, std::span<const std::int64_t> ids, int length)
{
    if (length < 1 || length > kMaxLength)
        throw badArgument(fmt::format("A vector has 1 to {} numbers, not {}.", kMaxLength, length));
    if (vectors.size() != ids.size() * static_cast<std::size_t>(length)) {
        throw badArgument(fmt::format("{} vectors of {} numbers were announced, {} numbers came.",
            ids.size(), length, vectors.size()));
    }
}

std::unique_ptr<faiss::IndexIDMap2> emptyIndex(std::size_t count, int length, Metric metric)
{
    auto flat = std::make_unique<faiss::IndexFlat>(
        length, metric == Metric::Cosine ? faiss::METRIC_INNER_PRODUCT : faiss::METRIC_L2);
    std::vector<std::uint8_t> storage; // reserved at once: growing would copy all of it again
    storage.reserve(count * static_cast<std::size_t>(length) * sizeof(float));
    flat->codes = std::move(storage);
    auto index = std::make_unique<faiss::IndexIDMap2>(flat.get());
    index->own_fields = true;
    static_cast<void>(flat.release());
    return index;
}

void addPart(faiss::IndexIDMap2& index, std::span<const float> vectors,
    std::span<const std::int64_t> ids, Metric metric)
{
    const auto length = static_cast<std::size_t>(index.d);
    std::vector<float> copy(vectors.begin(), vectors.end());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::span vector(copy.data() + i * length, length);
        if (ids[i] <= 0)
            throw badArgument(fmt::format("{} cannot be an image's row.", ids[i]));
        if (!allFinite(vector))
            throw badArgument(fmt::format(
                "The vector of image row {} holds a value that is not a number.", ids[i]));
        if (metric == Metric::Cosine)
            normalise(vector);
    }
    index.add_with_ids(static_cast<std::int64_t>(ids.size()), copy.data(), ids.data());
    if (index.rev_map.size() != index.id_map.size())
        throw badArgument("Two vectors have the same image row.");
}

}

std::unique_ptr<VectorIndex> VectorIndex::build(std::span<const float> vectors,
    std::span<const std::int64_t> ids, int length, Metric metric, JobContext& context)
{
    checkArguments(vectors, ids, length);
    const auto width = static_cast<std::size_t>(length);
    const std::size_t step = std::max<std::size_t>(1, kBuildBytes / (width * sizeof(float)));
    const auto total = static_cast<std::int64_t>(ids.size());
    try {
        auto index = emptyIndex(ids.size(), length, metric);
        context.report(Stage::BuildingIndex, 0, total);
        for (std::size_t first = 0; first < ids.size(); first += step) {
            context.throwIfStopped();
            const std::size_t many = std::min(step, ids.size() - first);
            addPart(*index, vectors.subspan(first * width, many * width), ids.subspan(first, many),
                metric);
            context.report(Stage::BuildingIndex, static_cast<std::int64_t>(first + many), total);
        }
        context.throwIfStopped();
        return wrapped(std::move(index));
    } catch (const faiss::FaissException& failed) {
        throw Error(ErrorCode::Internal, fmt::format("The index was not built: {}", failed.what()));
    }
}

std::unique_ptr<VectorIndex> VectorIndex::load(const std::filesystem::path& path)
{
    return wrapped(readIndexFile(path));
}

}
