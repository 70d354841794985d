// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/learning/trunk/activationfolder.h"
#include "core/learning/trunk/trunkkey.h"
#include "tests/core/learning/closeness.h"
#include "tests/core/learning/trunksource.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <set>

using namespace vitrine;
using namespace vitrine::learning;

using test::allOf;
using test::kSide;
using test::prepareAll;
using test::recordsIn;
using test::TestSource;

namespace fs = std::filesystem;

namespace {

Augmentation everything()
{
    Augmentation augmentation;
    augmentation.flip = augmentation.crop = augmentation.colour = true;
    return augmentation;
}

std::vector<std::uint16_t> readAll(
    Trunk& trunk, const ImageSource& source, const std::vector<ViewOfImage>& wanted)
{
    std::vector<std::uint16_t> numbers(wanted.size() * trunk.shape().numbers());
    trunk.read(source, wanted, numbers);
    return numbers;
}

}

class TstTrunk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItComputed();
    void computesViewsOnce();
    void computesTheSameWithoutACache();
    void keepsNothingWithoutIdentity();
    void saysWhatCannotBeHad();
    void computesDamagedRecordsAgain();
    void leavesTheFileToAnotherWriter();
    void checksTheDiskBeforehand();
    void keepsWhatWasDoneWhenStopped();
    void separatesNetworksAndSettings();
    void refusesWhatIsNoTrunk();

private:
    const StateDict m_weights = test::prngState(Backbone::ResNet18, {true, 3}, 77);
};

void TstTrunk::keepsWhatItComputed()
{
    const test::TemporaryFolder cache;
    const TestSource source(11); // no multiple of a batch
    const auto wanted = allOf(11);
    std::vector<std::uint16_t> first;
    {
        const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
        QVERIFY(trunk->shape() == (ActivationShape{256, 4, 4}));
        test::ProgressProbe probe;
        JobContext context = probe.context();
        QVERIFY(trunk->prepare(source, wanted, context) == std::vector<bool>(11, true));
        QCOMPARE(trunk->computed(), std::int64_t{11});
        QCOMPARE(trunk->found(), std::int64_t{0});
        QCOMPARE(source.loaded.load(), std::size_t{11});
        QCOMPARE(probe.seen().back().stage, Stage::ComputingTrunk);
        QCOMPARE(probe.seen().back().done, std::int64_t{11});
        first = readAll(*trunk, source, wanted);
        QCOMPARE(source.loaded.load(), std::size_t{11});
    }
    const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
    QVERIFY(prepareAll(*trunk, source, wanted) == std::vector<bool>(11, true));
    QCOMPARE(trunk->found(), std::int64_t{11});
    QCOMPARE(trunk->computed(), std::int64_t{0});
    QVERIFY(readAll(*trunk, source, wanted) == first);
    QCOMPARE(source.loaded.load(), std::size_t{11});
    // In any order, some twice.
    const std::size_t numbers = trunk->shape().numbers();
    const auto some = readAll(*trunk, source, {{7, 0}, {2, 0}, {7, 0}});
    for (const auto& [at, index] : {std::pair{0, 7}, {1, 2}, {2, 7}}) {
        QVERIFY(std::equal(some.begin() + at * static_cast<std::ptrdiff_t>(numbers),
            some.begin() + (at + 1) * static_cast<std::ptrdiff_t>(numbers),
            first.begin() + index * static_cast<std::ptrdiff_t>(numbers)));
    }
    QVERIFY_THROWS_EXCEPTION(Error, trunk->read(source, wanted, std::span(first).first(5)));
}

void TstTrunk::computesViewsOnce()
{
    const test::TemporaryFolder cache;
    const TestSource source(3);
    TrunkOptions augmented = test::trunkOptions(cache.path());
    augmented.augmentation = everything();
    const auto wanted = allOf(3, 4);
    std::vector<std::uint16_t> first;
    {
        const auto plain = Trunk::make(m_weights, test::trunkOptions(cache.path()));
        prepareAll(*plain, source, allOf(3));
        first = readAll(*plain, source, allOf(3));
    }
    const auto trunk = Trunk::make(m_weights, augmented);
    auto twice = wanted;
    twice.insert(twice.end(), wanted.begin(), wanted.end());
    QVERIFY(prepareAll(*trunk, source, twice) == std::vector<bool>(24, true));
    QCOMPARE(trunk->computed(), std::int64_t{9}); // the plain ones were there
    const auto numbers = static_cast<std::ptrdiff_t>(trunk->shape().numbers());
    const auto views = readAll(*trunk, source, wanted);
    QCOMPARE(trunk->computed(), std::int64_t{9});
    for (std::ptrdiff_t picture = 0; picture < 3; ++picture) {
        const auto plain = views.begin() + picture * 4 * numbers;
        QVERIFY(std::equal(plain, plain + numbers, first.begin() + picture * numbers));
        for (int view = 1; view < 4; ++view)
            QVERIFY(!std::equal(plain, plain + numbers, plain + view * numbers));
    }
    // Views of other augmentations are others.
    augmented.augmentation.colour = false;
    const auto other = Trunk::make(m_weights, augmented);
    prepareAll(*other, source, wanted);
    QCOMPARE(other->found(), std::int64_t{3});
    QVERIFY(readAll(*other, source, wanted) != views);
}

