// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/learning/training/learningrate.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

using namespace vitrine::learning;

namespace {

constexpr int kRates = 60; // from 1e-6 to 1, as the finder tries them
constexpr int kClasses = 13;

double stepDown(double at, double width)
{
    return 1.0 / (1.0 + std::exp(-at / width));
}

double hump(double at, double width)
{
    return std::exp(-0.5 * at * at / (width * width));
}

/// What comes apart beyond a rate of 0.1.
double ruin(double power)
{
    return power > -1.0 ? 60.0 * (power + 1.0) * (power + 1.0) : 0.0;
}

/// The losses that a network would show whose mean loss is `loss` of the rate's power of ten, on
/// `batches` that come round and round, the hardest `apart` above the easiest.
RateCurve curveOf(const std::function<double(double)>& loss, int batches, double apart)
{
    const auto harder = [&](int batch) {
        // In no order, and the same each time; 7 and these numbers of batches share no factor.
        return apart * ((batch * 7 % batches) / static_cast<double>(batches - 1) - 0.5);
    };
    std::vector<double> untaught;
    for (int i = 0; i < batches; ++i)
        untaught.push_back(loss(-6.0) + harder(i));
    RateCurve curve(untaught, kClasses);
    for (int i = 0; i < kRates; ++i) {
        const double power = -6.0 + 6.0 * i / (kRates - 1);
        const int batch = i % batches;
        if (!curve.add(std::pow(10.0, power), static_cast<std::size_t>(batch),
                loss(power) + harder(batch)))
            break;
    }
    return curve;
}

double suggested(const RateCurve& curve)
{
    return suggestedRate(curve.rates(), curve.losses());
}

double lossAt(const RateCurve& curve, double rate)
{
    const auto found = std::ranges::find(curve.rates(), rate);
    return found == curve.rates().end()
        ? std::numeric_limits<double>::quiet_NaN()
        : curve.losses()[static_cast<std::size_t>(found - curve.rates().begin())];
}

/// Falls about a rate of 0.001.
double pretrained(double power)
{
    return 2.5 - 1.6 * stepDown(power + 3.0, 0.25) + ruin(power);
}

/// A random network whose head goes wrong before it learns anything: the loss rises to a peak about
/// 0.0003, and falls below where it began only about 0.005.
double randomStart(double power)
{
    return 2.55 + 0.6 * hump(power + 3.55, 0.3) - 0.4 * stepDown(power + 2.3, 0.15) + ruin(power);
}

}

class TstLearningRate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suggestsWhereTheLossFalls();
    void looksOnlyOnTheWayDown();
    void passesOverThePeakOfARandomStart();
    void hardBatchesAreNoLearning();
    void suggestsNothingWhereTheLossNeverFalls();
    void whatIsLowestAtOnceHasLearntNothing();
    void endsWhereTheNetworkIsLost();
};

void TstLearningRate::suggestsWhereTheLossFalls()
{
    const RateCurve curve = curveOf(pretrained, 15, 0.0);
    const double rate = suggested(curve);
    // Smoothing lags by nine batches, most of a power of ten.
    QVERIFY2(rate > 1e-3 && rate < 1e-2, qPrintable(QString::number(rate)));
    QVERIFY(lossAt(curve, rate) < 2.4 && lossAt(curve, rate) > 1.1);
}

void TstLearningRate::looksOnlyOnTheWayDown()
{
    const std::vector<double> rates{1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0};
    // The fall at the end comes after the network has come apart.
    QCOMPARE(suggestedRate(rates, std::vector{2.0, 1.9, 1.2, 1.1, 3.0, 1.5}), 1e-3);
    // It falls at once: a tenth of where it is lowest.
    QCOMPARE(suggestedRate(rates, std::vector{2.0, 1.0, 3.0, 3.0, 3.0, 3.0}), 1e-3 / 10.0);
    // A fall that ends above the beginning is a way back, however steep.
    QCOMPARE(suggestedRate(rates, std::vector{2.0, 5.0, 2.1, 1.9, 1.8, 7.0}), 1e-1);
    QCOMPARE(suggestedRate({}, {}), 0.0);
}

