// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/duplicates/hashsearch.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

namespace vitrine::cleaning {

namespace {

constexpr unsigned kPartBits = 16;
constexpr unsigned kHashParts = 64 / kPartBits;
constexpr std::size_t kKeys = std::size_t{1} << kPartBits;

std::uint32_t partOf(std::uint64_t hash, unsigned part)
{
    return static_cast<std::uint32_t>(hash >> (part * kPartBits)) & (kKeys - 1);
}

/// Where the hashes with each value of one part are: those of `key` from begins[key] to
/// begins[key + 1], in rising order.
struct Buckets {
    Buckets(std::span<const std::uint64_t> hashes, unsigned part)
        : begins(kKeys + 1, 0)
        , members(hashes.size())
    {
        for (const std::uint64_t hash : hashes)
            ++begins[partOf(hash, part) + 1];
        std::partial_sum(begins.begin(), begins.end(), begins.begin());
        std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
        for (std::size_t i = 0; i < hashes.size(); ++i)
            members[next[partOf(hashes[i], part)]++] = static_cast<std::uint32_t>(i);
    }

    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> members;
};

class HashIndex {
public:
    HashIndex(std::span<const std::uint64_t> hashes, int radius)
        : m_hashes(hashes)
        , m_radius(radius)
        , m_partRadius(radius / static_cast<int>(kHashParts))
    {
        for (std::uint32_t mask = 0; mask < kKeys; ++mask) {
            if (std::popcount(mask) <= m_partRadius)
                m_masks.push_back(mask);
        }
        for (unsigned part = 0; part < kHashParts; ++part)
            m_buckets.emplace_back(hashes, part);
    }

    /// Calls `found(index, distance)` once for each hash before `end` within the radius of `query`.
    /// Returns how many hashes it looked at.
    template <typename Found>
    std::uint64_t search(std::uint64_t query, std::uint32_t end, const Found& found) const
    {
        std::uint64_t compared = 0;
        for (unsigned part = 0; part < kHashParts; ++part) {
            const std::uint32_t key = partOf(query, part);
            for (const std::uint32_t mask : m_masks)
                compared += searchBucket(query, part, key ^ mask, end, found);
        }
        return compared;
    }

private:
    template <typename Found>
    std::uint32_t searchBucket(std::uint64_t query, unsigned part, std::uint32_t key,
        std::uint32_t end, const Found& found) const
    {
        const Buckets& buckets = m_buckets[part];
        const std::uint32_t begin = buckets.begins[key];
        std::uint32_t i = begin;
        for (; i < buckets.begins[key + 1]; ++i) {
            const std::uint32_t member = buckets.members[i];
            if (member >= end)
                break;
            const std::uint64_t differing = m_hashes[member] ^ query;
            const int distance = std::popcount(differing);
            if (distance <= m_radius && !isFoundBefore(differing, part))
                found(member, distance);
        }
        return i - begin;
    }

    /// Whether an earlier part is near enough to have led to the same hash.
    bool isFoundBefore(std::uint64_t differing, unsigned part) const
    {
        for (unsigned earlier = 0; earlier < part; ++earlier) {
            if (std::popcount(partOf(differing, earlier)) <= m_partRadius)
                return true;
        }
        return false;
    }

    std::span<const std::uint64_t> m_hashes;
    int m_radius;
    int m_partRadius;
    std::vector<std::uint32_t> m_masks;
    std::vector<Buckets> m_buckets;
};

void checkRadius(int radius)
{
    if (radius < 0 || radius > kMaxHashRadius) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("A distance of {} bits is not possible.", radius),
            fmt::format("Choose 0 to {} bits.", kMaxHashRadius));
    }
}

/// Of the pairs from `first` on, which share one b: the nearest for each a, by rising a.
void keepNearest(std::vector<HashPair>& pairs, std::size_t first)
{
    const auto begin = pairs.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, pairs.end(), [](const HashPair& x, const HashPair& y) {
        return std::tie(x.a, x.distance, x.turn) < std::tie(y.a, y.distance, y.turn);
    });
    const auto sameA = [](const HashPair& x, const HashPair& y) { return x.a == y.a; };
    pairs.erase(std::unique(begin, pairs.end(), sameA), pairs.end());
}

/// `queriesOf(b)` are the positions of b to try against the hashes before it.
template <typename QueriesOf>
std::vector<HashPair> findPairs(std::span<const std::uint64_t> hashes, int radius,
    JobContext& context, HashSearchWork* work, const QueriesOf& queriesOf)
{
    constexpr std::size_t kBetweenChecks = 64;
    const HashIndex index(hashes, radius);
    std::vector<HashPair> pairs;
    std::uint64_t compared = 0;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (i % kBetweenChecks == 0) {
            context.throwIfStopped();
            context.report(Stage::ComparingPictures, static_cast<std::int64_t>(i),
                static_cast<std::int64_t>(hashes.size()));
        }
        const auto b = static_cast<std::uint32_t>(i);
        const std::size_t first = pairs.size();
        std::uint16_t turn = 0;
        for (const std::uint64_t query : queriesOf(i)) {
            compared += index.search(query, b, [&](std::uint32_t a, int distance) {
                pairs.push_back({a, b, static_cast<std::uint16_t>(distance), turn});
            });
            ++turn;
        }
        keepNearest(pairs, first);
    }
    if (work != nullptr)
        work->compared += compared;
    return pairs;
}

}

std::vector<HashPair> pairsWithin(
    std::span<const std::uint64_t> hashes, int radius, JobContext& context, HashSearchWork* work)
{
    checkRadius(radius);
    return findPairs(
        hashes, radius, context, work, [&](std::size_t i) { return hashes.subspan(i, 1); });
}

std::vector<HashPair> pairsWithin(std::span<const std::array<std::uint64_t, 8>> turnedHashes,
    int radius, JobContext& context, HashSearchWork* work)
{
    checkRadius(radius);
    std::vector<std::uint64_t> upright;
    upright.reserve(turnedHashes.size());
    for (const auto& turns : turnedHashes)
        upright.push_back(turns.front());
    return findPairs(upright, radius, context, work,
        [&](std::size_t i) { return std::span<const std::uint64_t>(turnedHashes[i]); });
}

}
