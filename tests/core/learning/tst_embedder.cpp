// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/jobs/outcome.h"
#include "core/learning/files/torchwriter.h"
#include "core/learning/networks/embedder.h"
#include "tests/core/learning/closeness.h"
#include "tests/core/learning/prngweights.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <atomic>
#include <numeric>
#include <stop_token>

using namespace vitrine;
using namespace vitrine::learning;

namespace {

constexpr int kSide = 64;

/// Pseudo-random pictures; some cannot be had, and one may have the wrong size.
class TestSource : public ImageSource {
public:
    explicit TestSource(std::size_t size)
        : m_size(size)
    {
    }

    std::size_t size() const override { return m_size; }
    Picture load(std::size_t index, int side) const override
    {
        ++loaded;
        if (index == missing)
            return {};
        return test::prngPicture(index == wrong ? side / 2 : side, index);
    }

    std::size_t missing = static_cast<std::size_t>(-1);
    std::size_t wrong = static_cast<std::size_t>(-1);
    mutable std::atomic<std::size_t> loaded = 0;

private:
    std::size_t m_size;
};

EmbedderOptions smallInput(Precision precision = Precision::Float32)
{
    EmbedderOptions options;
    options.inputSide = kSide;
    options.batchSize = 4;
    options.precision = precision;
    return options;
}

}

class TstEmbedder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_embedder = Embedder::random(smallInput()); }
    void embedsEveryPictureInOrder();
    void leavesMissingPicturesEmpty();
    void embedsNothing();
    void stopsHalfWay();
    void failsAndSaysWhy();
    void refusesOtherSizes();
    void randomIsTheSameTwice();
    void takesACentreThatWasKept();
    void stopsWhileLookingForTheCentre();
    void stopsWhileLoading();
    void cutsAFineTunedNetwork();
    void bfloat16Agrees();

private:
    std::unique_ptr<Embedder> m_embedder;
};

void TstEmbedder::embedsEveryPictureInOrder()
{
    const TestSource source(10);
    test::ProgressProbe probe;
    JobContext context = probe.context();
    std::vector<Embedder::Result> all;
    const auto caller = std::this_thread::get_id();
    m_embedder->embed(
        source,
        [&](std::span<const Embedder::Result> results) {
            QVERIFY(std::this_thread::get_id() == caller);
            all.insert(all.end(), results.begin(), results.end());
        },
        context);
    QCOMPARE(all.size(), std::size_t{10});
    QCOMPARE(source.loaded.load(), std::size_t{10});
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].index, i);
        const auto alone = m_embedder->embedOne(test::prngPicture(kSide, i));
        QCOMPARE(alone.size(), static_cast<std::size_t>(m_embedder->length()));
        QVERIFY(test::distance(all[i].vector, alone) < 1e-5);
    }
    QVERIFY(test::distance(all[0].vector, all[1].vector) > 1e-2); // pictures are told apart
    QCOMPARE(probe.seen().back().done, std::int64_t{10});
    QCOMPARE(probe.seen().back().fraction, 1.0);
}

void TstEmbedder::leavesMissingPicturesEmpty()
{
    TestSource source(6);
    source.missing = 2;
    JobContext context;
    std::vector<Embedder::Result> all;
    m_embedder->embed(
        source,
        [&](std::span<const Embedder::Result> results) {
            all.insert(all.end(), results.begin(), results.end());
        },
        context);
    QCOMPARE(all.size(), std::size_t{6});
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].vector.empty(), i == 2);
    QVERIFY(
        test::distance(all[3].vector, m_embedder->embedOne(test::prngPicture(kSide, 3))) < 1e-5);
}

void TstEmbedder::embedsNothing()
{
    const TestSource source(0);
    JobContext context;
    int calls = 0;
    m_embedder->embed(
        source, [&](std::span<const Embedder::Result>) { ++calls; }, context);
    QCOMPARE(calls, 0);
}

void TstEmbedder::stopsHalfWay()
{
    const TestSource source(1000);
    test::ProgressProbe probe([](const Progress& progress) { return progress.done >= 8; });
    JobContext context = probe.context();
    std::size_t delivered = 0;
    const Outcome outcome = runJob([&] {
        m_embedder->embed(
            source, [&](std::span<const Embedder::Result> results) { delivered += results.size(); },
            context);
    });
    QVERIFY(outcome.state == JobState::Cancelled);
    QCOMPARE(delivered, std::size_t{8});
    QVERIFY(source.loaded < 40); // no more than the loaders were ahead
}

void TstEmbedder::failsAndSaysWhy()
{
    TestSource source(6);
    source.wrong = 3;
    JobContext context;
    const Outcome outcome = runJob([&] {
        m_embedder->embed(
            source, [](std::span<const Embedder::Result>) {}, context);
    });
    QVERIFY(outcome.state == JobState::Failed);
    QVERIFY(outcome.error->code() == ErrorCode::InvalidArgument);
    QVERIFY(outcome.error->message().find("64") != std::string::npos);
}

void TstEmbedder::refusesOtherSizes()
{
    QVERIFY_THROWS_EXCEPTION(Error, m_embedder->embedOne(test::prngPicture(32, 1)));
    QVERIFY_THROWS_EXCEPTION(Error, m_embedder->embedOne(Picture{kSide, kSide, {}}));
    EmbedderOptions tiny;
    tiny.inputSide = 8;
    QVERIFY_THROWS_EXCEPTION(Error, Embedder::random(tiny));
}