void TstLearningRate::passesOverThePeakOfARandomStart()
{
    for (const double apart : {0.0, 0.5}) {
        const RateCurve curve = curveOf(randomStart, 15, apart);
        const auto peak =
            std::ranges::max_element(curve.losses().begin(), curve.losses().begin() + kRates / 2);
        const double atPeak =
            curve.rates()[static_cast<std::size_t>(peak - curve.losses().begin())];
        QVERIFY(*peak > curve.losses().front() + 0.1); // there is one
        const double rate = suggested(curve);
        QVERIFY2(rate > 5.0 * atPeak, qPrintable(QString::number(rate)));
        QVERIFY2(rate < 0.1, qPrintable(QString::number(rate)));
        QVERIFY(lossAt(curve, rate) < curve.losses().front());
    }
}

void TstLearningRate::hardBatchesAreNoLearning()
{
    const double without = suggested(curveOf(pretrained, 15, 0.0));
    for (const int batches : {6, 15, 20, 23}) {
        const RateCurve curve = curveOf(pretrained, batches, 1.5);
        const double rate = suggested(curve);
        QVERIFY2(std::abs(std::log10(rate / without)) < 0.15, qPrintable(QString::number(rate)));
        for (std::size_t i = 0; i < 10; ++i)
            QVERIFY(std::abs(curve.losses()[i] - curve.losses().front()) < 0.01);
    }
}

void TstLearningRate::suggestsNothingWhereTheLossNeverFalls()
{
    const auto flat = [](double power) { return 2.55 + ruin(power); };
    const auto worse = [](double power) {
        return 2.55 + 0.6 * hump(power + 3.5, 0.3) + ruin(power);
    };
    for (const double apart : {0.0, 0.8}) {
        QCOMPARE(suggested(curveOf(flat, 15, apart)), 0.0);
        QCOMPARE(suggested(curveOf(worse, 15, apart)), 0.0);
    }
}

void TstLearningRate::whatIsLowestAtOnceHasLearntNothing()
{
    std::vector<double> rates;
    for (int i = 0; i < kRates; ++i)
        rates.push_back(std::pow(10.0, -6.0 + 6.0 * i / (kRates - 1)));
    const auto lowestAt = [&](std::size_t which) {
        std::vector<double> losses(kRates, 2.5);
        losses[which] = 1.5; // far below its beginning
        return suggestedRate(rates, losses);
    };
    QCOMPARE(lowestAt(0), 0.0);
    QCOMPARE(lowestAt(9), 0.0); // the first sixth ends there
    QCOMPARE(lowestAt(10), rates[10] / 10.0);
}

void TstLearningRate::endsWhereTheNetworkIsLost()
{
    const RateCurve apart = curveOf(pretrained, 15, 0.3);
    QVERIFY(apart.losses().size() < std::size_t{kRates} && apart.losses().size() > 40);
    RateCurve curve({2.5}, kClasses);
    QVERIFY(curve.add(1e-6, 0, 2.5));
    QVERIFY(!curve.add(1e-5, 0, std::numeric_limits<double>::quiet_NaN()));
    QCOMPARE(curve.losses(), std::vector{2.5}); // what is lost is left out
    QVERIFY(!RateCurve({2.5}, kClasses).add(1e-6, 0, std::numeric_limits<double>::infinity()));
    // Far below guessing, four times as much is a batch's whim.
    RateCurve learnt({2.5}, kClasses);
    QVERIFY(learnt.add(1e-6, 0, 0.01) && learnt.add(1e-5, 0, 1.5));
}

QTEST_GUILESS_MAIN(TstLearningRate)
#include "tst_learningrate.moc"
