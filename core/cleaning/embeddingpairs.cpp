// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/embeddingpairs.h"

#include "core/base/random.h"
#include "core/cleaning/hashsearch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <unordered_map>

namespace vitrine::cleaning {

namespace {

using Vector = std::vector<float>;

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

Vector meanOf(const UnitVectors& embeddings, std::span<const std::uint32_t> pictures)
{
    Vector mean(embeddings.dimension, 0.0F);
    for (const std::uint32_t picture : pictures) {
        const auto row = embeddings.row(picture);
        for (std::size_t i = 0; i < row.size(); ++i)
            mean[i] += row[i] / static_cast<float>(pictures.size());
    }
    return mean;
}

Vector meanOf(const EmbeddingTable& table)
{
    std::vector<double> sums(table.length, 0.0);
    for (std::size_t i = 0; i < table.size(); ++i)
        std::ranges::transform(sums, table.row(i), sums.begin(), std::plus<double>());
    Vector mean;
    for (const double sum : sums)
        mean.push_back(static_cast<float>(sum / static_cast<double>(table.size())));
    return mean;
}

std::vector<Vector> randomDirections(std::size_t dimension)
{
    constexpr std::uint64_t kSeed = 64;
    Random random(kSeed);
    std::vector<Vector> directions(64, Vector(dimension));
    for (Vector& direction : directions) {
        for (float& value : direction)
            value = static_cast<float>(random.normal());
    }
    return directions;
}

/// Bit i: which side of the plane through the mean, across direction i, a picture is on.
std::vector<std::uint64_t> signHashes(
    const UnitVectors& embeddings, std::span<const std::uint32_t> pictures, JobContext& context)
{
    const std::vector<Vector> directions = randomDirections(embeddings.dimension);
    const Vector mean = meanOf(embeddings, pictures);
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
    const Vector mean = meanOf(table);
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

std::vector<CosinePair> similarPairs(const UnitVectors& embeddings,
    std::span<const std::uint32_t> pictures, double least, JobContext& context)
{
    std::vector<CosinePair> pairs;
    const auto compare = [&](std::size_t i, std::size_t j) {
        const double cosine = embeddings.cosine(pictures[i], pictures[j]);
        if (cosine >= least)
            pairs.push_back({pictures[i], pictures[j], cosine});
    };
    const auto total = static_cast<std::int64_t>(pictures.size());
    if (pictures.size() > kComparedAll) {
        constexpr std::size_t kBetweenChecks = 256;
        const auto hashes = signHashes(embeddings, pictures, context);
        const auto near = pairsWithin(hashes, kMaxHashRadius, context);
        for (std::size_t i = 0; i < near.size(); ++i) {
            if (i % kBetweenChecks == 0)
                context.throwIfStopped();
            compare(near[i].a, near[i].b);
        }
        return pairs;
    }
    for (std::size_t j = 0; j < pictures.size(); ++j) {
        context.throwIfStopped();
        context.report(Stage::ComparingPictures, static_cast<std::int64_t>(j), total);
        for (std::size_t i = 0; i < j; ++i)
            compare(i, j);
    }
    return pairs;
}

}
