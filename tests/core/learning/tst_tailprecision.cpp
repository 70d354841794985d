// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpu.h"
#include "core/learning/training/crossentropy.h"
#include "core/learning/training/learner.h"
#include "core/learning/training/tailinput.h"
#include "tests/core/learning/colouredpictures.h"
#include "tests/core/learning/prngweights.h"

#include <ATen/ATen.h>

#include <QTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::learning;
using test::ColouredPictures;

namespace {

constexpr std::size_t kPictures = 24;

std::span<float> numbersOf(const at::Tensor& tensor)
{
    return {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
}

/// One way there and back.
struct Pass {
    double loss = 0.0;
    std::map<std::string, at::Tensor> gradients; ///< float32, by parameter
};

Pass passOf(const StateDict& start, const TrainConfig& config, const at::Tensor& input,
    std::span<const int> labels)
{
    useThreads(config);
    Tail tail(start, {config.scope, ColouredPictures::kClasses, numbersFor(config), config.seed});
    const at::Tensor logits = tail.forward(input, std::nullopt).contiguous();
    const at::Tensor gradient = at::zeros_like(logits);
    Pass pass;
    pass.loss = CrossEntropy(ColouredPictures::kClasses, {}, 0.0)
                    .add(numbersOf(logits), labels, 1.0, numbersOf(gradient));
    tail.backward(gradient);
    for (const Parameter* parameter : tail.parameters())
        pass.gradients.emplace(parameter->name, parameter->gradient.to(at::kFloat).clone());
    return pass;
}

/// Of all gradients as one vector: how far `a` is from `b`, relative to b's length.
double apart(const Pass& a, const Pass& b)
{
    double difference = 0.0;
    double length = 0.0;
    for (const auto& [name, gradient] : b.gradients) {
        difference += (a.gradients.at(name) - gradient).pow(2).sum().item<double>();
        length += gradient.pow(2).sum().item<double>();
    }
    return std::sqrt(difference / length);
}

/// The worst parameter's cosine between the two; those of no length to speak of are passed over.
double worstCosine(const Pass& a, const Pass& b)
{
    double worst = 1.0;
    for (const auto& [name, gradient] : b.gradients) {
        const at::Tensor other = a.gradients.at(name);
        const double lengths = gradient.norm().item<double>() * other.norm().item<double>();
        if (lengths > 1e-12)
            worst = std::min(worst, (gradient * other).sum().item<double>() / lengths);
    }
    return worst;
}

}

/// Training in bfloat16, 8 bits of mantissa, against float32, for everything that may learn: the
/// first batch's loss and gradients, from the same numbers. The bounds are half as much again as
/// what was measured.
class TstTailPrecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agrees_data();
    void agrees();
    void aLossAloneIsThatOfLearning();
};

void TstTailPrecision::agrees_data()
{
    QTest::addColumn<bool>("bottlenecks"); ///< ResNet-50 instead of ResNet-18
    QTest::addColumn<int>("scope");
    QTest::addColumn<double>("loss"); ///< at most so far apart
    QTest::addColumn<double>("gradients"); ///< in all, relative
    QTest::addColumn<double>("cosine"); ///< of the worst parameter
    QTest::newRow("head") << false << static_cast<int>(LearningScope::Head) << 0.01 << 0.02 << 0.99;
    QTest::newRow("layer4") << false << static_cast<int>(LearningScope::LastStage) << 0.01 << 0.1
                            << 0.98;
    QTest::newRow("layer3+4") << false << static_cast<int>(LearningScope::LastTwoStages) << 0.02
                              << 0.15 << 0.97;
    QTest::newRow("all") << false << static_cast<int>(LearningScope::All) << 0.01 << 0.5 << 0.8;
    QTest::newRow("layer4 of ResNet-50")
        << true << static_cast<int>(LearningScope::LastStage) << 0.001 << 0.04 << 0.99;
    QTest::newRow("layer3+4 of ResNet-50")
        << true << static_cast<int>(LearningScope::LastTwoStages) << 0.001 << 0.08 << 0.98;
}

void TstTailPrecision::agrees()
{
    if (!cpu::runsBfloat16())
        QSKIP("this processor computes nothing in bfloat16");
    QFETCH(bool, bottlenecks);
    QFETCH(int, scope);
    QFETCH(double, loss);
    QFETCH(double, gradients);
    QFETCH(double, cosine);
    const ColouredPictures source(kPictures);
    TrainConfig config;
    config.scope = static_cast<LearningScope>(scope);
    config.inputSide = 64;
    config.threads = 1;
    config.device = Device::Cpu;
    config.precision = Precision::Float32;
    std::vector<ViewOfImage> views;
    std::vector<int> labels;
    for (std::size_t i = 0; i < kPictures; ++i) {
        views.push_back({i, 0});
        labels.push_back(static_cast<int>(i) % ColouredPictures::kClasses);
    }
    const StateDict start = bottlenecks
        ? test::prngState(Backbone::ResNet50, {true, ColouredPictures::kClasses}, 5, 0.1F)
        : randomNetwork();
    const at::Tensor input = makeTailInput(start, config, {})->read(source, views);
    const Pass exact = passOf(start, config, input, labels);
    config.precision = Precision::Bfloat16;
    const Pass coarse = passOf(start, config, input, labels);
    QCOMPARE(coarse.gradients.size(), exact.gradients.size());
    const double losses = std::abs(coarse.loss - exact.loss);
    const double all = apart(coarse, exact);
    const double worst = worstCosine(coarse, exact);
    const QString told =
        QStringLiteral("loss %1, gradients %2, worst cosine %3").arg(losses).arg(all).arg(worst);
    QVERIFY2(losses < loss && all < gradients && worst > cosine, qPrintable(told));
    QVERIFY2(losses > 0.0 || all > 0.0, "both computed with the same numbers");
    if (config.scope != LearningScope::All)
        return;
    // The whole network, with such weights, makes much of little: float32 itself is this far apart
    // when nothing but the pictures is rounded to bfloat16.
    config.precision = Precision::Float32;
    const Pass rounded = passOf(start, config, input.to(at::kBFloat16).to(at::kFloat), labels);
    QVERIFY2(all < 3.0 * apart(rounded, exact), qPrintable(told));
}

void TstTailPrecision::aLossAloneIsThatOfLearning()
{
    const ColouredPictures source(kPictures);
    TrainConfig config;
    config.scope = LearningScope::LastStage;
    config.inputSide = 64;
    config.threads = 1;
    config.device = Device::Cpu;
    config.precision = Precision::Float32;
    config.dropout = 0.3;
    config.mixup = 0.4;
    std::vector<ViewOfImage> views;
    std::vector<int> labels;
    for (std::size_t i = 0; i < kPictures; ++i) {
        views.push_back({i, 0});
        labels.push_back(static_cast<int>(i) % ColouredPictures::kClasses);
    }
    useThreads(config);
    const StateDict start = randomNetwork();
    const at::Tensor input = makeTailInput(start, config, {})->read(source, views);
    Learner learner(start, config, ColouredPictures::kClasses, labels);
    const double third = learner.loss(input, labels, 3);
    QVERIFY(std::abs(learner.loss(input, labels, 4) - third) > 1e-6); // its mixup and dropout
    QCOMPARE(learner.loss(input, labels, 3), third);
    QCOMPARE(learner.learn(input, labels, 3, 1e-2).loss, third); // nothing had been learnt
    QVERIFY(std::abs(learner.loss(input, labels, 3) - third) > 1e-6);
}

QTEST_GUILESS_MAIN(TstTailPrecision)
#include "tst_tailprecision.moc"
