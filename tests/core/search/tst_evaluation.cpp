// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/search/evaluation.h"
#include "tests/core/search/vectors.h"
#include "tests/support/testdata.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

using namespace vitrine;
using namespace vitrine::search;

class TstEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsByHand()
    {
        // Angles on a circle; a 1 asks and finds, nearest first, 1 0 1: AP (1/1 + 2/3) / 2.
        const std::vector<int> labels{1, 1, 0, 1};
        const auto vectors = onACircle({0, 10, 21, 33});
        const RetrievalReport report = leaveOneOut(vectors, labels, 2);
        // Rankings: of 0: 10 21 33; of 10: 0 21 33; of 33: 21 10 0. The lone 0 asks nothing.
        const double first = (1.0 + 2.0 / 3.0) / 2.0;
        const double last = (1.0 / 2.0 + 2.0 / 3.0) / 2.0;
        QCOMPARE(report.all.queries, 3);
        QCOMPARE(report.byLabel.size(), 1);
        QCOMPARE(report.byLabel.at(1).queries, 3);
        QVERIFY(std::abs(report.all.meanAveragePrecision - (2 * first + last) / 3) < 1e-12);
        QVERIFY(std::abs(report.all.precisionAt10 - 0.2) < 1e-12);
    }

    void countsEveryFigureByHand()
    {
        // Seen from 0: 10 (of its own listing), 21 no, 33 yes, 40 no, 55 yes, 60 (no label).
        const auto vectors = onACircle({0, 10, 21, 33, 40, 55, 60});
        const std::vector<std::int64_t> labels{1, 1, 0, 1, 0, 1, -1};
        const std::vector<std::int64_t> listings{7, 7, 8, 9, 10, 11, 12};
        const std::vector<std::size_t> queries{0};
        const Relevance kind{labels, listings};
        JobContext context;
        const auto judged = judgeSearches(vectors, 2, queries, {&kind, 1}, context);
        QCOMPARE(judged.size(), std::size_t{1});
        const SearchFigures& all = judged[0].all;
        // Ranks: 21 is 1st, 33 2nd, 40 3rd, 55 4th, 60 5th; relevant are the 2nd and the 4th.
        const std::array<double, 4> precision{0.0, 2.0 / 5, 2.0 / 10, 2.0 / 50};
        const std::array<double, 4> recall{0.0, 1.0, 1.0, 1.0};
        const double gain = 1.0 / std::log2(3.0) + 1.0 / std::log2(5.0);
        const double ideal = 1.0 + 1.0 / std::log2(3.0);
        const std::array<double, 4> nDcg{0.0, gain / ideal, gain / ideal, gain / ideal};
        for (std::size_t cut = 0; cut < 4; ++cut) {
            QVERIFY(near(all.precision[cut], precision[cut]));
            QVERIFY(near(all.recall[cut], recall[cut]));
            QVERIFY(near(all.nDcg[cut], nDcg[cut]));
        }
        QVERIFY(near(all.meanAveragePrecision, (1.0 / 2 + 2.0 / 4) / 2));
        QCOMPARE(all.queries, 1);
        QCOMPARE(judged[0].byLabel.size(), std::size_t{1});
        QVERIFY(judged[0].byLabel.at(1) == all);
    }

    void leavesTheQuerysOwnListingOut()
    {
        const auto vectors = onACircle({0, 1, 50, 90});
        const std::vector<std::int64_t> labels{1, 1, 2, 1};
        const std::vector<std::int64_t> own{5, 5, 6, 7};
        const std::vector<std::int64_t> nobody{0, 0, 0, 0};
        const std::vector<std::size_t> queries{0};
        const std::array kinds{
            Relevance{labels, own}, Relevance{labels, nobody}, Relevance{labels}};
        JobContext context;
        const auto judged = judgeSearches(vectors, 2, queries, kinds, context);
        QVERIFY(near(judged[0].all.meanAveragePrecision, 1.0 / 2)); // 50 no, 90 yes
        const double all = (1.0 + 2.0 / 3) / 2; // 1 yes, 50 no, 90 yes
        QVERIFY(near(judged[1].all.meanAveragePrecision, all));
        QVERIFY(near(judged[2].all.meanAveragePrecision, all));
    }

    void asksOnlyWhatHasAnAnswer()
    {
        const auto vectors = onACircle({0, 10, 20, 30});
        const std::vector<std::int64_t> labels{1, -1, 2, 1};
        const std::vector<std::size_t> queries{0, 1, 2, 3};
        const Relevance kind{labels};
        JobContext context;
        const auto judged = judgeSearches(vectors, 2, queries, {&kind, 1}, context);
        QCOMPARE(judged[0].all.queries, 2); // what has no label, or is alone with it, asks nothing
        QCOMPARE(judged[0].byLabel.size(), std::size_t{1});
        QVERIFY(near(judged[0].all.precision[2], 0.1));
        QVERIFY(near(judged[0].all.meanAveragePrecision, 1.0 / 3));
    }

    void equalScoresRankByRow()
    {
        const std::vector<float> vectors{1, 0, 0, 1, 0, 1, 0, 1}; // three are at right angles
        const std::vector<std::int64_t> labels{1, 0, 1, 0};
        const std::vector<std::size_t> queries{0};
        const Relevance kind{labels};
        JobContext context;
        const auto judged = judgeSearches(vectors, 2, queries, {&kind, 1}, context);
        QVERIFY(near(judged[0].all.meanAveragePrecision, 1.0 / 2));
    }

    void stopsWhenAsked()
    {
        const auto vectors = test::someNumbers(300 * 4, 3);
        const std::vector<std::int64_t> labels(300, 1);
        std::vector<std::size_t> queries(300);
        std::iota(queries.begin(), queries.end(), std::size_t{0});
        const Relevance kind{labels};
        test::ProgressProbe probe([](const Progress& progress) { return progress.done > 64; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, judgeSearches(vectors, 4, queries, {&kind, 1}, context));
        QVERIFY(probe.seen().back().done < 300);
    }

    void agreesWithNumpyOnMany();

    void agreesWithTheDefinitionOnMany()
    {
        constexpr std::size_t count = 203;
        constexpr std::size_t length = 37;
        const auto vectors = test::someNumbers(count * length, 11);
        std::vector<int> labels(count);
        for (std::size_t i = 0; i < count; ++i)
            labels[i] = static_cast<int>(i * i % 5);
        const RetrievalReport report = leaveOneOut(vectors, labels, length);
        double precision = 0.0;
        double average = 0.0;
        for (std::size_t query = 0; query < count; ++query) {
            const auto order = ranking(vectors, length, query);
            double relevant = 0.0;
            double sum = 0.0;
            for (std::size_t rank = 0; rank < order.size(); ++rank) {
                if (labels[order[rank]] != labels[query])
                    continue;
                ++relevant;
                sum += relevant / static_cast<double>(rank + 1);
                precision += rank < 10 ? 0.1 : 0.0;
            }
            average += sum / relevant;
        }
        QCOMPARE(report.all.queries, static_cast<std::int64_t>(count));
        QVERIFY(std::abs(report.all.precisionAt10 - precision / count) < 1e-9);
        QVERIFY(std::abs(report.all.meanAveragePrecision - average / count) < 1e-6);
    }

    void perfectGroupsScoreOne()
    {
        std::vector<float> vectors;
        std::vector<int> labels;
        for (int i = 0; i < 60; ++i) {
            const int label = i % 4;
            for (int axis = 0; axis < 4; ++axis)
                vectors.push_back(axis == label ? 3.0F : 0.01F * static_cast<float>(i));
            labels.push_back(label);
        }
        const RetrievalReport report = leaveOneOut(vectors, labels, 4);
        QVERIFY(std::abs(report.all.precisionAt10 - 1.0) < 1e-12);
        QVERIFY(std::abs(report.all.meanAveragePrecision - 1.0) < 1e-12);
        QCOMPARE(report.byLabel.size(), 4);
    }

    void refusesWhatMakesNoSense()
    {
        const std::vector<int> labels{1, 1};
        const std::vector<float> odd{1, 2, 3};
        const std::vector<float> bad{1, std::numeric_limits<float>::quiet_NaN()};
        QVERIFY_THROWS_EXCEPTION(Error, leaveOneOut(odd, labels, 1));
        QVERIFY_THROWS_EXCEPTION(Error, leaveOneOut(bad, labels, 1));
        QCOMPARE(leaveOneOut({}, {}, 8).all.queries, 0);
        const std::vector<float> one{1.0F};
        QCOMPARE(leaveOneOut(one, std::vector<int>{3}, 1).all.queries, 0);
        QCOMPARE(leaveOneOut(std::vector<float>{1, 2}, std::vector<int>{-3, -3}, 1).all.queries, 2);

        const std::vector<std::int64_t> two{1, 1};
        const std::vector<float> fine{1, 2};
        JobContext context;
        const auto judged = [&](const Relevance& kind, std::size_t query) {
            return judgeSearches(fine, 1, {&query, 1}, {&kind, 1}, context);
        };
        QCOMPARE(judged({two}, 1).front().all.queries, 1);
        QVERIFY_THROWS_EXCEPTION(Error, judged({two}, 2));
        QVERIFY_THROWS_EXCEPTION(Error, judged({two, std::span(two).first(1)}, 1));
        QVERIFY_THROWS_EXCEPTION(Error, judged({std::span(two).first(1)}, 0));
    }

private:
    static bool near(double value, double expected) { return std::abs(value - expected) < 1e-12; }

    static std::vector<float> onACircle(const std::vector<double>& degrees)
    {
        std::vector<float> vectors;
        for (const double angle : degrees) {
            vectors.push_back(static_cast<float>(std::cos(angle * 0.017453292519943295)));
            vectors.push_back(static_cast<float>(std::sin(angle * 0.017453292519943295)));
        }
        return vectors;
    }

    static std::vector<std::size_t> ranking(
        const std::vector<float>& vectors, std::size_t length, std::size_t query)
    {
        std::vector<std::pair<double, std::size_t>> scored;
        for (std::size_t row = 0; row < vectors.size() / length; ++row) {
            double product = 0.0;
            double own = 0.0;
            for (std::size_t i = 0; i < length; ++i) {
                const double a = vectors[row * length + i];
                product += a * vectors[query * length + i];
                own += a * a;
            }
            if (row != query)
                scored.emplace_back(-product / std::sqrt(own), row);
        }
        std::ranges::sort(scored);
        std::vector<std::size_t> order;
        for (const auto& [score, row] : scored)
            order.push_back(row);
        return order;
    }
};

