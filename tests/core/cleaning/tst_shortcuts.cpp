// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/base/random.h"
#include "core/cleaning/content/onethreshold.h"
#include "core/cleaning/content/shortcuts.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

const std::vector<CategoryRow> kCategories = {{21}, {22}, {23}, {24}};

/// Four categories; category 1 is photographed dark, and nothing else tells them apart.
struct Shop {
    std::vector<PictureMeasures> pictures;
    std::vector<int> labels;
    std::vector<std::size_t> groups;

    Shop(std::uint64_t seed, double darker, std::size_t images = 1200)
    {
        Random random(seed);
        for (std::size_t i = 0; i < images; ++i) {
            labels.push_back(static_cast<int>(i / 2 % 4));
            groups.push_back(i / 2);
            PictureMeasures picture;
            picture.width = 400 + static_cast<int>(random.below(200));
            picture.height = 400;
            picture.bytes = 20'000 + static_cast<std::int64_t>(random.below(1000));
            picture.brightness50 = 0.5 + 0.1 * random.normal();
            if (labels.back() == 1)
                picture.brightness50 -= darker;
            picture.colourfulness = random.uniform();
            picture.entropy = 6.0 + random.normal();
            picture.sharpness = random.uniform();
            pictures.push_back(picture);
        }
    }
};

}

class TstShortcuts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresTheAreaUnderACurve()
    {
        const std::vector<Marked> sorted = {
            {1.0, false}, {2.0, true}, {2.0, false}, {3.0, false}, {4.0, true}};
        // Of six pairs: 2 > 1, 2 = 2, 2 < 3; 4 > all three.
        QVERIFY(std::abs(areaUnderCurve(sorted) - 4.5 / 6.0) < 1e-12);
        QCOMPARE(areaUnderCurve(std::vector<Marked>{{1.0, true}}), 0.5);
    }

    void learnsAThreshold()
    {
        const std::vector<Marked> sorted = {
            {1.0, true}, {2.0, true}, {3.0, false}, {4.0, true}, {5.0, false}, {6.0, false}};
        const OneThreshold rule = bestThreshold(sorted);
        QVERIFY(!rule.above);
        QCOMPARE(rule.threshold, 4.5); // of two equally good ones it could be 2.5 as well
        QVERIFY(std::abs(rule.balancedAccuracy - 5.0 / 6.0) < 1e-12);
        QVERIFY(std::abs(balancedAccuracy(rule, sorted) - rule.balancedAccuracy) < 1e-12);
    }

    void theStandardErrorIsThePublishedOne()
    {
        // Hanley and McNeil's example: area 0.893 of 51 abnormal and 58 normal images.
        QVERIFY(std::abs(areaStandardError(0.893, 51.0, 58.0) - 0.032) < 0.001);
    }

    void findsAPlantedShortcut()
    {
        const Shop shop(1, 0.3);
        const auto properties = pictureProperties(shop.pictures);
        JobContext context;
        const auto found = findShortcuts(properties, shop.labels, shop.groups, {}, context);
        QCOMPARE(found.size(), properties.size() * 4);
        const auto findings = shortcutFindings(found, properties, kCategories, {});
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].kind == FindingKind::CategoryShortcut);
        QVERIFY(findings[0].category == kCategories[1]);
        QCOMPARE(findings[0].field, std::string("brightness50"));
        QVERIFY(findings[0].value > 0.9);
        QVERIFY(findings[0].value > findings[0].threshold);
        QVERIFY(findings[0].text.starts_with("brightness50 < 0.3"));
        const auto planted = std::ranges::max_element(found, {}, &Shortcut::auc);
        QVERIFY(planted->balancedAccuracy > 0.85);
    }

    void aThresholdIsAnArea()
    {
        const Shop shop(1, 0.3);
        const auto properties = pictureProperties(shop.pictures);
        JobContext context;
        ShortcutOptions options;
        const auto count = [&](double auc) {
            options.auc = auc;
            const auto found =
                findShortcuts(properties, shop.labels, shop.groups, options, context);
            return shortcutFindings(found, properties, kCategories, options).size();
        };
        const auto planted =
            shortcutFindings(findShortcuts(properties, shop.labels, shop.groups, {}, context),
                properties, kCategories, {});
        QCOMPARE(count(planted[0].value), std::size_t{1});
        QCOMPARE(count(planted[0].value + 1e-6), std::size_t{0});
        QVERIFY(count(0.5) > 1); // that the others are brighter gives them away a little
    }

    void chanceIsNoShortcut()
    {
        JobContext context;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            // So few listings that an AUC of 0.75 is soon had by luck.
            const Shop shop(seed, 0.0, 80);
            ShortcutOptions options;
            options.auc = 0.6;
            const auto properties = pictureProperties(shop.pictures);
            const auto found =
                findShortcuts(properties, shop.labels, shop.groups, options, context);
            QVERIFY(std::ranges::none_of(found, &Shortcut::flagged));
            QVERIFY(!found.empty());
        }
    }

    void picturesOfAListingAreNoIndependentEvidence()
    {
        // Two listings a fold at most, but 50 pictures each: the brightness is the listing's.
        std::vector<int> labels;
        std::vector<std::size_t> groups;
        PictureProperty property{"brightness50", {}};
        Random random(8);
        for (std::size_t listing = 0; listing < 20; ++listing) {
            const double own = random.uniform() - (listing % 2 == 0 ? 0.25 : 0.0);
            for (std::size_t i = 0; i < 50; ++i) {
                labels.push_back(static_cast<int>(listing % 2));
                groups.push_back(listing);
                property.values.push_back(own + 0.01 * random.normal());
            }
        }
        JobContext context;
        const std::vector<PictureProperty> properties = {property};
        const auto found = findShortcuts(properties, labels, groups, {}, context);
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(found[0].standardError > 0.05); // of 1000 independent pictures it would be 0.015
        QVERIFY(std::ranges::none_of(found, &Shortcut::flagged));
    }

    void leavesOutWhatWasNotMeasured()
    {
        Shop shop(1, 0.3);
        for (std::size_t i = 0; i < shop.pictures.size(); i += 3)
            shop.pictures[i] = {};
        shop.labels[1] = -1;
        const auto properties = pictureProperties(shop.pictures);
        QVERIFY(std::isnan(properties[0].values[0]));
        JobContext context;
        const auto found = findShortcuts(properties, shop.labels, shop.groups, {}, context);
        QCOMPARE(shortcutFindings(found, properties, kCategories, {}).size(), std::size_t{1});
    }

    void refusesColumnsOfOtherLength()
    {
        const Shop shop(1, 0.3);
        auto properties = pictureProperties(shop.pictures);
        properties[2].values.pop_back();
        JobContext context;
        QVERIFY_THROWS_EXCEPTION(
            Error, findShortcuts(properties, shop.labels, shop.groups, {}, context));
    }

    void stopsHalfWay()
    {
        const Shop shop(1, 0.3);
        const auto properties = pictureProperties(shop.pictures);
        test::ProgressProbe probe([](const Progress& progress) { return progress.fraction > 0.5; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, findShortcuts(properties, shop.labels, shop.groups, {}, context));
        QVERIFY(probe.seen().back().fraction < 1.0);
    }
};

QTEST_GUILESS_MAIN(TstShortcuts)
#include "tst_shortcuts.moc"
