// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc takes no file whose first header is <compare>
#include "core/learning/training/metrics.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace vitrine;
using namespace vitrine::learning;

namespace {

/// Logits whose softmax is exactly these shares.
std::vector<float> logitsOf(const std::vector<double>& shares)
{
    std::vector<float> logits;
    for (const double share : shares)
        logits.push_back(static_cast<float>(std::log(share)));
    return logits;
}

bool close(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

}

class TstMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesFourPictures();
    void binsConfidences();
    void countsTheFirstFive();
    void breaksTiesByOrder();
    void refusesWhatIsNoNumber();
    void judgesNothing();
};

/// Truth a, a, b, c; said a, b, b, a. Class d does not occur.
void TstMetrics::judgesFourPictures()
{
    EvaluationBuilder builder({"a", "b", "c", "d"});
    builder.add(ImageRow{1}, 0, logitsOf({0.7, 0.1, 0.1, 0.1}));
    builder.add(ImageRow{2}, 0, logitsOf({0.3, 0.5, 0.1, 0.1}));
    builder.add(ImageRow{3}, 1, logitsOf({0.2, 0.6, 0.1, 0.1}));
    builder.add(ImageRow{4}, 2, logitsOf({0.8, 0.1, 0.05, 0.05}));
    const Evaluation e = builder.take();
    QCOMPARE(e.quality.images, std::int64_t{4});
    QCOMPARE(e.quality.top1, 0.5);
    QCOMPARE(e.quality.top5, 1.0);
    const double loss = -(std::log(0.7) + std::log(0.3) + std::log(0.6) + std::log(0.05)) / 4.0;
    QVERIFY(close(e.quality.loss, loss));
    // a: said twice, right once, of two; b: said twice, right once, of one; c: never said.
    QCOMPARE(e.classes[0].precision, 0.5);
    QCOMPARE(e.classes[0].recall, 0.5);
    QCOMPARE(e.classes[0].f1, 0.5);
    QCOMPARE(e.classes[1].precision, 0.5);
    QCOMPARE(e.classes[1].recall, 1.0);
    QVERIFY(close(e.classes[1].f1, 2.0 / 3.0));
    QCOMPARE(e.classes[2].f1, 0.0);
    QCOMPARE(e.classes[3].images, std::int64_t{0});
    QVERIFY(close(e.quality.macroF1, (0.5 + 2.0 / 3.0 + 0.0) / 3.0)); // without d
    QCOMPARE(e.confused(0, 0), std::int64_t{1});
    QCOMPARE(e.confused(0, 1), std::int64_t{1});
    QCOMPARE(e.confused(2, 0), std::int64_t{1});
    QCOMPARE(e.confused(2, 2), std::int64_t{0});
    // Highest loss first: 4 (0.05), 2 (0.3), 3 (0.6), 1 (0.7).
    QVERIFY(e.predictions[0].image == ImageRow{4});
    QVERIFY(e.predictions[1].image == ImageRow{2});
    QVERIFY(e.predictions[3].image == ImageRow{1});
    QCOMPARE(e.predictions[0].predicted, 0);
    QVERIFY(close(double{e.predictions[0].confidence}, 0.8));
    QVERIFY(close(double{e.predictions[0].truthProbability}, 0.05));
}

/// 0.7 and 0.72 share the 11th bin, (0.667, 0.733]; 0.95 lies in the last.
void TstMetrics::binsConfidences()
{
    EvaluationBuilder builder({"a", "b"});
    builder.add({}, 0, logitsOf({0.7, 0.3}));
    builder.add({}, 1, logitsOf({0.72, 0.28}));
    builder.add({}, 0, logitsOf({0.95, 0.05}));
    const Evaluation e = builder.take();
    QCOMPARE(e.reliability.size(), std::size_t{15});
    QCOMPARE(e.reliability[10].images, std::int64_t{2});
    QVERIFY(close(e.reliability[10].confidence, 0.71));
    QCOMPARE(e.reliability[10].accuracy, 0.5);
    QCOMPARE(e.reliability[14].images, std::int64_t{1});
    QCOMPARE(e.reliability[14].accuracy, 1.0);
    QVERIFY(close(e.quality.calibrationError, (2.0 * 0.21 + 0.05) / 3.0));
}

void TstMetrics::countsTheFirstFive()
{
    const std::vector<float> logits{7.0F, 6.0F, 5.0F, 4.0F, 3.0F, 2.0F, 1.0F};
    EvaluationBuilder builder({"a", "b", "c", "d", "e", "f", "g"});
    builder.add({}, 4, logits);
    builder.add({}, 5, logits);
    const Evaluation e = builder.take();
    QCOMPARE(e.quality.top1, 0.0);
    QCOMPARE(e.quality.top5, 0.5);
}

void TstMetrics::breaksTiesByOrder()
{
    EvaluationBuilder builder({"a", "b"});
    builder.add({}, 0, std::vector<float>{1.0F, 1.0F});
    builder.add({}, 1, std::vector<float>{1.0F, 1.0F});
    const Evaluation e = builder.take();
    QCOMPARE(e.quality.top1, 0.5);
    QCOMPARE(e.confused(1, 0), std::int64_t{1});
}

void TstMetrics::refusesWhatIsNoNumber()
{
    EvaluationBuilder builder({"a", "b"});
    for (const float wrong : {std::numeric_limits<float>::quiet_NaN(),
             std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
        for (const std::size_t at : {0U, 1U}) {
            std::vector<float> logits{0.0F, 0.0F};
            logits[at] = wrong;
            try {
                builder.add({}, 0, logits);
                QFAIL("it was taken");
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Diverged);
            }
        }
    }
    QCOMPARE(builder.take().quality, Quality{}); // nothing of them was counted
}

void TstMetrics::judgesNothing()
{
    const Evaluation e = EvaluationBuilder({"a", "b"}).take();
    QCOMPARE(e.quality, Quality{});
    QCOMPARE(e.confusion.size(), std::size_t{4});
    QVERIFY(e.predictions.empty());
}

QTEST_GUILESS_MAIN(TstMetrics)
#include "tst_metrics.moc"
