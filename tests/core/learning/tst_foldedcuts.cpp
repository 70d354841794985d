// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/jobs/jobcontext.h"
#include "core/learning/networks/foldednet.h"
#include "core/learning/networks/resnet.h"
#include "core/learning/training/trainer.h"
#include "tests/core/learning/closeness.h"
#include "tests/core/learning/prngweights.h"
#include "tests/core/learning/torchinput.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>
#include <torch/nn/modules/container/sequential.h>

#include <QTest>

using namespace vitrine;
using namespace vitrine::learning;

namespace {

constexpr int kSide = 64;
constexpr std::array<Cut, 3> kCuts{Cut::AfterLayer2, Cut::AfterLayer3, Cut::AfterPool};

FoldedNetOptions options(bool bfloat16)
{
    FoldedNetOptions options;
    options.bfloat16 = bfloat16;
    options.inputSide = kSide;
    options.batchSize = 2;
    return options;
}

/// Channels last, as `runTo` gives them.
std::vector<float> numbers(const at::Tensor& tensor)
{
    const at::Tensor flat =
        (tensor.dim() == 4 ? tensor.permute({0, 2, 3, 1}) : tensor).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

/// The network that learns, layer by layer: what the folded one must agree with.
std::vector<float> before(Cut cut, ResNet& network, const std::vector<Picture>& pictures)
{
    if (cut == Cut::AfterPool)
        return numbers(network->features(test::normalised(pictures)));
    const auto parts = network->named_children();
    at::Tensor x = parts["conv1"]->as<torch::nn::Conv2d>()->forward(test::normalised(pictures));
    x = parts["bn1"]->as<torch::nn::BatchNorm2d>()->forward(x).relu();
    x = at::max_pool2d(x, {3, 3}, {2, 2}, {1, 1});
    const int stages = cut == Cut::AfterLayer2 ? 2 : 3;
    for (int stage = 1; stage <= stages; ++stage)
        x = parts[fmt::format("layer{}", stage)]->as<torch::nn::Sequential>()->forward(x);
    return numbers(x);
}

std::vector<const Picture*> pointersTo(const std::vector<Picture>& pictures)
{
    std::vector<const Picture*> pointers;
    for (const Picture& picture : pictures)
        pointers.push_back(&picture);
    return pointers;
}

std::vector<Picture> somePictures()
{
    return {test::prngPicture(kSide, 1), test::prngPicture(kSide, 2), test::prngPicture(kSide, 3)};
}

}

class TstFoldedCuts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheNetworkThatLearns_data();
    void agreesWithTheNetworkThatLearns();
    void buildsNoMoreThanIsAskedFor();
    void stopsWhileItIsBuilt();
    void classifiesAsTheNetworkThatLearns();
    void classifierRefusesWhatIsNoNumber();
    void classifierTakesALearntHead();
};

void TstFoldedCuts::agreesWithTheNetworkThatLearns_data()
{
    QTest::addColumn<int>("backbone");
    QTest::addColumn<bool>("bfloat16");
    QTest::newRow("resnet18") << static_cast<int>(Backbone::ResNet18) << false;
    QTest::newRow("resnet18, bfloat16") << static_cast<int>(Backbone::ResNet18) << true;
    QTest::newRow("resnet50") << static_cast<int>(Backbone::ResNet50) << false;
    QTest::newRow("resnet50, bfloat16") << static_cast<int>(Backbone::ResNet50) << true;
}

void TstFoldedCuts::agreesWithTheNetworkThatLearns()
{
    QFETCH(int, backbone);
    QFETCH(bool, bfloat16);
    if (bfloat16 && !cpu::runsBfloat16())
        QSKIP("this processor computes nothing in bfloat16");
    const auto kind = static_cast<Backbone>(backbone);
    const StateDict state = test::prngState(kind, {}, 5);
    ResNet network(kind, Head{});
    loadState(network, state);
    network->eval();
    const c10::NoGradGuard guard;
    FoldedNet folded(state, describeWeights(state), options(bfloat16));
    const std::vector<Picture> pictures = somePictures();
    const std::vector<const Picture*> pointers = pointersTo(pictures);
    const std::vector<float> whole = folded.run(pointers);
    for (const Cut cut : kCuts) {
        const ActivationShape shape = activationShape(kind, cut, kSide);
        std::vector<std::uint16_t> made(pictures.size() * shape.numbers());
        int ticks = 0;
        folded.runTo(cut, pointers, made, [&ticks] { ++ticks; });
        QVERIFY(ticks > 3);
        // Rounded once to 8 bits, or computed with as many in between.
        QVERIFY(test::distance(test::fromBfloat16(made), before(cut, network, pictures))
            < (bfloat16 ? 1e-2 : 2e-3));
        const double error = test::distance(folded.runFrom(cut, made), whole);
        // In bfloat16 the stages pass each other what is kept; the pooled features are rounded.
        QVERIFY(error < (bfloat16 && cut != Cut::AfterPool ? 1e-6 : 3e-3));
    }
    QVERIFY(folded.runFrom(Cut::AfterPool, {}).empty());
}

