// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/learning/training/crossentropy.h"
#include "core/learning/training/learningrate.h"
#include "core/learning/training/optimiserstep.h"
#include "tests/core/learning/pythonparity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace vitrine;
using namespace vitrine::learning;

namespace {

constexpr std::size_t kCount = 7; // as in training_parity.py
constexpr int kSteps = 6;
constexpr int kEpochs = 10;
constexpr int kBatches = 5;
constexpr double kTolerance = 1e-5;

std::vector<float> ourSteps(StepSettings settings, double clip = 0.0)
{
    std::vector<float> weights;
    for (std::size_t i = 0; i < kCount; ++i)
        weights.push_back((static_cast<float>(3 * i % 7) - 3.0F) / 4.0F);
    std::vector<float> first(kCount, 0.0F);
    std::vector<float> second(kCount, 0.0F);
    for (int step = 0; step < kSteps; ++step) {
        std::vector<float> gradient;
        for (std::size_t i = 0; i < kCount; ++i)
            gradient.push_back(
                (static_cast<float>((5 * static_cast<int>(i) + 3 * step) % 11) - 5.0F) / 8.0F);
        settings.step = step;
        if (clip > 0.0)
            settings.gradientScale =
                std::min(1.0, clip / (std::sqrt(sumOfSquares(gradient.data(), kCount)) + 1e-6));
        StepNumbers numbers;
        numbers.weights = weights.data();
        numbers.first = first.data();
        numbers.second = second.data();
        numbers.gradient = gradient.data();
        numbers.count = kCount;
        takeStep(settings, numbers);
    }
    return weights;
}

StepSettings settingsOf(Optimiser optimiser)
{
    StepSettings settings;
    settings.optimiser = optimiser;
    settings.rate = 0.1;
    settings.weightDecay = 0.01;
    return settings;
}

std::vector<float> ourRates(const TrainConfig& config)
{
    std::vector<float> rates;
    for (int step = 0; step < kEpochs * kBatches; ++step)
        rates.push_back(static_cast<float>(rateFactor(config, step, kBatches)));
    return rates;
}

TrainConfig scheduled(Schedule schedule, double warmUp = 0.0)
{
    TrainConfig config;
    config.schedule = schedule;
    config.epochs = kEpochs;
    config.stepEpochs = 3;
    config.warmUpEpochs = warmUp;
    return config;
}

std::vector<float> ourEntropy(double smoothing, const std::vector<float>& weights, double& loss)
{
    std::vector<float> logits;
    for (int i = 0; i < 5; ++i) {
        for (int j = 0; j < 4; ++j)
            logits.push_back((static_cast<float>((7 * i + 2 * j) % 9) - 4.0F) / 3.0F);
    }
    std::vector<float> gradient(20, 0.0F);
    loss = CrossEntropy(4, weights, smoothing)
               .add(logits, std::vector<int>{0, 2, 3, 2, 1}, 1.0, gradient);
    return gradient;
}

void compare(const std::vector<float>& ours, const QJsonValue& theirs, const char* name)
{
    const QJsonArray values = theirs.toArray();
    QCOMPARE(static_cast<std::size_t>(values.size()), ours.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const double expected = values[static_cast<qsizetype>(i)].toDouble();
        if (std::abs(double{ours[i]} - expected) > kTolerance)
            QFAIL(qPrintable(QStringLiteral("%1[%2] is %3, not %4")
                                 .arg(QLatin1String(name))
                                 .arg(i)
                                 .arg(double{ours[i]})
                                 .arg(expected)));
    }
}

void compareEntropy(
    double smoothing, const std::vector<float>& weights, const QJsonValue& theirs, const char* name)
{
    double loss = 0.0;
    const std::vector<float> gradient = ourEntropy(smoothing, weights, loss);
    QVERIFY(std::abs(loss - theirs.toObject()[QLatin1String("loss")].toDouble()) < kTolerance);
    compare(gradient, theirs.toObject()[QLatin1String("gradient")], name);
}

void compareAll(const QByteArray& json)
{
    const QJsonObject theirs = QJsonDocument::fromJson(json).object();
    const auto of = [&theirs](const char* name) { return theirs[QLatin1String(name)]; };
    compare(ourSteps(settingsOf(Optimiser::Sgd)), of("sgd"), "sgd");
    compare(ourSteps(settingsOf(Optimiser::Sgd), 0.5), of("sgd_clipped"), "sgd_clipped");
    compare(ourSteps(settingsOf(Optimiser::AdamW)), of("adamw"), "adamw");
    compare(ourRates(scheduled(Schedule::Step)), of("step"), "step");
    compare(ourRates(scheduled(Schedule::Cosine)), of("cosine"), "cosine");
    compare(ourRates(scheduled(Schedule::Cosine, 2.0)), of("cosine_warm"), "cosine_warm");
    compare(ourRates(scheduled(Schedule::OneCycle)), of("one_cycle"), "one_cycle");
    compareEntropy(0.0, {}, of("entropy"), "entropy");
    compareEntropy(0.1, {}, of("entropy_smooth"), "entropy_smooth");
    compareEntropy(0.0, {0.5F, 1.0F, 2.0F, 0.25F}, of("entropy_weighted"), "entropy_weighted");
    compareEntropy(0.1, {0.5F, 1.0F, 2.0F, 0.25F}, of("entropy_both"), "entropy_both");
}

std::uint16_t bfloat16(float value)
{
    return static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16U);
}

}

