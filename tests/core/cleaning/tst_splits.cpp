// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/base/random.h"
#include "core/cleaning/splits/imagegroups.h"
#include "core/cleaning/splits/splitleaks.h"
#include "core/cleaning/splits/splits.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

constexpr double kFractions[] = {0.7, 0.2, 0.1};

/// Listings of one to five images in categories of very different size, some of them with images
/// of two categories, and duplicates that tie listings together.
struct Shop {
    std::vector<ImageRow> images;
    std::vector<ListingRow> listings;
    std::vector<std::int64_t> duplicates;
    std::vector<int> labels;

    explicit Shop(std::uint64_t seed)
    {
        Random random(seed);
        for (std::int64_t listing = 1; images.size() < 3000; ++listing) {
            const double place = random.uniform();
            const int label = place < 0.03 ? -1 : static_cast<int>(place * place * 8.0);
            const std::size_t many = 1 + random.below(5);
            for (std::size_t i = 0; i < many; ++i) {
                images.push_back({static_cast<std::int64_t>(images.size() + 1)});
                listings.push_back({listing});
                labels.push_back(random.chance(0.02) ? 3 : label);
                const bool twin = random.chance(0.03);
                duplicates.push_back(twin ? 1 + static_cast<std::int64_t>(random.below(40)) : 0);
            }
        }
    }
};

}

class TstSplits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsShareListingsAndDuplicates()
    {
        const std::vector<ListingRow> listings = {{1}, {2}, {1}, {0}, {0}, {3}, {4}};
        const std::vector<std::int64_t> duplicates = {0, 7, 0, 7, 0, 8, 8};
        const std::vector<std::size_t> expected = {0, 1, 0, 1, 2, 3, 3};
        QVERIFY(imageGroups(listings, duplicates) == expected);
        const std::vector<std::size_t> byListing = {0, 1, 0, 2, 3, 4, 5};
        QVERIFY(imageGroups(listings, {}) == byListing);
        // 1 and 3 meet only through the duplicates of 2.
        const std::vector<ListingRow> chain = {{1}, {2}, {2}, {3}};
        QVERIFY(imageGroups(chain, std::vector<std::int64_t>{5, 5, 6, 6})
            == std::vector<std::size_t>(4, 0));
    }

    void keepsGroupsWholeAndCategoriesEven_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1U, 2U, 3U, 4U})
            QTest::addRow("seed %llu", seed) << seed;
    }
    void keepsGroupsWholeAndCategoriesEven()
    {
        QFETCH(quint64, seed);
        const Shop shop(seed);
        const auto groups = imageGroups(shop.listings, shop.duplicates);
        const auto sides = splitByGroup(groups, shop.labels, kFractions, seed);
        const SplitLeaks none = leaks(shop.listings, shop.duplicates, sides);
        QVERIFY(none.listings.empty());
        QVERIFY(none.duplicateGroups.empty());
        QCOMPARE(none.images, std::size_t{0});

        std::map<int, std::map<int, double>> counts;
        std::map<int, double> totals;
        for (std::size_t i = 0; i < sides.size(); ++i) {
            ++counts[shop.labels[i]][sides[i]];
            ++totals[shop.labels[i]];
        }
        for (const auto& [label, total] : totals) {
            // To within a group or two: they come whole.
            const double slack = std::max(8.0, 0.03 * total);
            for (int side = 0; side < 3; ++side)
                QVERIFY2(std::abs(counts[label][side] - kFractions[side] * total) < slack,
                    qPrintable(QStringLiteral("label %1 side %2").arg(label).arg(side)));
        }
    }

    void spreadsSingleImagesExactly()
    {
        std::vector<std::size_t> groups(1000);
        std::vector<int> labels(1000);
        for (std::size_t i = 0; i < 1000; ++i) {
            groups[i] = i;
            labels[i] = i < 900 ? 0 : 1;
        }
        std::map<std::pair<int, int>, int> counts;
        const auto sides = splitByGroup(groups, labels, kFractions, 5);
        for (std::size_t i = 0; i < 1000; ++i)
            ++counts[{labels[i], sides[i]}];
        const std::map<std::pair<int, int>, int> expected = {
            {{0, 0}, 630}, {{0, 1}, 180}, {{0, 2}, 90}, {{1, 0}, 70}, {{1, 1}, 20}, {{1, 2}, 10}};
        QVERIFY(counts == expected);
    }

    void aSeedDecides()
    {
        const Shop shop(1);
        const auto groups = imageGroups(shop.listings, shop.duplicates);
        const auto sides = splitByGroup(groups, shop.labels, kFractions, 1);
        QVERIFY(splitByGroup(groups, shop.labels, kFractions, 1) == sides);
        QVERIFY(splitByGroup(groups, shop.labels, kFractions, 2) != sides);
        QVERIFY(splitByImage(100, kFractions, 1) == splitByImage(100, kFractions, 1));
        QVERIFY(splitByImage(100, kFractions, 1) != splitByImage(100, kFractions, 2));
    }

    void aSplitByImageLeaks()
    {
        const Shop shop(1);
        const auto sides = splitByImage(shop.images.size(), kFractions, 1);
        std::map<int, int> counts;
        for (const int side : sides)
            ++counts[side];
        QCOMPARE(counts[0], static_cast<int>(std::lround(0.7 * static_cast<double>(sides.size()))));
        const SplitLeaks found = leaks(shop.listings, shop.duplicates, sides);
        QVERIFY(found.listings.size() > 300);
        QVERIFY(found.duplicateGroups.size() > 5);
        QVERIFY(found.images > 1000);
    }

    void countsLeaks()
    {
        const std::vector<ImageRow> images = {{11}, {12}, {13}, {14}, {15}};
        const std::vector<ListingRow> listings = {{1}, {1}, {2}, {2}, {0}};
        const std::vector<std::int64_t> duplicates = {0, 9, 0, 9, 0};
        const std::vector<int> sides = {0, 1, 2, 2, 0};
        const SplitLeaks found = leaks(listings, duplicates, sides);
        QCOMPARE(found.listings.size(), std::size_t{1});
        QCOMPARE(found.listings[0].value, 1);
        QVERIFY(found.duplicateGroups == std::vector<std::int64_t>{9});
        QCOMPARE(found.images, std::size_t{3});

        const auto findings = leakFindings(images, listings, duplicates, sides);
        QCOMPARE(findings.size(), std::size_t{2});
        QVERIFY(findings[0].kind == FindingKind::SplitLeak);
        QCOMPARE(findings[0].listing.value, 1);
        QCOMPARE(findings[0].value, 2.0);
        QCOMPARE(findings[1].image.value, 12);
        QCOMPARE(findings[1].group, 9);
    }

    void refusesFractionsThatMakeNoWhole()
    {
        const std::vector<double> tooMuch = {0.8, 0.3};
        const std::vector<double> negative = {1.2, -0.2};
        QVERIFY_THROWS_EXCEPTION(Error, splitByImage(10, tooMuch, 1));
        QVERIFY_THROWS_EXCEPTION(Error, splitByImage(10, negative, 1));
        QVERIFY_THROWS_EXCEPTION(Error, splitByImage(10, {}, 1));
    }
};

QTEST_GUILESS_MAIN(TstSplits)
#include "tst_splits.moc"
