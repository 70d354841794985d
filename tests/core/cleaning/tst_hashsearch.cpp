// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/cleaning/duplicates/completelink.h"
#include "core/cleaning/duplicates/duplicategroups.h"
#include "core/cleaning/duplicates/embeddingpairs.h"
#include "core/cleaning/duplicates/hashsearch.h"
#include "core/jobs/outcome.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>
#include <utility>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

using Turned = std::array<std::uint64_t, 8>;

std::uint64_t withFlippedBits(std::uint64_t hash, int bits, Random& random)
{
    for (int i = 0; i < bits; ++i)
        hash ^= std::uint64_t{1} << random.below(64);
    return hash;
}

/// Random hashes, half of them near an earlier one, some equal.
std::vector<std::uint64_t> clusteredHashes(std::size_t count)
{
    Random random(11);
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = 0; i < count; ++i) {
        const bool copies = i > 0 && random.chance(0.5);
        hashes.push_back(copies ? withFlippedBits(
                             hashes[random.below(i)], static_cast<int>(random.below(12)), random)
                                : random.next());
    }
    return hashes;
}

using PairMap = std::map<std::pair<std::uint32_t, std::uint32_t>, int>;

PairMap mapOf(const std::vector<HashPair>& pairs)
{
    PairMap result;
    for (const HashPair& pair : pairs)
        result[{pair.a, pair.b}] = pair.distance;
    return result;
}

/// `count` vectors of length 1 around a common mean, as networks give them; every second is within
/// `spread` of the one before it.
std::vector<float> pairedVectors(std::size_t count, std::size_t dimension, double spread)
{
    Random random(3);
    std::vector<float> values(count * dimension);
    for (std::size_t i = 0; i < count; ++i) {
        float* row = values.data() + i * dimension;
        double squares = 0.0;
        for (std::size_t k = 0; k < dimension; ++k) {
            row[k] = static_cast<float>(
                i % 2 == 0 ? 1.0 + random.normal() : row[k - dimension] + spread * random.normal());
            squares += double{row[k]} * row[k];
        }
        for (std::size_t k = 0; k < dimension; ++k)
            row[k] /= static_cast<float>(std::sqrt(squares));
    }
    return values;
}

}

class TstHashSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatComparingAllFinds();
    void findsTurnedPairsAtTheirNearest();
    void looksAtAFewOfManyHashes();
    void refusesDistancesOutOfRange();
    void stops();
    void chainsDoNotJoin();
    void joinsOnlyWhatIsLinkedThroughout();
    void findsSimilarEmbeddingsAmongFewAndMany();
    void takesNearestPairsThatAgree();
    void proposesFewWhereAllPicturesAreOne();
    void proposesAllVersionsOfOnePicture();
};

void TstHashSearch::findsWhatComparingAllFinds()
{
    const auto hashes = clusteredHashes(1500);
    for (const int radius : {0, 1, 3, 4, 6, 8, 11, 15}) {
        PairMap expected;
        for (std::uint32_t b = 0; b < hashes.size(); ++b) {
            for (std::uint32_t a = 0; a < b; ++a) {
                const int distance = std::popcount(hashes[a] ^ hashes[b]);
                if (distance <= radius)
                    expected[{a, b}] = distance;
            }
        }
        JobContext context;
        const auto pairs = pairsWithin(hashes, radius, context);
        QVERIFY(!expected.empty());
        QCOMPARE(pairs.size(), expected.size()); // each once
        QVERIFY(mapOf(pairs) == expected);
    }
}

void TstHashSearch::findsTurnedPairsAtTheirNearest()
{
    Random random(2);
    std::vector<Turned> pictures(400);
    for (Turned& turns : pictures) {
        for (std::uint64_t& hash : turns)
            hash = random.next();
    }
    pictures[40][0] = withFlippedBits(pictures[7][0], 3, random);
    pictures[300][5] = withFlippedBits(pictures[7][0], 5, random);
    pictures[300][6] = pictures[7][0];
    JobContext context;
    const auto pairs = pairsWithin(pictures, 8, context);
    const auto found = [&](std::uint32_t a, std::uint32_t b) {
        return std::find_if(pairs.begin(), pairs.end(),
            [&](const HashPair& pair) { return pair.a == a && pair.b == b; });
    };
    QVERIFY(found(7, 40) != pairs.end());
    QCOMPARE(found(7, 40)->turn, std::uint16_t{0});
    QVERIFY(found(7, 300) != pairs.end());
    QCOMPARE(found(7, 300)->turn, std::uint16_t{6});
    QCOMPARE(found(7, 300)->distance, std::uint16_t{0});
    QVERIFY(mapOf(pairs).size() == pairs.size());
}

