// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/cleaning/content/confidentjoint.h"
#include "core/cleaning/content/labelnoise.h"
#include "core/jobs/jobcontext.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

void never() { }

struct Drawn {
    OutOfSample predicted;
    std::vector<int> labels;
};

/// Labels drawn from a classifier's own probabilities, then `rate` of them swapped. The classifier
/// is asked at `temperature`: above 1 it is more careful than it should be.
Drawn draw(double rate, double temperature, std::size_t count = 6000)
{
    constexpr std::size_t kClasses = 4;
    Random random(11);
    Drawn drawn;
    drawn.predicted = {kClasses, {}};
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> honest(kClasses);
        std::vector<double> said(kClasses);
        double sum = 0.0;
        double sumSaid = 0.0;
        for (std::size_t k = 0; k < kClasses; ++k) {
            const double score = 2.5 * random.normal();
            honest[k] = std::exp(score);
            said[k] = std::exp(score / temperature);
            sum += honest[k];
            sumSaid += said[k];
        }
        double left = random.uniform() * sum;
        std::size_t label = 0;
        while (label + 1 < kClasses && left >= honest[label])
            left -= honest[label++];
        if (random.chance(rate))
            label = (label + 1 + random.below(kClasses - 1)) % kClasses;
        drawn.labels.push_back(static_cast<int>(label));
        for (const double value : said)
            drawn.predicted.probabilities.push_back(static_cast<float>(value / sumSaid));
    }
    return drawn;
}

}

class TstLabelNoise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsRateAndTemperature_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("temperature");
        QTest::newRow("clean, honest") << 0.0 << 1.0;
        QTest::newRow("clean, careful") << 0.0 << 1.5;
        QTest::newRow("some, honest") << 0.1 << 1.0;
        QTest::newRow("some, careful") << 0.1 << 1.5;
        QTest::newRow("many, bold") << 0.25 << 0.8;
    }
    void findsRateAndTemperature()
    {
        QFETCH(double, rate);
        QFETCH(double, temperature);
        const Drawn drawn = draw(rate, temperature);
        const LabelNoise noise = estimateNoise(drawn.predicted, drawn.labels, never);
        QVERIFY2(std::abs(noise.rate - rate) < 0.02, qPrintable(QString::number(noise.rate)));
        QVERIFY(std::abs(noise.temperature * temperature - 1.0) < 0.15);
    }

    void temperingKeepsOrderAndSum()
    {
        const OutOfSample predicted{3, {0.7F, 0.2F, 0.1F, 1.0F, 0.0F, 0.0F}};
        const OutOfSample sharper = tempered(predicted, 0.5);
        QVERIFY(std::abs(sharper.row(0)[0] - 0.49F / 0.54F) < 1e-5F);
        QVERIFY(std::abs(sharper.row(0)[2] - 0.01F / 0.54F) < 1e-5F);
        QCOMPARE(sharper.row(1)[0], 1.0F);
    }

    void aLabelIsWrongerTheLessLikelyItIs()
    {
        QVERIFY(wrongProbability(0.001, 5, 0.1) > 0.9);
        QVERIFY(wrongProbability(0.9, 5, 0.1) < 0.01);
        QCOMPARE(wrongProbability(0.5, 5, 0.0), 0.0);
        // Bayes by hand: 0.1 * 0.8 / 4 against 0.9 * 0.2.
        QVERIFY(std::abs(wrongProbability(0.2, 5, 0.1) - 0.02 / 0.2) < 1e-9);
    }

    void countsAConfidentJoint()
    {
        // Thresholds: class 0 (0.9 + 0.7 + 0.2) / 3 = 0.6, class 1 (0.8 + 0.6) / 2 = 0.7.
        const OutOfSample predicted{3,
            {0.9F, 0.1F, 0.0F, 0.7F, 0.3F, 0.0F, 0.2F, 0.8F, 0.0F, // given 0
                0.2F, 0.8F, 0.0F, 0.4F, 0.6F, 0.0F, // given 1; the second reaches no threshold
                0.0F, 1.0F, 0.0F}}; // no label
        const std::vector<int> labels = {0, 0, 0, 1, 1, -1};
        const ConfidentJoint joint = confidentJoint(predicted, labels);
        QVERIFY(std::abs(joint.thresholds[0] - 0.6) < 1e-6);
        QVERIFY(std::abs(joint.thresholds[1] - 0.7) < 1e-6);
        QVERIFY(std::isinf(joint.thresholds[2]));
        QCOMPARE(joint.at(0, 0), 2.0);
        QCOMPARE(joint.at(0, 1), 1.0);
        QCOMPARE(joint.at(1, 1), 2.0); // one counted, scaled to the two of the label
        QCOMPARE(joint.offDiagonal(), 1.0);
    }

    void stopsWhenAsked()
    {
        const Drawn drawn = draw(0.1, 1.0, 500);
        const auto stop = [] { throw Cancelled(); };
        QVERIFY_THROWS_EXCEPTION(Cancelled, estimateNoise(drawn.predicted, drawn.labels, stop));
    }
};

QTEST_GUILESS_MAIN(TstLabelNoise)
#include "tst_labelnoise.moc"
