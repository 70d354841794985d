// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/cleaning/content/linearprobe.h"
#include "tests/core/cleaning/clusters.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

int likeliest(std::span<const float> row)
{
    return static_cast<int>(std::ranges::max_element(row) - row.begin());
}

double accuracy(const OutOfSample& predicted, const std::vector<int>& truth)
{
    std::size_t right = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        right += likeliest(predicted.row(i)) == truth[i] ? 1U : 0U;
    return static_cast<double>(right) / static_cast<double>(truth.size());
}

/// Nothing but the picture itself says what its label is, and pairs of pictures are all but equal.
EmbeddingTable twins()
{
    EmbeddingTable table;
    table.length = 300;
    Random random(5);
    std::vector<float> values(table.length);
    for (std::size_t i = 0; i < 400; ++i) {
        if (i % 2 == 0) {
            for (float& value : values)
                value = static_cast<float>(random.normal());
        }
        const auto pair = static_cast<std::int64_t>(i / 2);
        table.images.push_back({static_cast<std::int64_t>(i + 1)});
        table.listings.push_back({pair + 1});
        table.labels.push_back(
            static_cast<int>(Random(6, static_cast<std::uint64_t>(pair)).below(4)));
        table.values.insert(table.values.end(), values.begin(), values.end());
    }
    return table;
}

}

class TstLinearProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsClustersApart()
    {
        const auto made = test::clusters({});
        JobContext context;
        const OutOfSample predicted = outOfSample(made.table, {}, context);
        QVERIFY(accuracy(predicted, made.truth) > 0.95);
        for (std::size_t i = 0; i < made.table.size(); ++i) {
            const auto row = predicted.row(i);
            QVERIFY(std::abs(std::accumulate(row.begin(), row.end(), 0.0F) - 1.0F) < 1e-4F);
        }
    }

    void aProjectionKeepsWhatMatters()
    {
        const auto made = test::clusters({.length = 200, .noise = 1.0});
        JobContext context;
        ProbeOptions narrow;
        narrow.components = 20;
        QVERIFY(accuracy(outOfSample(made.table, narrow, context), made.truth) > 0.95);
    }

    void givesTheSameAgain()
    {
        const auto made = test::clusters({.images = 300, .length = 100});
        JobContext context;
        ProbeOptions options;
        options.components = 30;
        const auto first = outOfSample(made.table, options, context).probabilities;
        QVERIFY(outOfSample(made.table, options, context).probabilities == first);
        options.seed = 2;
        QVERIFY(outOfSample(made.table, options, context).probabilities != first);
    }

    void keepsTheImagesOfAListingTogether()
    {
        EmbeddingTable table = twins();
        JobContext context;
        QVERIFY(accuracy(outOfSample(table, {}, context), table.labels) < 0.4);
        // The same pictures in listings of their own give each other away.
        for (std::size_t i = 0; i < table.size(); ++i)
            table.listings[i] = {static_cast<std::int64_t>(i + 1)};
        QVERIFY(accuracy(outOfSample(table, {}, context), table.labels) > 0.5);
        // Known as duplicates they are kept together again.
        for (std::size_t i = 0; i < table.size(); ++i)
            table.duplicateGroups.push_back(static_cast<std::int64_t>(i / 2 + 1));
        QVERIFY(accuracy(outOfSample(table, {}, context), table.labels) < 0.4);
    }

    void predictsImagesWithoutALabel()
    {
        auto made = test::clusters({});
        for (std::size_t i = 0; i < made.table.size(); i += 10)
            made.table.labels[i] = -1;
        JobContext context;
        QVERIFY(accuracy(outOfSample(made.table, {}, context), made.truth) > 0.95);
    }

    void choosesAStrongRidgeForNoise()
    {
        EmbeddingTable table = twins();
        JobContext context;
        StepCounter steps(context, 0);
        LinearProbe onNoise(table, {}, steps);
        onNoise.chooseRidge(steps);
        const auto made = test::clusters({.noise = 0.5});
        LinearProbe onClusters(made.table, {}, steps);
        onClusters.chooseRidge(steps);
        QVERIFY(onNoise.ridge() > onClusters.ridge());
    }

    void stopsHalfWay()
    {
        const auto made = test::clusters({});
        test::ProgressProbe probe([](const Progress& progress) { return progress.fraction > 0.5; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(Cancelled, outOfSample(made.table, {}, context));
        QVERIFY(probe.seen().back().fraction < 1.0);
    }

    void refusesWhatTeachesNothing()
    {
        auto made = test::clusters({.images = 40});
        JobContext context;
        const auto codeOf = [&](const EmbeddingTable& table) {
            try {
                outOfSample(table, {}, context);
            } catch (const Error& error) {
                return error.code();
            }
            return ErrorCode::Internal;
        };
        EmbeddingTable oneCategory = made.table;
        std::ranges::fill(oneCategory.labels, 0);
        QVERIFY(codeOf(oneCategory) == ErrorCode::NotReady);
        EmbeddingTable oneListing = made.table;
        std::ranges::fill(oneListing.listings, ListingRow{1});
        QVERIFY(codeOf(oneListing) == ErrorCode::NotReady);
        EmbeddingTable damaged = made.table;
        damaged.values[7] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(codeOf(damaged) == ErrorCode::InvalidArgument);
        EmbeddingTable shorter = made.table;
        shorter.labels.pop_back();
        QVERIFY(codeOf(shorter) == ErrorCode::InvalidArgument);
        QVERIFY(codeOf(EmbeddingTable()) == ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TstLinearProbe)
#include "tst_linearprobe.moc"
