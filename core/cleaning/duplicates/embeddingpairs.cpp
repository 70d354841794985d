// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/duplicates/embeddingpairs.h"

#include "core/base/random.h"
#include "core/cleaning/content/matrix.h"
#include "core/cleaning/content/matrixkernels.h"
#include "core/cleaning/duplicates/hashsearch.h"
#include "core/cleaning/parallelfor.h"
#include "core/cleaning/stepcounter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace vitrine::cleaning {

namespace {

using Embedding = std::vector<float>;

/// Four sums at a time, since one alone would wait for each addition.
double dot(std::span<const float> a, std::span<const float> b)
{
    std::array<float, 4> sums{};
    std::size_t i = 0;
    for (; i + 4 <= a.size(); i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    }
    for (; i < a.size(); ++i)
        sums[0] += a[i] * b[i];
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

Embedding meanOf(const UnitVectors& embeddings, std::span<const std::uint32_t> pictures)
{
    Embedding mean(embeddings.dimension, 0.0F);
    for (const std::uint32_t picture : pictures) {
        const auto row = embeddings.row(picture);
        for (std::size_t i = 0; i < row.size(); ++i)
            mean[i] += row[i] / static_cast<float>(pictures.size());
    }
    return mean;
}

Embedding meanOf(const EmbeddingTable& table)
{
    std::vector<double> sums(table.length, 0.0);
    for (std::size_t i = 0; i < table.size(); ++i)
        std::ranges::transform(sums, table.row(i), sums.begin(), std::plus<double>());
    Embedding mean;
    for (const double sum : sums)
        mean.push_back(static_cast<float>(sum / static_cast<double>(table.size())));
    return mean;
}

std::vector<Embedding> randomDirections(std::size_t dimension)
{
    constexpr std::uint64_t kSeed = 64;
    Random random(kSeed);
    std::vector<Embedding> directions(64, Embedding(dimension));
    for (Embedding& direction : directions) {
        for (float& value : direction)
            value = static_cast<float>(random.normal());
    }
    return directions;
}

/// Bit i: which side of the plane through the mean, across direction i, a picture is on.
std::vector<std::uint64_t> signHashes(
    const UnitVectors& embeddings, std::span<const std::uint32_t> pictures, JobContext& context)
{
    const std::vector<Embedding> directions = randomDirections(embeddings.dimension);
    const Embedding mean = meanOf(embeddings, pictures);
    std::array<double, 64> planes{};
    for (std::size_t i = 0; i < planes.size(); ++i)
        planes[i] = dot(mean, directions[i]);
    std::vector<std::uint64_t> hashes;
    hashes.reserve(pictures.size());
    for (const std::uint32_t picture : pictures) {
        if (hashes.size() % 64 == 0)
            context.throwIfStopped();
        std::uint64_t hash = 0;
        for (std::size_t i = 0; i < planes.size(); ++i) {
            const bool above = dot(embeddings.row(picture), directions[i]) > planes[i];
            hash |= std::uint64_t{above} << i;
        }
        hashes.push_back(hash);
    }
    return hashes;
}

}

UnitVectors unitVectors(const EmbeddingTable& table, std::span<const ImageRow> pictures)
{
    std::unordered_map<ImageRow, std::size_t> rowOf;
    for (std::size_t i = 0; i < table.size(); ++i)
        rowOf.emplace(table.images[i], i);
    const Embedding mean = meanOf(table);
    UnitVectors unit;
    unit.dimension = table.length;
    unit.values.resize(pictures.size() * table.length, 0.0F);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto found = rowOf.find(pictures[i]);
        if (found == rowOf.end())
            continue;
        const auto to = std::span(unit.values).subspan(i * table.length, table.length);
        std::ranges::transform(table.row(found->second), mean, to.begin(), std::minus<float>());
        const double length = std::sqrt(dot(to, to));
        for (float& value : to)
            value *= static_cast<float>(length > 0.0 ? 1.0 / length : 0.0);
    }
    return unit;
}

double UnitVectors::cosine(std::size_t a, std::size_t b) const
{
    return dot(row(a), row(b));
}

namespace {

// As many references of 1000 numbers stay in the cache while the queries pass.
constexpr std::size_t kPairQueries = 64;
constexpr std::size_t kPairReferences = 128;

/// Collects what the limits let pass, for rows whose queries belong to one thread.
class PairFinder {
public:
    PairFinder(std::span<const std::uint32_t> pictures, const PairLimits& limits)
        : m_pictures(pictures)
        , m_limits(limits)
        , m_alike(pictures.size())
        , m_nearest(pictures.size())
    {
    }