class TstOptimisers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithKeptNumbers();
    void agreesWithPyTorch();
    void warmsUpBeforeAnySchedule();
    void takesBfloat16Gradients();
    void noticesWhatIsNoNumber();
    void mixesLosses();
    void weighsClassesInversely();
};

void TstOptimisers::agreesWithKeptNumbers()
{
    const auto file = test::sourceFolder() / "tests/core/learning/data/training.json";
    compareAll(QByteArray::fromStdString(readFile(file)));
}

void TstOptimisers::agreesWithPyTorch()
{
    QByteArray output;
    const int code = test::runTrainingParity({QStringLiteral("numbers")}, output);
    if (code == 77)
        QSKIP("needs a Python with torchvision (Debian's python3-torchvision)");
    QCOMPARE(code, 0);
    compareAll(output);
}

void TstOptimisers::warmsUpBeforeAnySchedule()
{
    const TrainConfig config = scheduled(Schedule::Step, 2.0);
    QCOMPARE(rateFactor(config, 0, kBatches), 0.1);
    QVERIFY(std::abs(rateFactor(config, 5, kBatches) - 0.55) < 1e-12);
    QCOMPARE(rateFactor(config, 10, kBatches), 1.0);
    QCOMPARE(rateFactor(config, 15, kBatches), 0.5); // the fourth epoch, counted from the start
}

/// The copy is the weights rounded to nearest, and what is learnt is as from the same numbers in
/// float32; 40 numbers leave a remainder after any vector.
void TstOptimisers::takesBfloat16Gradients()
{
    std::vector<float> a(40);
    std::vector<float> gradient(40);
    std::vector<std::uint16_t> gradient16(40);
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] = 0.37F * static_cast<float>(i) - 3.1F;
        gradient16[i] = bfloat16(0.11F * static_cast<float>(i) - 2.0F);
        gradient[i] = std::bit_cast<float>(static_cast<std::uint32_t>(gradient16[i]) << 16U);
    }
    std::vector<float> b = a;
    std::vector<float> firstA(40, 0.0F);
    std::vector<float> firstB(40, 0.0F);
    std::vector<std::uint16_t> copy(40);
    const StepSettings settings = settingsOf(Optimiser::Sgd);
    QVERIFY(takeStep(
        settings, {a.data(), firstA.data(), nullptr, gradient.data(), nullptr, nullptr, 40}));
    QVERIFY(takeStep(
        settings, {b.data(), firstB.data(), nullptr, nullptr, gradient16.data(), copy.data(), 40}));
    QCOMPARE(a, b);
    QCOMPARE(firstA, firstB);
    for (std::size_t i = 0; i < b.size(); ++i) {
        const float rounded = std::bit_cast<float>(static_cast<std::uint32_t>(copy[i]) << 16U);
        QVERIFY(std::abs(rounded - b[i]) <= std::abs(b[i]) / 256.0F);
    }
    QVERIFY(
        std::abs(sumOfSquares(gradient.data(), 40) - sumOfSquares(gradient16.data(), 40)) < 1e-9);
}

void TstOptimisers::noticesWhatIsNoNumber()
{
    for (const float bad :
        {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
        std::vector<float> weights(33, 1.0F);
        std::vector<float> first(33, 0.0F);
        std::vector<float> gradient(33, 1.0F);
        const StepNumbers numbers{
            weights.data(), first.data(), nullptr, gradient.data(), nullptr, nullptr, 33};
        QVERIFY(takeStep(settingsOf(Optimiser::Sgd), numbers));
        gradient[32] = bad;
        QVERIFY(!takeStep(settingsOf(Optimiser::Sgd), numbers));
    }
}

void TstOptimisers::mixesLosses()
{
    const std::vector<float> logits{1.0F, 0.0F, -1.0F, 0.5F, 2.0F, 0.0F};
    const CrossEntropy loss(3, {}, 0.0);
    std::vector<float> none(6);
    const double a = loss.add(logits, std::vector<int>{0, 1}, 1.0, none);
    const double b = loss.add(logits, std::vector<int>{1, 0}, 1.0, none);
    std::vector<float> gradient(6, 0.0F);
    const double mixed = loss.add(logits, std::vector<int>{0, 1}, 0.3, gradient)
        + loss.add(logits, std::vector<int>{1, 0}, 0.7, gradient);
    QVERIFY(std::abs(mixed - (0.3 * a + 0.7 * b)) < 1e-12);
    // Gradients of a softmax add up to nothing.
    QVERIFY(std::abs(gradient[0] + gradient[1] + gradient[2]) < 1e-6F);
}

void TstOptimisers::weighsClassesInversely()
{
    const auto weights = inverseShares(std::vector<int>{0, 0, 0, 2}, 3);
    QVERIFY(std::abs(weights[0] - 2.0F / 3.0F) < 1e-6F); // 4 / (2 * 3)
    QCOMPARE(weights[1], 0.0F);
    QCOMPARE(weights[2], 2.0F);
}

QTEST_GUILESS_MAIN(TstOptimisers)
#include "tst_optimisers.moc"