void TstTrunk::computesTheSameWithoutACache()
{
    const test::TemporaryFolder cache;
    const TestSource source(5);
    TrunkOptions augmented = test::trunkOptions(cache.path(), Cut::AfterLayer2);
    augmented.augmentation = everything();
    const auto kept = Trunk::make(m_weights, augmented);
    augmented.cache.clear();
    const auto free = Trunk::make(m_weights, augmented);
    const auto wanted = allOf(5, 2);
    prepareAll(*kept, source, wanted);
    QVERIFY(prepareAll(*free, source, wanted) == std::vector<bool>(10, true));
    QCOMPARE(free->computed(), std::int64_t{0});
    const auto numbers = readAll(*free, source, wanted);
    QCOMPARE(free->computed(), std::int64_t{10});
    QVERIFY(test::distance(
                test::fromBfloat16(numbers), test::fromBfloat16(readAll(*kept, source, wanted)))
        < 5e-3);
    readAll(*free, source, wanted);
    QCOMPARE(free->computed(), std::int64_t{20});
}

void TstTrunk::keepsNothingWithoutIdentity()
{
    const test::TemporaryFolder cache;
    TestSource source(3);
    source.named = false;
    const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
    QVERIFY(prepareAll(*trunk, source, allOf(3)) == std::vector<bool>(3, true));
    QCOMPARE(trunk->computed(), std::int64_t{0});
    const auto numbers = readAll(*trunk, source, allOf(3));
    QCOMPARE(trunk->computed(), std::int64_t{3});
    QCOMPARE(fs::file_size(recordsIn(cache.path())), std::uintmax_t{0});
    source.named = true;
    QVERIFY(test::distance(
                test::fromBfloat16(readAll(*trunk, source, allOf(3))), test::fromBfloat16(numbers))
        < 5e-3);
    QVERIFY(fs::file_size(recordsIn(cache.path())) > 0); // what is read is kept, too
}

void TstTrunk::saysWhatCannotBeHad()
{
    const test::TemporaryFolder cache;
    TestSource source(4);
    source.missing = {1, 3};
    const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
    const std::vector<bool> expected{true, false, true, false};
    QVERIFY(prepareAll(*trunk, source, allOf(4)) == expected);
    QCOMPARE(trunk->computed(), std::int64_t{2});
    try {
        readAll(*trunk, source, allOf(4));
        QFAIL("read a picture that is not there");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::NotFound);
        QVERIFY(!error.hint().empty());
    }
    source.missing = {0, 1, 2, 3}; // gone since, but kept
    readAll(*trunk, source, {{0, 0}, {2, 0}});
}

void TstTrunk::computesDamagedRecordsAgain()
{
    const test::TemporaryFolder cache;
    const TestSource source(4);
    std::vector<std::uint16_t> first;
    {
        const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
        prepareAll(*trunk, source, allOf(4));
        first = readAll(*trunk, source, allOf(4));
    }
    const fs::path file = recordsIn(cache.path());
    std::string bytes = readFile(file);
    bytes.replace(first.size() * 2 / 4 + 100, 6, "damage");
    writeFileAtomically(file, bytes);
    const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
    prepareAll(*trunk, source, allOf(4));
    const auto again = readAll(*trunk, source, allOf(4));
    QCOMPARE(trunk->computed(), std::int64_t{1});
    QVERIFY(test::distance(test::fromBfloat16(again), test::fromBfloat16(first)) < 5e-3);
    readAll(*trunk, source, allOf(4));
    QCOMPARE(trunk->computed(), std::int64_t{1}); // and kept
}

void TstTrunk::leavesTheFileToAnotherWriter()
{
    const test::TemporaryFolder cache;
    const TestSource source(4);
    auto first = Trunk::make(m_weights, test::trunkOptions(cache.path()));
    const auto second = Trunk::make(m_weights, test::trunkOptions(cache.path()));
    prepareAll(*first, source, allOf(2));
    prepareAll(*second, source, allOf(4)); // finds what the first one kept
    QCOMPARE(second->found(), std::int64_t{2});
    QCOMPARE(second->computed(), std::int64_t{0});
    const auto size = fs::file_size(recordsIn(cache.path()));
    const auto numbers = readAll(*second, source, allOf(4));
    QCOMPARE(second->computed(), std::int64_t{2});
    QCOMPARE(fs::file_size(recordsIn(cache.path())), size);
    prepareAll(*first, source, allOf(4));
    QVERIFY(test::distance(
                test::fromBfloat16(readAll(*first, source, allOf(4))), test::fromBfloat16(numbers))
        < 5e-3);
    readAll(*second, source, allOf(4)); // found by now
    QCOMPARE(second->computed(), std::int64_t{2});
}