void TstFoldedCuts::buildsNoMoreThanIsAskedFor()
{
    const StateDict state = test::prngState(Backbone::ResNet18, {}, 5);
    const WeightsInfo info = describeWeights(state);
    const std::vector<Picture> pictures = somePictures();
    const std::vector<const Picture*> pointers = pointersTo(pictures);
    FoldedNet whole(state, info, options(cpu::runsBfloat16()));
    for (const Cut cut : kCuts) {
        FoldedNetOptions part = options(cpu::runsBfloat16());
        part.end = cut;
        FoldedNet trunk(state, info, part);
        const std::size_t count = 3 * activationShape(info.backbone, cut, kSide).numbers();
        std::vector<std::uint16_t> expected(count);
        std::vector<std::uint16_t> made(count);
        whole.runTo(cut, pointers, expected);
        trunk.runTo(cut, pointers, made);
        QVERIFY(made == expected);
        QCOMPARE(trunk.length(), 0);
        QVERIFY_THROWS_EXCEPTION(Error, trunk.runFrom(cut, made));
        QVERIFY_THROWS_EXCEPTION(Error, trunk.run(pointers));
        made.resize(count - 1);
        QVERIFY_THROWS_EXCEPTION(Error, trunk.runTo(cut, pointers, made));
    }
    FoldedNetOptions part = options(cpu::runsBfloat16());
    part.end = Cut::AfterLayer2;
    FoldedNet trunk(state, info, part);
    std::vector<std::uint16_t> made(
        3 * activationShape(info.backbone, Cut::AfterPool, 1).numbers());
    QVERIFY_THROWS_EXCEPTION(Error, trunk.runTo(Cut::AfterPool, pointers, made));
    QVERIFY_THROWS_EXCEPTION(Error, trunk.runTo(Cut::Pictures, pointers, made));
}

void TstFoldedCuts::stopsWhileItIsBuilt()
{
    const StateDict state = test::prngState(Backbone::ResNet18, {}, 9);
    const WeightsInfo info = describeWeights(state);
    int ticks = 0;
    const FoldedNet whole(state, info, options(false), [&ticks] { ++ticks; });
    QCOMPARE(ticks, 19); // of 8 blocks two convolutions each, and three on the way past a block
    const auto stop = [&ticks] {
        if (--ticks == 10)
            throw Cancelled();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, FoldedNet(state, info, options(false), stop));
    QCOMPARE(ticks, 10);
}

void TstFoldedCuts::classifiesAsTheNetworkThatLearns()
{
    const Head head{true, 13};
    const StateDict state = test::prngState(Backbone::ResNet18, head, 9);
    ResNet network(Backbone::ResNet18, head);
    loadState(network, state);
    network->eval();
    const c10::NoGradGuard guard;
    const auto classifier = Classifier::make(state, {}, Precision::Float32, 1, kSide);
    QCOMPARE(classifier->classes(), 13);
    QCOMPARE(classifier->inputSide(), kSide);
    for (const Picture& picture : somePictures()) {
        const std::vector<float> probabilities = classifier->probabilities(picture);
        QVERIFY(
            test::distance(probabilities, numbers(network(test::normalised({picture})).softmax(1)))
            < 1e-3);
        float sum = 0.0F;
        for (const float probability : probabilities)
            sum += probability;
        QVERIFY(std::abs(sum - 1.0F) < 1e-5F);
    }
    QVERIFY_THROWS_EXCEPTION(Error, classifier->probabilities(test::prngPicture(kSide / 2, 1)));
}

void TstFoldedCuts::classifierRefusesWhatIsNoNumber()
{
    StateDict state = test::prngState(Backbone::ResNet18, {true, 4}, 9);
    StateDict lost;
    const std::vector<float> bias(4, std::numeric_limits<float>::quiet_NaN());
    lost.tensors.emplace(
        "fc.2.bias", packedTensor(DType::Float32, {4}, std::as_bytes(std::span(bias))));
    const auto classifier = Classifier::make(state, lost, Precision::Float32, 1, kSide);
    try {
        classifier->probabilities(test::prngPicture(kSide, 4));
        QFAIL("it answered");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Diverged);
    }
}

void TstFoldedCuts::classifierTakesALearntHead()
{
    const StateDict plain = test::prngState(Backbone::ResNet18, {}, 9);
    QVERIFY_THROWS_EXCEPTION(Error, Classifier::make(plain, {}, Precision::Float32, 1, kSide));
    const Head head{true, 4};
    const StateDict tuned = test::prngState(Backbone::ResNet18, head, 500);
    StateDict learnt; // what learning layer4 publishes
    learnt.owner = tuned.owner;
    for (const auto& [name, tensor] : tuned.tensors) {
        if (name.starts_with("layer4.") || name.starts_with("fc."))
            learnt.tensors.emplace(name, tensor);
    }
    StateDict expected = plain;
    for (const char* name : {"fc.weight", "fc.bias"})
        expected.tensors.erase(name);
    for (const auto& [name, tensor] : learnt.tensors)
        expected.tensors.insert_or_assign(name, tensor);
    const Picture picture = test::prngPicture(kSide, 4);
    const auto laid = Classifier::make(plain, learnt, Precision::Float32, 1, kSide);
    const auto whole = Classifier::make(expected, {}, Precision::Float32, 1, kSide);
    const auto other = Classifier::make(tuned, {}, Precision::Float32, 1, kSide);
    QCOMPARE(laid->classes(), 4);
    QCOMPARE(laid->probabilities(picture), whole->probabilities(picture));
    QVERIFY(laid->probabilities(picture) != other->probabilities(picture));
}

QTEST_GUILESS_MAIN(TstFoldedCuts)
#include "tst_foldedcuts.moc"