    /// Of row `a`, with any other row.
    void see(std::size_t a, std::size_t b, double cosine)
    {
        const Near near{static_cast<float>(cosine), static_cast<std::uint32_t>(b)};
        if (cosine >= m_limits.least)
            keep(m_alike[a], near, kMostOfOne);
        else if (cosine >= m_limits.leastOfNearest)
            keep(m_nearest[a], near, m_limits.nearest);
    }

    std::vector<CosinePair> pairs()
    {
        const auto found = std::accumulate(m_alike.begin(), m_alike.end(), std::size_t{0},
            [](std::size_t sum, const Few& few) { return sum + few.size(); });
        if (found > 2 * m_limits.most * m_pictures.size()) {
            for (Few& few : m_alike)
                few.resize(std::min(few.size(), m_limits.most));
        }
        std::vector<CosinePair> pairs;
        addMutual(m_alike, pairs);
        addMutual(m_nearest, pairs);
        return pairs;
    }

private:
    struct Near {
        float cosine = 0.0F;
        std::uint32_t row = 0;
    };
    using Few = std::vector<Near>; ///< the nearest first

    static void keep(Few& few, const Near& near, std::size_t most)
    {
        if (most == 0 || (few.size() == most && few.back().cosine >= near.cosine))
            return;
        const auto place =
            std::ranges::upper_bound(few, near.cosine, std::greater<float>(), &Near::cosine);
        few.insert(place, near);
        if (few.size() > most)
            few.pop_back();
    }

    void addMutual(const std::vector<Few>& ofRows, std::vector<CosinePair>& pairs) const
    {
        for (std::size_t a = 0; a < ofRows.size(); ++a) {
            for (const Near& near : ofRows[a]) {
                if (near.row < a && std::ranges::count(ofRows[near.row], a, &Near::row) > 0)
                    pairs.push_back({m_pictures[near.row], m_pictures[a], near.cosine});
            }
        }
    }

    std::span<const std::uint32_t> m_pictures;
    const PairLimits& m_limits;
    std::vector<Few> m_alike; ///< by row, with at least `least`; each pair in both rows
    std::vector<Few> m_nearest; ///< by row, below that
};

Matrix rowsOf(const UnitVectors& embeddings, std::span<const std::uint32_t> pictures)
{
    Matrix rows(pictures.size(), embeddings.dimension);
    for (std::size_t i = 0; i < pictures.size(); ++i)
        std::ranges::copy(embeddings.row(pictures[i]), rows.row(i).begin());
    return rows;
}

void compareBlock(const Matrix& rows, std::size_t first, PairFinder& finder, StepCounter& steps)
{
    const std::size_t queries = std::min(kPairQueries, rows.rows() - first);
    std::vector<float> cosines(queries * kPairReferences);
    for (std::size_t from = 0; from < rows.rows(); from += kPairReferences) {
        steps.throwIfStopped();
        const std::size_t references = std::min(kPairReferences, rows.rows() - from);
        products(rows.part(first, queries), rows.part(from, references), cosines.data(),
            kPairReferences);
        for (std::size_t i = 0; i < queries; ++i) {
            for (std::size_t j = 0; j < references; ++j) {
                if (first + i != from + j)
                    finder.see(first + i, from + j, cosines[i * kPairReferences + j]);
            }
        }
    }
    steps.advance();
}

void compareAll(const UnitVectors& embeddings, std::span<const std::uint32_t> pictures,
    PairFinder& finder, JobContext& context)
{
    const Matrix rows = rowsOf(embeddings, pictures);
    const std::size_t blocks = (pictures.size() + kPairQueries - 1) / kPairQueries;
    StepCounter steps(context, static_cast<std::int64_t>(blocks));
    parallelFor(blocks,
        [&](std::size_t block) { compareBlock(rows, block * kPairQueries, finder, steps); });
}

void compareLikely(const UnitVectors& embeddings, std::span<const std::uint32_t> pictures,
    PairFinder& finder, JobContext& context)
{
    constexpr std::size_t kBetweenChecks = 256;
    const auto hashes = signHashes(embeddings, pictures, context);
    const auto likely = pairsWithin(hashes, kMaxHashRadius, context);
    for (std::size_t i = 0; i < likely.size(); ++i) {
        if (i % kBetweenChecks == 0)
            context.throwIfStopped();
        const auto [a, b] = std::pair(likely[i].a, likely[i].b);
        const double cosine = embeddings.cosine(pictures[a], pictures[b]);
        finder.see(a, b, cosine);
        finder.see(b, a, cosine);
    }
}

}

std::vector<CosinePair> similarPairs(const UnitVectors& embeddings,
    std::span<const std::uint32_t> pictures, const PairLimits& limits, JobContext& context)
{
    PairFinder finder(pictures, limits);
    if (pictures.size() > kComparedAll)
        compareLikely(embeddings, pictures, finder, context);
    else
        compareAll(embeddings, pictures, finder, context);
    return finder.pairs();
}

}