/// By sorting whole rankings, in double precision, elsewhere.
void TstEvaluation::agreesWithNumpyOnMany()
{
    const QString python = QStringLiteral("/usr/bin/python3");
    QProcess probe;
    probe.start(python, {QStringLiteral("-c"), QStringLiteral("import numpy")});
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("needs /usr/bin/python3 with numpy (Debian's python3-numpy)");
    constexpr std::size_t count = 240;
    constexpr std::size_t length = 24;
    const auto vectors = test::someNumbers(count * length, 5);
    std::vector<std::int64_t> labels(count);
    std::vector<std::int64_t> listings(count);
    std::vector<std::size_t> queries;
    for (std::size_t i = 0; i < count; ++i) {
        labels[i] = static_cast<std::int64_t>(i * i % 11) - 1;
        listings[i] = static_cast<std::int64_t>(i / 3); // the first three are nobody's
        if (i % 4 != 1)
            queries.push_back(i);
    }
    const test::TemporaryFolder folder;
    AtomicFile file(folder / "vectors");
    file.write(std::as_bytes(std::span(vectors)));
    file.commit();
    const QString script = QStringLiteral(R"(
import sys, numpy as np
x = np.fromfile(sys.argv[1], '<f4').reshape(240, 24).astype(float)
x /= np.linalg.norm(x, axis=1, keepdims=True)
n = np.arange(240)
labels, listings = n * n % 11 - 1, n // 3
rows = []
for q in n[n % 4 != 1]:
    out = (n == q) | ((listings == listings[q]) & (listings[q] != 0))
    order = [r for r in np.argsort(-(x @ x[q]), kind='stable') if not out[r]]
    hit = labels[order] == labels[q]
    if labels[q] < 0 or not hit.any():
        continue
    ranks = np.flatnonzero(hit) + 1
    row = [np.mean(np.arange(1, len(ranks) + 1) / ranks)]
    for k in (1, 5, 10, 50):
        discount = 1 / np.log2(np.arange(2, k + 2))
        gain = (hit[:k] * discount).sum() / discount[:len(ranks)].sum()
        row += [hit[:k].sum() / k, hit[:k].sum() / len(ranks), gain]
    rows.append(row)
print(len(rows), *('%.12f' % v for v in np.mean(rows, axis=0)))
)");
    QProcess numpy;
    numpy.start(python,
        {QStringLiteral("-c"), script, QString::fromStdString((folder / "vectors").string())});
    QVERIFY(numpy.waitForFinished(60'000));
    QCOMPARE(numpy.readAllStandardError(), QByteArray());
    const auto numbers = numpy.readAllStandardOutput().trimmed().split(' ');
    QCOMPARE(numbers.size(), 14);

    const Relevance kind{labels, listings};
    JobContext context;
    const SearchFigures all =
        judgeSearches(vectors, length, queries, {&kind, 1}, context).front().all;
    const auto agrees = [&](double value, std::size_t at) {
        return std::abs(value - numbers[static_cast<qsizetype>(at)].toDouble()) < 1e-6;
    };
    QCOMPARE(all.queries, numbers[0].toLongLong());
    QVERIFY(agrees(all.meanAveragePrecision, 1));
    for (std::size_t cut = 0; cut < SearchFigures::kCutOffs.size(); ++cut) {
        QVERIFY(agrees(all.precision[cut], 2 + 3 * cut));
        QVERIFY(agrees(all.recall[cut], 3 + 3 * cut));
        QVERIFY(agrees(all.nDcg[cut], 4 + 3 * cut));
    }
}

QTEST_GUILESS_MAIN(TstEvaluation)
#include "tst_evaluation.moc"
