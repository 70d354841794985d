// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/search/grouping.h"

#include <QTest>

#include <numeric>

using namespace vitrine;
using namespace vitrine::search;

namespace {

/// Images 1..n on a line, image i at distance i from the query.
std::unique_ptr<VectorIndex> line(std::int64_t n)
{
    std::vector<std::int64_t> ids(static_cast<std::size_t>(n));
    std::iota(ids.begin(), ids.end(), 1);
    const std::vector<float> vectors(ids.begin(), ids.end());
    JobContext context;
    return VectorIndex::build(vectors, ids, 1, Metric::L2, context);
}

const std::vector<float> kOrigin{0.0F};

}

class TstGrouping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheBestImageOfEachListing()
    {
        // Listings of three neighbouring images each.
        const auto listingOf = [](ImageRow image) { return ListingRow{(image.value + 2) / 3}; };
        const auto found = nearestListings(*line(30), kOrigin, 4, listingOf);
        QCOMPARE(found.size(), 4);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto rank = static_cast<std::int64_t>(i);
            QCOMPARE(found[i].listing.value, rank + 1);
            QCOMPARE(found[i].image.value, 3 * rank + 1);
            QCOMPARE(found[i].score, static_cast<float>((3 * rank + 1) * (3 * rank + 1)));
            QCOMPARE(found[i].matches, 3);
        }
    }

    void looksFurtherWhenOneListingFillsTheTop()
    {
        // The nearest 900 images are one listing's: the first round cannot be enough.
        const auto listingOf = [](ImageRow image) {
            return ListingRow{image.value <= 900 ? 1 : image.value};
        };
        const auto found = nearestListings(*line(1000), kOrigin, 3, listingOf);
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[0].matches, 900);
        QCOMPARE(found[1].image.value, 901);
        QCOMPARE(found[2].image.value, 902);
    }

    void passesOverTheExcludedAndTheUnknown()
    {
        const auto listingOf = [](ImageRow image) {
            return image.value % 2 == 0 ? ListingRow{} : ListingRow{image.value};
        };
        const auto found = nearestListings(*line(9), kOrigin, 10, listingOf, ListingRow{1});
        QCOMPARE(found.size(), 4);
        QCOMPARE(found.front().listing.value, 3);
        QCOMPARE(found.back().listing.value, 9);
    }

    void takesAnEmptyIndexAndNoLimit()
    {
        const auto listingOf = [](ImageRow image) { return ListingRow{image.value}; };
        QVERIFY(nearestListings(*line(0), kOrigin, 5, listingOf).empty());
        QVERIFY_THROWS_EXCEPTION(Error, nearestListings(*line(3), kOrigin, 0, listingOf));
    }
};

QTEST_GUILESS_MAIN(TstGrouping)
#include "tst_grouping.moc"