void TstTrunk::checksTheDiskBeforehand()
{
    const test::TemporaryFolder cache;
    const TestSource source(8);
    TrunkOptions small = test::trunkOptions(cache.path());
    const auto record = static_cast<std::int64_t>(256 * 4 * 4 * 2);
    small.cacheLimit = 8 * record; // without the index
    const auto trunk = Trunk::make(m_weights, small);
    try {
        prepareAll(*trunk, source, allOf(8));
        QFAIL("more was kept than is allowed");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::DiskFull);
    }
    QCOMPARE(source.loaded.load(), std::size_t{0});
    QCOMPARE(trunk->computed(), std::int64_t{0});
    prepareAll(*trunk, source, allOf(6));
    QCOMPARE(trunk->computed(), std::int64_t{6});
    QVERIFY(activationBytes(cache.path()) <= small.cacheLimit);
    // Reading more is possible: what cannot be kept is computed each time.
    readAll(*trunk, source, allOf(8));
    readAll(*trunk, source, allOf(8));
    QVERIFY(activationBytes(cache.path()) <= small.cacheLimit);
    QVERIFY(trunk->computed() > 8);
}

void TstTrunk::keepsWhatWasDoneWhenStopped()
{
    const test::TemporaryFolder cache;
    const TestSource source(40);
    const auto wanted = allOf(40);
    {
        const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
        test::ProgressProbe probe([](const Progress& progress) { return progress.done >= 16; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(Cancelled, trunk->prepare(source, wanted, context));
        QCOMPARE(trunk->computed(), std::int64_t{16});
    }
    const auto trunk = Trunk::make(m_weights, test::trunkOptions(cache.path()));
    prepareAll(*trunk, source, wanted);
    QCOMPARE(trunk->found(), std::int64_t{16});
    QCOMPARE(trunk->computed(), std::int64_t{24});
}

void TstTrunk::separatesNetworksAndSettings()
{
    const Backbone kind = Backbone::ResNet18;
    const auto key = [&](const StateDict& weights, Cut cut = Cut::AfterLayer3, int side = kSide,
                         Precision precision = Precision::Bfloat16) {
        return trunkKey(weights, kind, cut, {precision, 1, 8, side});
    };
    const StateDict other = test::prngState(kind, {true, 3}, 999);
    const auto changed = [&](const char* name) {
        StateDict state = m_weights;
        state.tensors[name] = other.at(name);
        return state;
    };
    const std::string own = key(m_weights);
    QCOMPARE(key(changed("layer4.0.conv1.weight")), own); // learnt behind the cut
    QCOMPARE(key(changed("fc.0.weight")), own);
    QVERIFY(key(changed("layer3.1.bn2.running_mean")) != own);
    QVERIFY(key(changed("conv1.weight")) != own);
    QVERIFY(key(changed("layer3.0.conv1.weight"), Cut::AfterLayer2)
        == key(m_weights, Cut::AfterLayer2));
    QVERIFY(
        key(changed("layer4.0.conv1.weight"), Cut::AfterPool) != key(m_weights, Cut::AfterPool));
    const std::set<std::string> all{own, key(m_weights, Cut::AfterLayer2),
        key(m_weights, Cut::AfterPool), key(m_weights, Cut::AfterLayer3, 96),
        key(m_weights, Cut::AfterLayer3, kSide, Precision::Float32)};
    QCOMPARE(all.size(), std::size_t{5});
}

void TstTrunk::refusesWhatIsNoTrunk()
{
    const test::TemporaryFolder cache;
    QVERIFY_THROWS_EXCEPTION(
        Error, Trunk::make(m_weights, test::trunkOptions(cache.path(), Cut::Pictures)));
    QVERIFY_THROWS_EXCEPTION(Error, Trunk::make({}, test::trunkOptions(cache.path())));
    TrunkOptions tiny = test::trunkOptions(cache.path());
    tiny.inputSide = 8;
    QVERIFY_THROWS_EXCEPTION(Error, Trunk::make(m_weights, tiny));
    const fs::path file = cache.write("file", "in the way");
    QVERIFY_THROWS_EXCEPTION(Error, Trunk::make(m_weights, test::trunkOptions(file / "below")));
}

QTEST_GUILESS_MAIN(TstTrunk)
#include "tst_trunk.moc"
