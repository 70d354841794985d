// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/cleaning/content/neighbours.h"
#include "core/cleaning/content/outliers.h"
#include "core/cleaning/content/robustlimit.h"
#include "tests/core/cleaning/clusters.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

/// Replaces an embedding by a random direction of the same size.
void replace(EmbeddingTable& table, std::size_t image, std::uint64_t seed)
{
    Random random(seed, image);
    for (std::size_t c = 0; c < table.length; ++c)
        table.values[image * table.length + c] = static_cast<float>(1.5 * random.normal());
}

std::set<std::size_t> flagged(const std::vector<OutlierQuality>& images)
{
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (images[i].flagged)
            found.insert(i);
    }
    return found;
}

}

class TstOutliers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSpreadIsThatOfTheUpperHalf()
    {
        const UpperSpread spread = upperSpread({1.0, 2.0, 3.0, 5.0, 900.0});
        QCOMPARE(spread.median, 3.0);
        QVERIFY(std::abs(spread.deviation - 2.0 * 1.4826) < 1e-9);
        QVERIFY(std::abs(spread.deviationsOf(3.0 + 4.0 * 1.4826) - 2.0) < 1e-9);
        QCOMPARE(upperSpread({}).deviationsOf(7.0), 0.0);
        QCOMPARE(upperSpread({4.0, 4.0, 4.0}).deviationsOf(7.0), 0.0);
    }

    void neighboursAreThoseOfAPlainSearch()
    {
        Random random(3);
        Matrix rows(300, 21);
        std::vector<std::size_t> groups;
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            for (float& value : rows.row(i))
                value = static_cast<float>(random.normal());
            groups.push_back(i / 3);
        }
        const auto means =
            meanNeighbourCosine({rows.all(), groups}, {rows.all(), groups}, 5, JobContext());
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            std::vector<double> products;
            for (std::size_t j = 0; j < rows.rows(); ++j) {
                double sum = 0.0;
                for (std::size_t c = 0; c < rows.columns(); ++c)
                    sum +=
                        static_cast<double>(rows.row(i)[c]) * static_cast<double>(rows.row(j)[c]);
                if (groups[i] != groups[j])
                    products.push_back(sum);
            }
            std::ranges::sort(products, std::greater());
            double expected = 0.0;
            for (std::size_t k = 0; k < 5; ++k)
                expected += products[k] / 5.0;
            QVERIFY(std::abs(static_cast<double>(means[i]) - expected) < 1e-4);
        }
    }

    void findsWhatIsUnlikeItsCategory_data()
    {
        QTest::addColumn<int>("references");
        QTest::newRow("exact") << 20'000;
        QTest::newRow("sampled") << 100;
    }
    void findsWhatIsUnlikeItsCategory()
    {
        QFETCH(int, references);
        auto made = test::clusters({.images = 1500, .noise = 0.7});
        const std::set<std::size_t> odd = {10, 11, 500, 1234};
        for (const std::size_t image : odd) // 10 and 11 are one listing, and alike
            replace(made.table, image, image / 2);
        JobContext context;
        OutlierOptions options;
        options.references = static_cast<std::size_t>(references);
        const auto images = findOutliers(made.table, options, context);
        const auto found = flagged(images);
        QVERIFY(std::ranges::includes(found, odd));
        QVERIFY2(found.size() < odd.size() + 8, qPrintable(QString::number(found.size())));
        for (const OutlierQuality& quality : images) {
            QVERIFY(quality.score >= 0.0F && quality.score < 1.0F);
            QCOMPARE(quality.flagged, quality.score > 0.5F);
        }
        const auto findings = outlierFindings(images, made.table, options);
        QCOMPARE(findings.size(), found.size());
        QCOMPARE(findings.front().threshold, options.deviations);
        QVERIFY(findings.front().kind == FindingKind::Outlier);
        QVERIFY(findings.front().value > findings.front().threshold);
        QVERIFY(std::ranges::is_sorted(findings, std::greater(), &Finding::score));
    }

    void aThresholdIsInDeviations()
    {
        const auto made = test::clusters({.images = 1500, .noise = 0.7});
        JobContext context;
        std::size_t fewer = made.table.size();
        for (const double deviations : {0.0, 1.0, 2.0, 50.0}) {
            OutlierOptions options;
            options.deviations = deviations;
            const auto images = findOutliers(made.table, options, context);
            const auto found = flagged(images);
            QVERIFY(found.size() < fewer);
            fewer = found.size();
            for (std::size_t image = 0; image < images.size(); ++image)
                QCOMPARE(found.contains(image), images[image].deviations > deviations);
        }
        QCOMPARE(fewer, std::size_t{0});
    }

    void aListingIsNoNeighbourOfItself()
    {
        auto made = test::clusters({.images = 1000, .imagesPerListing = 1, .noise = 0.7});
        for (std::size_t image = 0; image < 12; ++image) { // twelve copies of one odd picture
            replace(made.table, image * 5, 99);
            std::ranges::copy(made.table.row(0),
                made.table.values.begin()
                    + static_cast<std::ptrdiff_t>(image * 5 * made.table.length));
        }
        JobContext context;
        QVERIFY(!findOutliers(made.table, {}, context)[0].flagged);
        for (std::size_t image = 0; image < 12; ++image)
            made.table.listings[image * 5] = {7000};
        QVERIFY(findOutliers(made.table, {}, context)[0].flagged);
    }

    void smallCategoriesAreMeasuredAgainstAll()
    {
        auto made = test::clusters({.images = 1000, .noise = 0.7});
        for (std::size_t image = 0; image < 10; ++image)
            made.table.labels[image] = image % 2 == 0 ? 17 : -1;
        replace(made.table, 4, 1);
        JobContext context;
        const auto images = findOutliers(made.table, {}, context);
        QVERIFY(images[4].flagged);
        QVERIFY(!images[0].flagged && !images[1].flagged);
        QVERIFY(images[0].distance > 0.0F);
    }

    void staysQuietAboutAHandfulOfImages()
    {
        const auto made = test::clusters({.images = 4});
        JobContext context;
        QVERIFY(flagged(findOutliers(made.table, {}, context)).empty());
        EmbeddingTable none;
        none.length = 3;
        QVERIFY(findOutliers(none, {}, context).empty());
    }

    void stopsHalfWay()
    {
        const auto made = test::clusters({.images = 1000});
        test::ProgressProbe probe([](const Progress& progress) { return progress.fraction > 0.3; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(Cancelled, findOutliers(made.table, {}, context));
        QVERIFY(probe.seen().back().fraction < 1.0);
    }
};

QTEST_GUILESS_MAIN(TstOutliers)
#include "tst_outliers.moc"
