// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which money.h begins with, on its own
// clang-format on
#include "core/types/priceoutliers.h"

#include <QTest>

#include <cmath>

using namespace vitrine;

namespace {

using Tags = std::vector<std::size_t>;

Money pounds(double amount)
{
    return {std::llround(amount * 100), "GBP"};
}

Tags tagsOf(const PriceOutliers& prices)
{
    Tags tags;
    for (const PriceOutlier& outlier : prices.find())
        tags.push_back(outlier.tag);
    return tags;
}

/// 100 prices of a category spread as a marketplace's are: a log-normal's quantiles around
/// `median`.
void addOrdinary(PriceOutliers& prices, const std::string& category, double median, double sigma)
{
    for (int i = 0; i < 100; ++i) {
        // The logistic quantile stands in for the normal one.
        const double p = (i + 0.5) / 100.0;
        prices.add(category, pounds(median * std::exp(sigma * std::log(p / (1 - p)) / 1.7)), 1000);
    }
}

}

class TstPriceOutliers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMillionAmongFivesStandsOut()
    {
        PriceOutliers prices;
        for (std::size_t i = 0; i < 30; ++i)
            prices.add("Shirts", pounds(5), i);
        prices.add("Shirts", pounds(1'234'567), 30);
        prices.add("Shirts", pounds(100), 31); // twenty times as dear is a shop's ordinary spread
        QCOMPARE(tagsOf(prices), Tags{30});
    }

    void ordinarySpreadIsNone()
    {
        PriceOutliers prices;
        addOrdinary(prices, "Sofas", 150, 1.5);
        addOrdinary(prices, "Books", 5, 1.3);
        QVERIFY(prices.find().empty());
    }

    void categoriesAndCurrenciesAreJudgedApart()
    {
        PriceOutliers prices;
        for (std::size_t i = 0; i < 30; ++i) {
            prices.add("Cars", pounds(20'000), 1000);
            prices.add("Books", pounds(4), 1000);
            prices.add("Books", {4'000'00, "JPY"}, 1000);
        }
        prices.add("Books", pounds(20'000), 1);
        prices.add("Cars", pounds(4), 2);
        QCOMPARE(tagsOf(prices), (Tags{1, 2}));
    }

    void smallCategoriesAreComparedWithAll()
    {
        PriceOutliers prices;
        addOrdinary(prices, "Sofas", 100, 1.2);
        prices.add("Rare", pounds(150), 1);
        prices.add("Rare", pounds(9'000'000), 2);
        prices.add("", pounds(9'000'000), 3);
        QCOMPARE(tagsOf(prices), (Tags{2, 3}));
    }

    void jokesNeedNotBeSoFar()
    {
        PriceOutliers prices;
        addOrdinary(prices, "Games", 60, 1.6);
        prices.add("Games", pounds(12'345), 1);
        prices.add("Games", pounds(11'111), 2);
        prices.add("Games", pounds(11'112), 3);
        prices.add("Games", pounds(123), 4); // three digits are a price
        QCOMPARE(tagsOf(prices), (Tags{1, 2}));
        // By a weight of their own, so that what is set is what all are compared with.
        for (const PriceOutlier& joke : prices.find())
            QVERIFY(joke.score > PriceOutliers::kThreshold);
    }

    void scoresSayHowFarOff()
    {
        PriceOutliers prices(2.0);
        for (std::size_t i = 0; i < 30; ++i)
            prices.add("Sofas", pounds(100), 1000);
        prices.add("Sofas", pounds(100 * std::exp(2.5)), 1);
        prices.add("Sofas", pounds(100 * std::exp(1.5)), 2);
        prices.add("Sofas", pounds(1), 3);
        const auto found = prices.find();
        QCOMPARE(tagsOf(prices), (Tags{1, 3}));
        QVERIFY(std::abs(found[0].score - 2.5) < 0.01);
        QVERIFY(std::abs(found[1].score + std::log(100.0)) < 0.01);
    }

    void freeThingsAreLeftAlone()
    {
        PriceOutliers prices;
        for (std::size_t i = 0; i < 30; ++i)
            prices.add("Sofas", pounds(1000), 1000);
        prices.add("Sofas", pounds(0), 1);
        prices.add("Sofas", pounds(0.01), 2);
        QCOMPARE(tagsOf(prices), Tags{2});
        QVERIFY(PriceOutliers().find().empty());
    }
};

QTEST_GUILESS_MAIN(TstPriceOutliers)
#include "tst_priceoutliers.moc"
