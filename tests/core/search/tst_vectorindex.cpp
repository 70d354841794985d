// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/jobs/outcome.h"
#include "core/search/vectorindex.h"
#include "tests/core/search/vectors.h"
#include "tests/support/testdata.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <thread>

using namespace vitrine;
using namespace vitrine::search;
using vitrine::test::errorOf;
using vitrine::test::someNumbers;
using vitrine::test::TemporaryFolder;

namespace {

constexpr int kLength = 20;
constexpr int kCount = 150;

std::vector<std::int64_t> idsFrom(std::int64_t first, std::size_t count)
{
    std::vector<std::int64_t> ids(count);
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

std::unique_ptr<VectorIndex> someIndex(Metric metric)
{
    JobContext context;
    return VectorIndex::build(
        someNumbers(kCount * kLength, 1), idsFrom(1000, kCount), kLength, metric, context);
}

/// What a careful reader would do with pencil and paper.
std::vector<VectorHit> byHand(std::span<const float> query, Metric metric)
{
    const auto stored = someNumbers(kCount * kLength, 1);
    std::vector<VectorHit> hits;
    for (int row = 0; row < kCount; ++row) {
        double product = 0.0;
        double own = 0.0;
        double asked = 0.0;
        double apart = 0.0;
        for (int i = 0; i < kLength; ++i) {
            const double a = stored[static_cast<std::size_t>(row * kLength + i)];
            const double b = query[static_cast<std::size_t>(i)];
            product += a * b;
            own += a * a;
            asked += b * b;
            apart += (a - b) * (a - b);
        }
        const double score = metric == Metric::Cosine ? product / std::sqrt(own * asked) : apart;
        hits.push_back({1000 + row, static_cast<float>(score)});
    }
    std::ranges::sort(hits, [metric](const VectorHit& a, const VectorHit& b) {
        return metric == Metric::Cosine ? a.score > b.score : a.score < b.score;
    });
    return hits;
}

void overwrite(std::string& bytes, std::size_t at, const auto& value)
{
    std::memcpy(bytes.data() + at, &value, sizeof(value));
}

/// Makes the checksum right again, as a clever enemy would.
std::string sealed(std::string bytes)
{
    bytes.resize(bytes.size() - 64);
    const std::string_view seal = "vitrine sha256 ";
    const std::string contents = bytes.substr(0, bytes.size() - seal.size());
    return bytes + sha256Hex(contents);
}

}

class TstVectorIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheNearest_data()
    {
        QTest::addColumn<int>("metric");
        QTest::newRow("cosine") << static_cast<int>(Metric::Cosine);
        QTest::newRow("l2") << static_cast<int>(Metric::L2);
    }

    void findsTheNearest()
    {
        QFETCH(int, metric);
        const auto kind = static_cast<Metric>(metric);
        const auto index = someIndex(kind);
        QCOMPARE(index->size(), kCount);
        QCOMPARE(index->length(), kLength);
        QVERIFY(index->metric() == kind);
        const auto queries = someNumbers(9 * kLength, 2);
        const auto together = index->searchMany(queries, 9, 10);
        QCOMPARE(together.size(), 9);
        for (std::size_t i = 0; i < 9; ++i) {
            const auto query = std::span(queries).subspan(i * kLength, kLength);
            const auto expected = byHand(query, kind);
            const auto hits = index->search(query, 10);
            QCOMPARE(hits.size(), 10);
            for (std::size_t rank = 0; rank < hits.size(); ++rank) {
                QCOMPARE(hits[rank].id, expected[rank].id);
                QVERIFY(std::abs(hits[rank].score - expected[rank].score) < 1e-4F);
                QCOMPARE(together[i][rank].id, hits[rank].id);
                QCOMPARE(together[i][rank].score, hits[rank].score);
            }
        }
        QCOMPARE(index->search(std::span(queries).first(kLength), 100000).size(), kCount);
    }

    void equalScoresComeInTheOrderOfIds()
    {
        // Identical vectors under ids that fall: the answer must not depend on storage order.
        std::vector<float> vectors(40 * kLength, 0.5F);
        auto ids = idsFrom(1, 40);
        std::ranges::reverse(ids);
        JobContext context;
        const auto index = VectorIndex::build(vectors, ids, kLength, Metric::Cosine, context);
        const auto hits = index->search(std::vector<float>(kLength, 2.0F), 7);
        for (std::size_t rank = 0; rank < hits.size(); ++rank)
            QCOMPARE(hits[rank].id, static_cast<std::int64_t>(rank) + 1);
        QVERIFY(std::abs(hits.front().score - 1.0F) < 1e-6F);
    }