/// Counted, as time says more of the computer: comparing all would be 5 thousand million pairs.
void TstHashSearch::looksAtAFewOfManyHashes()
{
    constexpr std::size_t kHashes = 100'000;
    const auto hashes = clusteredHashes(kHashes);
    const double all = 0.5 * static_cast<double>(kHashes) * static_cast<double>(kHashes - 1);
    const int radius = DuplicateOptions().radius;
    JobContext context;
    HashSearchWork work;
    const auto pairs = pairsWithin(hashes, radius, context, &work);
    QVERIFY(pairs.size() > kHashes / 4);
    QVERIFY(work.compared >= pairs.size());
    const double share = static_cast<double>(work.compared) / all;
    qInfo("%zu pairs within %d bits of %zu hashes: %.1f million comparisons, %.2f %% of all",
        pairs.size(), radius, kHashes, static_cast<double>(work.compared) / 1e6, 100.0 * share);
    QVERIFY(share < 0.003);

    // In eight positions eight times as many, at most.
    std::vector<Turned> turned(kHashes / 10);
    Random random(9);
    for (std::size_t i = 0; i < turned.size(); ++i) {
        for (std::uint64_t& hash : turned[i])
            hash = random.next();
        turned[i][0] = hashes[i];
    }
    HashSearchWork turning;
    pairsWithin(turned, radius, context, &turning);
    const auto count = static_cast<double>(turned.size());
    QVERIFY(static_cast<double>(turning.compared) < 8 * 0.003 * 0.5 * count * count);
}

void TstHashSearch::refusesDistancesOutOfRange()
{
    JobContext context;
    const std::vector<std::uint64_t> hashes{1, 2};
    QVERIFY_THROWS_EXCEPTION(Error, pairsWithin(hashes, -1, context));
    QVERIFY_THROWS_EXCEPTION(Error, pairsWithin(hashes, kMaxHashRadius + 1, context));
    QVERIFY(pairsWithin(std::vector<std::uint64_t>{}, 4, context).empty());
}

void TstHashSearch::stops()
{
    std::stop_source stop;
    stop.request_stop();
    JobContext context(stop.get_token());
    const auto hashes = clusteredHashes(100);
    QVERIFY_THROWS_EXCEPTION(Cancelled, pairsWithin(hashes, 4, context));
}

void TstHashSearch::chainsDoNotJoin()
{
    // 0-1-2-3 in a row: the two nearest links win, nothing joins 0 with 3.
    const auto groups =
        completeLinkGroups(4, {{0, 1, 0.1}, {1, 2, 0.2}, {2, 3, 0.1}}, JobContext());
    const std::vector<std::vector<std::uint32_t>> expected{{0, 1}, {2, 3}};
    QVERIFY(groups == expected);
}

void TstHashSearch::joinsOnlyWhatIsLinkedThroughout()
{
    Random random(4);
    std::vector<Link> links;
    std::set<std::pair<std::uint32_t, std::uint32_t>> linked;
    for (std::uint32_t b = 0; b < 120; ++b) {
        for (std::uint32_t a = 0; a < b; ++a) {
            if (!random.chance(a / 10 == b / 10 ? 0.9 : 0.05))
                continue;
            links.push_back({a, b, random.uniform()});
            linked.insert({a, b});
        }
    }
    const auto groups = completeLinkGroups(120, links, JobContext());
    QVERIFY(!groups.empty());
    std::set<std::uint32_t> seen;
    for (const auto& group : groups) {
        QVERIFY(group.size() > 1);
        for (std::size_t j = 0; j < group.size(); ++j) {
            QVERIFY(seen.insert(group[j]).second);
            for (std::size_t i = 0; i < j; ++i)
                QVERIFY(linked.contains({group[i], group[j]}));
        }
    }
    std::vector<Link> all;
    for (std::uint32_t b = 0; b < 30; ++b) {
        for (std::uint32_t a = 0; a < b; ++a)
            all.push_back({a, b, random.uniform()});
    }
    QCOMPARE(completeLinkGroups(30, all, JobContext()).front().size(), std::size_t{30});
}

