// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/indexcomparison.h"

#include "core/base/error.h"
#include "core/search/indexfile.h"
#include "core/search/limits.h"
#include "core/search/normalise.h"
#include "core/search/vectorindex.h"

#include <faiss/Clustering.h>
#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVFFlat.h>
#include <faiss/impl/FaissException.h>
#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

namespace vitrine::search {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kDepth = 10;
constexpr float kSameScore = 2e-6F; // cosines of equal vectors, summed in another order
constexpr std::size_t kAddedAtOnce = 256; // between two looks at whether to stop
constexpr int kLinks = 32;
constexpr int kBuildBreadth = 80;
constexpr int kSearchBreadth = 64;
constexpr int kMeansRounds = 10;
constexpr std::size_t kPointsPerList = 39; // what FAISS asks for at least
constexpr int kMostPointsPerList = 64;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// On this thread nothing forks while it lives.
class OneThread {
public:
    OneThread() { omp_set_max_active_levels(0); }
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;
    ~OneThread() { omp_set_max_active_levels(m_before); }

private:
    int m_before = omp_get_max_active_levels();
};

struct UnitVectors {
    std::vector<float> values; ///< of length 1
    std::size_t count = 0;
    std::size_t length = 0;

    std::span<const float> row(std::size_t index) const
    {
        return std::span(values).subspan(index * length, length);
    }
    float cosine(std::size_t a, std::size_t b) const
    {
        const auto x = row(a);
        return static_cast<float>(std::inner_product(x.begin(), x.end(), row(b).begin(), 0.0));
    }
};

/// Rows of vectors, nearest first, at most as many as asked for.
using Search = std::function<std::vector<std::size_t>(std::size_t query, std::size_t many)>;

struct Answers {
    std::vector<std::vector<std::size_t>> hits; ///< of each query, without itself
    double p50 = 0.0; ///< ms
    double p95 = 0.0;
};

double percentile(std::vector<double>& sorted, double share)
{
    const auto rank = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

Answers ask(std::span<const std::size_t> queries, const Search& search, const JobContext& context)
{
    const OneThread quiet;
    static_cast<void>(search(queries.front(), kDepth + 1)); // what the first one pays for is not it
    Answers answers;
    std::vector<double> times;
    for (const std::size_t query : queries) {
        context.throwIfStopped();
        const auto start = Clock::now();
        auto hits = search(query, kDepth + 1);
        times.push_back(1000.0 * secondsSince(start));
        std::erase(hits, query);
        hits.resize(std::min(hits.size(), kDepth));
        answers.hits.push_back(std::move(hits));
    }
    std::ranges::sort(times);
    answers.p50 = percentile(times, 0.50);
    answers.p95 = percentile(times, 0.95);
    return answers;
}

double recall(const UnitVectors& vectors, std::span<const std::size_t> queries,
    const Answers& exact, const Answers& approximate)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const float worst = vectors.cosine(queries[i], exact.hits[i].back()) - kSameScore;
        const auto right = std::ranges::count_if(approximate.hits[i],
            [&](std::size_t hit) { return vectors.cosine(queries[i], hit) >= worst; });
        sum += static_cast<double>(right) / static_cast<double>(exact.hits[i].size());
    }
    return sum / static_cast<double>(queries.size());
}

void addAll(faiss::Index& index, const UnitVectors& vectors, JobContext& context)
{
    for (std::size_t first = 0; first < vectors.count; first += kAddedAtOnce) {
        context.throwIfStopped();
        context.report(Stage::BuildingIndex, static_cast<std::int64_t>(first),
            static_cast<std::int64_t>(vectors.count));
        const std::size_t many = std::min(kAddedAtOnce, vectors.count - first);
        index.add(static_cast<std::int64_t>(many), vectors.row(first).data());
    }
}

/// Distances of vectors of length 1 rank as their cosines do.
std::unique_ptr<faiss::Index> graph(
    const UnitVectors& vectors, std::string& parameters, JobContext& context)
{
    auto index = std::make_unique<faiss::IndexHNSWFlat>(static_cast<int>(vectors.length), kLinks);
    index->hnsw.efConstruction = kBuildBreadth;
    index->hnsw.efSearch = kSearchBreadth;
    addAll(*index, vectors, context);
    parameters =
        fmt::format("M {}, efConstruction {}, efSearch {}", kLinks, kBuildBreadth, kSearchBreadth);
    return index;
}

/// k-means one round at a time, so that it can be stopped.
std::unique_ptr<faiss::IndexFlatL2> centres(
    const UnitVectors& vectors, std::size_t lists, const JobContext& context)
{
    const auto length = static_cast<int>(vectors.length);
    faiss::ClusteringParameters options;
    options.niter = 1;
    options.min_points_per_centroid = 1; // no warning
    options.max_points_per_centroid = kMostPointsPerList;
    faiss::Clustering clustering(length, static_cast<int>(lists), options);
    auto found = std::make_unique<faiss::IndexFlatL2>(length);
    for (int round = 0; round < kMeansRounds; ++round) {
        context.throwIfStopped();
        clustering.train(static_cast<std::int64_t>(vectors.count), vectors.values.data(), *found);
    }
    return found;
}

