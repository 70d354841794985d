// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/learning/files/torchwriter.h"
#include "core/learning/networks/embedder.h"
#include "core/learning/trunk/activationfolder.h"
#include "tests/core/learning/closeness.h"
#include "tests/core/learning/trunksource.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::learning;
using test::allOf;
using test::kSide;
using test::prepareAll;
using test::recordsIn;
using test::TestSource;

namespace fs = std::filesystem;

/// Embedding begins from what a trunk has kept.
class TstKeptTrunk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void embedderBeginsFromWhatIsKept_data();
    void embedderBeginsFromWhatIsKept();
    void embedderComputesDamagedRecords();
    void embedderLeavesFloat32Alone();

private:
    std::vector<std::vector<float>> embedAll(const ImageSource& source, const fs::path& cache,
        Precision precision = Precision::Bfloat16) const;

    StateDict m_weights;
    test::TemporaryFolder m_files;
};

void TstKeptTrunk::initTestCase()
{
    const Head head{true, 3};
    m_weights = test::prngState(Backbone::ResNet18, head, 77);
    writeTorchFile(m_files / "weights.pth", inTorchOrder(m_weights, Backbone::ResNet18, head));
}

std::vector<std::vector<float>> TstKeptTrunk::embedAll(
    const ImageSource& source, const fs::path& cache, Precision precision) const
{
    EmbedderOptions wanted;
    wanted.inputSide = kSide;
    wanted.threads = 1;
    wanted.precision = precision;
    wanted.trunkCache = cache;
    const auto embedder = Embedder::fromFile(m_files / "weights.pth", wanted);
    JobContext context;
    std::vector<std::vector<float>> vectors;
    embedder->embed(
        source,
        [&](std::span<const Embedder::Result> results) {
            for (const Embedder::Result& result : results) {
                QCOMPARE(result.index, vectors.size());
                vectors.push_back(result.vector);
            }
        },
        context);
    return vectors;
}

void TstKeptTrunk::embedderBeginsFromWhatIsKept_data()
{
    QTest::addColumn<int>("cut");
    for (const Cut cut : {Cut::AfterLayer2, Cut::AfterLayer3, Cut::AfterPool})
        QTest::newRow(std::string(cutName(cut)).c_str()) << static_cast<int>(cut);
}

void TstKeptTrunk::embedderBeginsFromWhatIsKept()
{
    QFETCH(int, cut);
    const test::TemporaryFolder cache;
    TestSource source(19);
    source.missing = {4};
    const auto expected = embedAll(source, {});
    std::vector<ViewOfImage> some; // the others come from pixels, in the same batches
    for (std::size_t i = 0; i < 19; i += 2)
        some.push_back({i, 0});
    prepareAll(*Trunk::make(m_weights, test::trunkOptions(cache.path(), static_cast<Cut>(cut))),
        source, some);
    source.loaded = 0;
    const auto vectors = embedAll(source, cache.path());
    QCOMPARE(source.loaded.load(), std::size_t{10}); // nine odd ones, and the missing one
    QCOMPARE(vectors.size(), std::size_t{19});
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        QCOMPARE(vectors[i].empty(), i == 4);
        QVERIFY(i == 4 || test::distance(vectors[i], expected[i]) < 5e-3);
    }
}

void TstKeptTrunk::embedderComputesDamagedRecords()
{
    const test::TemporaryFolder cache;
    const TestSource source(6);
    prepareAll(*Trunk::make(m_weights, test::trunkOptions(cache.path())), source, allOf(6));
    const fs::path file = recordsIn(cache.path());
    std::string bytes = readFile(file);
    bytes.replace(bytes.size() / 2 + 10, 6, "damage");
    writeFileAtomically(file, bytes);
    const auto expected = embedAll(source, {});
    source.loaded = 0;
    const auto vectors = embedAll(source, cache.path());
    QCOMPARE(source.loaded.load(), std::size_t{1});
    for (std::size_t i = 0; i < vectors.size(); ++i)
        QVERIFY(test::distance(vectors[i], expected[i]) < 5e-3);
    QVERIFY(dropActivations(cache.path()) > 0); // nobody holds it any more
}

void TstKeptTrunk::embedderLeavesFloat32Alone()
{
    const test::TemporaryFolder cache;
    const TestSource source(3);
    TrunkOptions exact = test::trunkOptions(cache.path());
    exact.precision = Precision::Float32;
    prepareAll(*Trunk::make(m_weights, exact), source, allOf(3));
    source.loaded = 0;
    embedAll(source, cache.path(), Precision::Float32);
    QCOMPARE(source.loaded.load(), std::size_t{3});
}

QTEST_GUILESS_MAIN(TstKeptTrunk)
#include "tst_kepttrunk.moc"