    void takesOddVectors()
    {
        JobContext context;
        const auto empty = VectorIndex::build({}, {}, kLength, Metric::Cosine, context);
        QCOMPARE(empty->size(), 0);
        QVERIFY(empty->search(std::vector<float>(kLength, 1.0F), 5).empty());

        // A vector of zeros has no direction; the largest floats must not overflow.
        std::vector<float> vectors(2 * kLength, 0.0F);
        std::fill_n(vectors.begin(), kLength, std::numeric_limits<float>::max());
        const auto index = VectorIndex::build(
            vectors, std::vector<std::int64_t>{5, 6}, kLength, Metric::Cosine, context);
        const auto hits = index->search(std::vector<float>(kLength, 1e30F), 2);
        QCOMPARE(hits[0].id, 5);
        QVERIFY(std::abs(hits[0].score - 1.0F) < 1e-5F);
        QCOMPARE(hits[1].score, 0.0F);
    }

    void refusesWrongArguments()
    {
        JobContext context;
        const auto build = [&context](std::vector<float> vectors, std::vector<std::int64_t> ids,
                               int length) {
            return errorOf([&] { VectorIndex::build(vectors, ids, length, Metric::L2, context); });
        };
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const float infinity = std::numeric_limits<float>::infinity();
        QVERIFY(build({1, 2, 3}, {1, 2}, 2) == ErrorCode::InvalidArgument);
        QVERIFY(build({1, 2}, {1}, 0) == ErrorCode::InvalidArgument);
        QVERIFY(build({1, 2}, {0, 1}, 1) == ErrorCode::InvalidArgument);
        QVERIFY(build({1, 2}, {7, 7}, 1) == ErrorCode::InvalidArgument);
        QVERIFY(build({1, nan}, {1, 2}, 1) == ErrorCode::InvalidArgument);
        QVERIFY(build({infinity, 1}, {1, 2}, 1) == ErrorCode::InvalidArgument);

        const auto index = someIndex(Metric::Cosine);
        const auto search = [&index](std::vector<float> query, int k) {
            return errorOf([&] { index->search(query, k); });
        };
        QVERIFY(search(std::vector<float>(kLength - 1, 1.0F), 3) == ErrorCode::InvalidArgument);
        QVERIFY(search(std::vector<float>(kLength, nan), 3) == ErrorCode::InvalidArgument);
        QVERIFY(search(std::vector<float>(kLength, 1.0F), 0) == ErrorCode::InvalidArgument);
    }

    void isCancelledHalfWay()
    {
        const std::size_t count = 6000;
        const auto vectors = someNumbers(count * 256, 1);
        test::ProgressProbe probe([](const Progress& at) { return at.done * 2 >= at.total; });
        JobContext context = probe.context();
        const Outcome outcome = runJob(
            [&] { VectorIndex::build(vectors, idsFrom(1, count), 256, Metric::Cosine, context); });
        QVERIFY(outcome.state == JobState::Cancelled);
        QVERIFY(probe.seen().back().done < static_cast<std::int64_t>(count));
    }

    void isSavedAndLoaded()
    {
        const TemporaryFolder folder;
        for (const Metric metric : {Metric::Cosine, Metric::L2}) {
            const auto index = someIndex(metric);
            index->save(folder / "index.faiss");
            const auto again = VectorIndex::load(folder / "index.faiss");
            QVERIFY(again->metric() == metric);
            QCOMPARE(again->length(), kLength);
            const auto query = someNumbers(kLength, 5);
            const auto before = index->search(query, kCount);
            const auto after = again->search(query, kCount);
            QCOMPARE(after.size(), before.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                QCOMPARE(after[i].id, before[i].id);
                QCOMPARE(after[i].score, before[i].score);
            }
        }
        // The first index has been replaced and nothing else lies around.
        const auto entries = std::filesystem::directory_iterator(folder.path());
        QCOMPARE(std::distance(begin(entries), end(entries)), 1);
    }

    void savingSaysWhyItFails()
    {
        const TemporaryFolder folder;
        const auto index = someIndex(Metric::Cosine);
        QVERIFY(
            errorOf([&] { index->save(folder / "none" / "index.faiss"); }) == ErrorCode::NotFound);
        QVERIFY(errorOf([&] { VectorIndex::load(folder / "absent"); }) == ErrorCode::NotFound);
        QVERIFY(errorOf([&] { VectorIndex::load(folder.path()); }) == ErrorCode::Corrupt);
    }