std::unique_ptr<faiss::Index> lists(
    const UnitVectors& vectors, std::string& parameters, JobContext& context)
{
    const auto root = static_cast<std::size_t>(std::sqrt(static_cast<double>(vectors.count)));
    const std::size_t many =
        std::clamp<std::size_t>(vectors.count / kPointsPerList, 1, std::max<std::size_t>(root, 1));
    auto quantiser = centres(vectors, many, context);
    auto index = std::make_unique<faiss::IndexIVFFlat>(quantiser.get(), vectors.length, many);
    index->own_fields = true;
    static_cast<void>(quantiser.release());
    index->nprobe = std::clamp<std::size_t>(many / 4, 1, 16);
    addAll(*index, vectors, context);
    parameters = fmt::format("{} lists, {} probed", many, index->nprobe);
    return index;
}

Search searchOf(const faiss::Index& index, const UnitVectors& vectors)
{
    return [&](std::size_t query, std::size_t many) {
        std::vector<float> distances(many);
        std::vector<std::int64_t> labels(many);
        index.search(1, vectors.row(query).data(), static_cast<std::int64_t>(many),
            distances.data(), labels.data());
        std::vector<std::size_t> rows;
        for (const auto label : labels) {
            if (label >= 0) // fewer were found
                rows.push_back(static_cast<std::size_t>(label));
        }
        return rows;
    };
}

Search searchOf(const VectorIndex& index, const UnitVectors& vectors)
{
    return [&](std::size_t query, std::size_t many) {
        std::vector<std::size_t> rows;
        for (const VectorHit& hit : index.search(vectors.row(query), static_cast<int>(many)))
            rows.push_back(static_cast<std::size_t>(hit.id - 1));
        return rows;
    };
}

UnitVectors checked(
    std::span<const float> vectors, int length, std::span<const std::size_t> queries)
{
    if (length < 1 || length > kMaxLength || vectors.size() % static_cast<std::size_t>(length) != 0)
        throw Error(ErrorCode::InvalidArgument, "The vectors do not all have the same length.");
    UnitVectors unit{{vectors.begin(), vectors.end()},
        vectors.size() / static_cast<std::size_t>(length), static_cast<std::size_t>(length)};
    if (unit.count < 2 || queries.empty())
        throw Error(ErrorCode::InvalidArgument, "There are too few vectors to compare indexes.");
    if (std::ranges::any_of(queries, [&](std::size_t row) { return row >= unit.count; }))
        throw Error(ErrorCode::InvalidArgument, "A query is none of the vectors.");
    if (!allFinite(vectors))
        throw Error(ErrorCode::InvalidArgument, "A vector holds a value that is not a number.");
    for (std::size_t row = 0; row < unit.count; ++row)
        normalise(std::span(unit.values).subspan(row * unit.length, unit.length));
    return unit;
}

IndexQuality qualityOf(std::string kind, std::string parameters, const Answers& answers,
    double buildSeconds, std::int64_t bytes)
{
    IndexQuality quality;
    quality.kind = std::move(kind);
    quality.parameters = std::move(parameters);
    quality.latencyP50Ms = answers.p50;
    quality.latencyP95Ms = answers.p95;
    quality.buildSeconds = buildSeconds;
    quality.bytes = bytes;
    return quality;
}

}

std::vector<IndexQuality> compareIndexes(std::span<const float> vectors, int length,
    std::span<const std::size_t> queries, JobContext& context)
{
    const UnitVectors unit = checked(vectors, length, queries);
    std::vector<std::int64_t> ids(unit.count);
    std::iota(ids.begin(), ids.end(), std::int64_t{1});
    std::vector<IndexQuality> qualities;
    try {
        auto start = Clock::now();
        const auto exact = VectorIndex::build(unit.values, ids, length, Metric::Cosine, context);
        double seconds = secondsSince(start);
        const Answers truth = ask(queries, searchOf(*exact, unit), context);
        qualities.push_back(qualityOf("exact", "every vector", truth, seconds, exact->bytes()));

        using Build =
            std::unique_ptr<faiss::Index> (*)(const UnitVectors&, std::string&, JobContext&);
        for (const auto& [kind, build] :
            {std::pair<const char*, Build>{"hnsw", graph}, {"ivf", lists}}) {
            std::string parameters;
            start = Clock::now();
            const auto index = build(unit, parameters, context);
            seconds = secondsSince(start);
            context.report(Stage::Searching, static_cast<std::int64_t>(qualities.size()), 3);
            const Answers answers = ask(queries, searchOf(*index, unit), context);
            qualities.push_back(
                qualityOf(kind, parameters, answers, seconds, indexFileBytes(*index)));
            qualities.back().recallAt10 = recall(unit, queries, truth, answers);
        }
    } catch (const faiss::FaissException& failed) {
        throw Error(ErrorCode::Internal, fmt::format("An index was not built: {}", failed.what()));
    }
    context.report(Stage::Searching, 3, 3);
    return qualities;
}

}