void TstHashSearch::findsSimilarEmbeddingsAmongFewAndMany()
{
    constexpr std::size_t kDimension = 128;
    const std::size_t most = kComparedAll + 1000;
    const auto values = pairedVectors(most, kDimension, 0.015);
    const UnitVectors table{values, kDimension};
    JobContext context;
    for (const std::size_t count : {kComparedAll, most}) {
        std::vector<std::uint32_t> pictures(count);
        for (std::size_t i = 0; i < count; ++i)
            pictures[i] = static_cast<std::uint32_t>(i);
        std::size_t found = 0;
        for (const CosinePair& pair : similarPairs(table, pictures, {.least = 0.97}, context)) {
            QCOMPARE(pair.b, pair.a + 1);
            QCOMPARE(pair.a % 2, 0U);
            QVERIFY(pair.cosine >= 0.97);
            ++found;
        }
        qInfo("%zu pictures: %zu of %zu pairs", count, found, count / 2);
        QVERIFY(found >= count / 2 * 98 / 100);
    }
}

void TstHashSearch::takesNearestPairsThatAgree()
{
    // At angles in degrees: 0 and 35 are each other's nearest; the nearest of 75 is 35, not the
    // other way round.
    std::vector<float> values;
    for (const double angle : {0.0, 35.0, 75.0, 180.0}) {
        values.push_back(static_cast<float>(std::cos(angle * 3.14159265 / 180.0)));
        values.push_back(static_cast<float>(std::sin(angle * 3.14159265 / 180.0)));
    }
    const UnitVectors table{values, 2};
    const std::vector<std::uint32_t> pictures{0, 1, 2, 3};
    JobContext context;
    const auto pairs = [&](const PairLimits& limits) {
        std::set<std::pair<std::uint32_t, std::uint32_t>> found;
        for (const CosinePair& pair : similarPairs(table, pictures, limits, context))
            found.emplace(pair.a, pair.b);
        return found;
    };
    using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;
    QVERIFY(pairs({.least = 0.9}).empty());
    QVERIFY(pairs({.least = 0.9, .leastOfNearest = 0.75, .nearest = 1}) == (Pairs{{0, 1}}));
    QVERIFY(pairs({.least = 0.9, .leastOfNearest = 0.75, .nearest = 4}) == (Pairs{{0, 1}, {1, 2}}));
    QVERIFY(pairs({.least = 0.75}) == (Pairs{{0, 1}, {1, 2}}));
}

namespace {

/// Directions near one another, and then `versions` of another picture.
std::vector<float> aroundOne(std::size_t pictures, double spread, std::size_t versions)
{
    Random random(7);
    std::vector<float> values;
    const auto add = [&values](double angle) {
        values.push_back(static_cast<float>(std::cos(angle)));
        values.push_back(static_cast<float>(std::sin(angle)));
    };
    for (std::size_t i = 0; i < pictures; ++i)
        add(spread * random.normal());
    for (std::size_t i = 0; i < versions; ++i)
        add(std::numbers::pi);
    return values;
}

std::vector<CosinePair> pairsOf(const std::vector<float>& values)
{
    std::vector<std::uint32_t> pictures(values.size() / 2);
    std::iota(pictures.begin(), pictures.end(), 0U);
    JobContext context;
    return similarPairs(UnitVectors{values, 2}, pictures, {.least = 0.9999}, context);
}

}

void TstHashSearch::proposesFewWhereAllPicturesAreOne()
{
    constexpr std::size_t kPictures = 400;
    const auto pairs = pairsOf(aroundOne(kPictures, 0.001, 0));
    QVERIFY(!pairs.empty());
    QVERIFY(pairs.size() <= kPictures * PairLimits().most / 2);
}

void TstHashSearch::proposesAllVersionsOfOnePicture()
{
    constexpr std::size_t kPictures = 400;
    constexpr std::size_t kVersions = 40;
    const auto pairs = pairsOf(aroundOne(kPictures, 1.0, kVersions));
    const auto isOfVersions = [](const CosinePair& pair) { return pair.a >= kPictures; };
    const auto found = static_cast<std::size_t>(std::ranges::count_if(pairs, isOfVersions));
    QCOMPARE(found, kVersions * (kVersions - 1) / 2);
}

QTEST_GUILESS_MAIN(TstHashSearch)
#include "tst_hashsearch.moc"
