// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/cleaning/content/lbfgs.h"
#include "core/cleaning/content/softmaxregression.h"
#include "core/jobs/jobcontext.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

void never() { }

/// One column that says the class half of the time, and the intercept.
struct Coins {
    Matrix rows{400, 2};
    std::vector<int> labels;
    std::vector<float> weights = std::vector<float>(400, 1.0F);

    Coins()
    {
        // Of the rows at +1, 3 in 4 are of class 1; of those at -1, 1 in 4.
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            const bool up = i % 2 == 0;
            rows.row(i)[0] = up ? 1.0F : -1.0F;
            rows.row(i)[1] = 1.0F;
            labels.push_back((i / 2 % 4 == 0) != up ? 1 : 0);
        }
    }
};

}

class TstSoftmaxRegression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void minimisesAnIllConditionedBowl()
    {
        const Objective bowl = [](std::span<const double> at, std::span<double> gradient) {
            double value = 0.0;
            for (std::size_t i = 0; i < at.size(); ++i) {
                const double steepness = std::pow(10.0, static_cast<double>(i));
                const double apart = at[i] - static_cast<double>(i);
                value += 0.5 * steepness * apart * apart;
                gradient[i] = steepness * apart;
            }
            return value;
        };
        std::vector<double> at(5, 10.0);
        const double value = minimise(bowl, at, {200, 1e-14});
        QVERIFY(value < 1e-6);
        for (std::size_t i = 0; i < at.size(); ++i)
            QVERIFY(std::abs(at[i] - static_cast<double>(i)) < 1e-2);
    }

    void learnsTheProbabilitiesOfTheData()
    {
        const Coins coins;
        SoftmaxModel model;
        trainSoftmax({coins.rows, coins.labels, coins.weights, 2, 0.0}, model, never);
        std::vector<float> probabilities(coins.rows.rows() * 2);
        softmaxProbabilities(coins.rows.all(), model, 2, probabilities.data());
        QVERIFY(std::abs(probabilities[1] - 0.75F) < 0.02F);
        QVERIFY(std::abs(probabilities[3] - 0.25F) < 0.02F);
        QVERIFY(std::abs(probabilities[0] + probabilities[1] - 1.0F) < 1e-5F);
    }

    void aRidgeDrawsTowardsTheMean()
    {
        const Coins coins;
        SoftmaxModel free;
        SoftmaxModel held;
        trainSoftmax({coins.rows, coins.labels, coins.weights, 2, 0.0}, free, never);
        trainSoftmax({coins.rows, coins.labels, coins.weights, 2, 1.0}, held, never);
        QVERIFY(std::abs(held[0]) < 0.5 * std::abs(free[0]));
        QVERIFY(std::abs(held[0]) > 0.0);
    }

    void rowsWithoutWeightTeachNothing()
    {
        Coins coins;
        // Keep the rows of class 1 only where they are at +1: the two are then told apart.
        for (std::size_t i = 0; i < coins.labels.size(); ++i) {
            if ((coins.labels[i] == 1) != (i % 2 == 0)) {
                coins.weights[i] = 0.0F;
                coins.labels[i] = -1;
            }
        }
        SoftmaxModel model;
        trainSoftmax({coins.rows, coins.labels, coins.weights, 2, 1e-4}, model, never);
        std::vector<float> probabilities(coins.rows.rows() * 2);
        softmaxProbabilities(coins.rows.all(), model, 2, probabilities.data());
        QVERIFY(probabilities[1] > 0.95F);
        QVERIFY(probabilities[2] > 0.95F);
    }

    void stopsWhenAsked()
    {
        const Coins coins;
        SoftmaxModel model;
        int calls = 0;
        const auto stopSoon = [&calls] {
            if (++calls > 5)
                throw Cancelled();
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled,
            trainSoftmax({coins.rows, coins.labels, coins.weights, 2, 0.0}, model, stopSoon));
    }
};

QTEST_GUILESS_MAIN(TstSoftmaxRegression)
#include "tst_softmaxregression.moc"
