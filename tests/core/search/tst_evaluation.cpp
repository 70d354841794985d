// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/search/evaluation.h"
#include "tests/core/search/vectors.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vitrine;
using namespace vitrine::search;

class TstEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsByHand()
    {
        // Angles on a circle; a 1 asks and finds, nearest first, 1 0 1: AP (1/1 + 2/3) / 2.
        const std::vector<double> degrees{0, 10, 21, 33};
        const std::vector<int> labels{1, 1, 0, 1};
        std::vector<float> vectors;
        for (const double angle : degrees) {
            vectors.push_back(static_cast<float>(std::cos(angle * 0.017453292519943295)));
            vectors.push_back(static_cast<float>(std::sin(angle * 0.017453292519943295)));
        }
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
    }

private:
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

QTEST_GUILESS_MAIN(TstEvaluation)
#include "tst_evaluation.moc"