void TstEmbedder::randomIsTheSameTwice()
{
    const auto other = Embedder::random(smallInput());
    const Picture picture = test::prngPicture(kSide, 5);
    QCOMPARE(other->embedOne(picture), m_embedder->embedOne(picture));
    QCOMPARE(other->length(), 1000);
    QVERIFY(Embedder::randomNetworkId().starts_with("random-"));
}

void TstEmbedder::takesACentreThatWasKept()
{
    test::ProgressProbe probe;
    JobContext context = probe.context();
    std::vector<float> centre = m_embedder->centre();
    QCOMPARE(centre.size(), static_cast<std::size_t>(m_embedder->length()));
    for (float& value : centre)
        value += 1.0F;
    const auto shifted = Embedder::random(smallInput(), centre, context);
    QVERIFY(probe.seen().empty()); // none was computed
    const Picture picture = test::prngPicture(kSide, 5);
    const auto expected = m_embedder->embedOne(picture);
    const auto vector = shifted->embedOne(picture);
    for (std::size_t i = 0; i < vector.size(); ++i)
        QVERIFY(std::abs(vector[i] + 1.0F - expected[i]) < 1e-4F);
    QVERIFY_THROWS_EXCEPTION(Error, Embedder::random(smallInput(), {1.0F, 2.0F}, context));
}

void TstEmbedder::stopsWhileLookingForTheCentre()
{
    test::ProgressProbe probe([](const Progress& progress) { return progress.done == 2; });
    JobContext context = probe.context();
    EmbedderOptions another = smallInput();
    another.inputSide += 32; // a centre is computed once for each size
    QVERIFY_THROWS_EXCEPTION(Cancelled, Embedder::random(another, {}, context));
    QCOMPARE(probe.seen().back().stage, Stage::LoadingModel);
    QCOMPARE(probe.seen().back().done, std::int64_t{2});
}

void TstEmbedder::stopsWhileLoading()
{
    const test::TemporaryFolder folder;
    const StateDict state = test::prngState(Backbone::ResNet18, {}, 7);
    writeTorchFile(folder / "weights.pth", inTorchOrder(state, Backbone::ResNet18, {}));
    std::stop_source stop;
    JobContext context(stop.get_token());
    QCOMPARE(Embedder::fromFile(folder / "weights.pth", smallInput(), context)->length(), 1000);
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, Embedder::fromFile(folder / "weights.pth", smallInput(), context));
    // Nor is the network built when there is nothing to compute afterwards.
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, Embedder::random(smallInput(), m_embedder->centre(), context));
}

void TstEmbedder::cutsAFineTunedNetwork()
{
    const test::TemporaryFolder folder;
    const Head tuned{true, 13};
    const StateDict state = test::prngState(Backbone::ResNet18, tuned, 7);
    writeTorchFile(folder / "tuned.pth", inTorchOrder(state, Backbone::ResNet18, tuned));
    const WeightsInfo info = inspectWeights(folder / "tuned.pth");
    QVERIFY(info.backbone == Backbone::ResNet18);
    QVERIFY(info.fineTuned);
    QCOMPARE(info.classes, 13);
    QCOMPARE(info.embeddingLength, 1000);
    QCOMPARE(info.dtype, std::string("float32"));

    // The same weights with fc.0 as the plain head give the same vectors.
    StateDict plain = state;
    for (const char* part : {"weight", "bias"}) {
        plain.tensors[std::string("fc.") + part] = state.at(std::string("fc.0.") + part);
        plain.tensors.erase(std::string("fc.0.") + part);
        plain.tensors.erase(std::string("fc.2.") + part);
    }
    writeTorchFile(folder / "plain.pth", inTorchOrder(plain, Backbone::ResNet18, {}));
    QVERIFY(!inspectWeights(folder / "plain.pth").fineTuned);
    const auto a = Embedder::fromFile(folder / "tuned.pth", smallInput());
    const auto b = Embedder::fromFile(folder / "plain.pth", smallInput());
    const Picture picture = test::prngPicture(kSide, 5);
    QCOMPARE(a->embedOne(picture), b->embedOne(picture));

    plain.tensors.erase("layer3.1.bn2.running_var");
    writeTorchFile(folder / "lacking.pth", inTorchOrder(plain, Backbone::ResNet18, {}));
    try {
        Embedder::fromFile(folder / "lacking.pth", smallInput());
        QFAIL("weights without a tensor were taken");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::Unsupported);
        QVERIFY(error.message().find("layer3.1.bn2.running_var") != std::string::npos);
    }
}

void TstEmbedder::bfloat16Agrees()
{
    const auto half = Embedder::random(smallInput(Precision::Bfloat16));
    if (!cpu::runsBfloat16()) {
        QVERIFY(half->precision() == Precision::Float32);
        QSKIP("this processor computes nothing in bfloat16");
    }
    QVERIFY(half->precision() == Precision::Bfloat16);
    for (std::size_t i = 0; i < 3; ++i) {
        const Picture picture = test::prngPicture(kSide, i);
        QVERIFY(test::distance(half->embedOne(picture), m_embedder->embedOne(picture)) < 1e-2);
    }
}

QTEST_GUILESS_MAIN(TstEmbedder)
#include "tst_embedder.moc"