    void refusesDamagedFiles()
    {
        const TemporaryFolder folder;
        someIndex(Metric::Cosine)->save(folder / "sound");
        const std::string sound = readFile(folder / "sound");
        const auto codeFor = [&folder](const std::string& bytes) {
            const auto file = folder.write("damaged", bytes);
            return errorOf([&] { VectorIndex::load(file); });
        };
        // Every bit of the headers and a sample of the others; every length at the ends.
        for (std::size_t byte = 0; byte < sound.size(); byte += byte < 200 ? 1 : 97) {
            std::string bytes = sound;
            bytes[byte] = static_cast<char>(bytes[byte] ^ (1 << (byte % 8)));
            QVERIFY2(codeFor(bytes) == ErrorCode::Corrupt, qPrintable(QString::number(byte)));
        }
        for (std::size_t length = 0; length < sound.size(); length += length < 200 ? 7 : 1009)
            QVERIFY2(codeFor(sound.substr(0, length)) == ErrorCode::Corrupt,
                qPrintable(QString::number(length)));
        QVERIFY(codeFor(sound + "x") == ErrorCode::Corrupt);
        QVERIFY(codeFor(std::string(100000, 'z')) == ErrorCode::Corrupt);
        QVERIFY(!codeFor(sound));
    }

    void believesNoCount()
    {
        const TemporaryFolder folder;
        someIndex(Metric::Cosine)->save(folder / "sound");
        const std::string sound = readFile(folder / "sound");
        constexpr std::size_t inner = 37;
        constexpr std::size_t floats = 74;
        const std::size_t ids = 82 + sizeof(float) * kCount * kLength;
        const auto codeFor = [&folder](const std::string& bytes) {
            const auto file = folder.write("forged", sealed(bytes));
            return errorOf([&] { VectorIndex::load(file); });
        };
        for (const std::int64_t count :
            {std::int64_t{-1}, std::int64_t{kCount + 1}, std::int64_t{1} << 31,
                std::int64_t{1} << 60, std::numeric_limits<std::int64_t>::max()}) {
            std::string both = sound;
            overwrite(both, 8, count);
            overwrite(both, inner + 8, count);
            QVERIFY(codeFor(both) == ErrorCode::Corrupt);
            for (const std::size_t place : {std::size_t{8}, inner + 8, floats, ids}) {
                std::string one = sound;
                overwrite(one, place, count);
                QVERIFY(codeFor(one) == ErrorCode::Corrupt);
            }
        }
        std::string repeated = sound;
        overwrite(repeated, ids + 8, std::int64_t{1001});
        QVERIFY(codeFor(repeated) == ErrorCode::Corrupt);
        std::string infinite = sound;
        overwrite(infinite, 82, std::numeric_limits<float>::infinity());
        QVERIFY(codeFor(infinite) == ErrorCode::Corrupt);
    }

    void isSearchedFromSeveralThreads()
    {
        const auto index = someIndex(Metric::Cosine);
        const auto queries = someNumbers(8 * kLength, 6);
        const auto expected = index->searchMany(queries, 8, 5);
        std::vector<std::vector<VectorHit>> found(8);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < 8; ++i) {
                threads.emplace_back([&, i] {
                    for (int turn = 0; turn < 50; ++turn)
                        found[i] =
                            index->search(std::span(queries).subspan(i * kLength, kLength), 5);
                });
            }
        }
        for (std::size_t i = 0; i < 8; ++i)
            for (std::size_t rank = 0; rank < 5; ++rank)
                QCOMPARE(found[i][rank].id, expected[i][rank].id);
    }

    void isReadByFaissInPython()
    {
        const QString python = QStringLiteral("/usr/bin/python3");
        QProcess probe;
        probe.start(python, {QStringLiteral("-c"), QStringLiteral("import faiss")});
        if (!probe.waitForFinished() || probe.exitCode() != 0)
            QSKIP("needs /usr/bin/python3 with faiss (Debian's python3-faiss)");
        const TemporaryFolder folder;
        const auto index = someIndex(Metric::Cosine);
        index->save(folder / "index.faiss");
        const QString script =
            QStringLiteral("import faiss, sys, numpy\n"
                           "index = faiss.read_index(sys.argv[1])\n"
                           "query = numpy.full((1, index.d), index.d ** -0.5, dtype='float32')\n"
                           "scores, ids = index.search(query, 3)\n"
                           "print(index.ntotal, index.d, index.metric_type, *ids[0])\n");
        QProcess reader;
        reader.start(python,
            {QStringLiteral("-c"), script,
                QString::fromStdString((folder / "index.faiss").string())});
        QVERIFY(reader.waitForFinished());
        const auto hits = index->search(std::vector<float>(kLength, 1.0F), 3);
        QCOMPARE(QString::fromUtf8(reader.readAllStandardOutput()).trimmed(),
            QStringLiteral("%1 %2 0 %3 %4 %5")
                .arg(kCount)
                .arg(kLength)
                .arg(hits[0].id)
                .arg(hits[1].id)
                .arg(hits[2].id));
    }

    void namesItsMetrics()
    {
        for (const Metric metric : {Metric::Cosine, Metric::L2})
            QVERIFY(metricFromName(metricName(metric)) == metric);
        QVERIFY(!metricFromName("Cosine"));
    }
};

QTEST_GUILESS_MAIN(TstVectorIndex)
#include "tst_vectorindex.moc"
