// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/scan.h"
#include "tests/core/search/vectors.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vitrine::search;

class TstScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithArithmetic_data()
    {
        QTest::addColumn<int>("length");
        // Around the widths of the vector units: shorter than one, exact, one more, several and a
        // rest.
        for (const int length : {1, 3, 4, 7, 8, 9, 15, 16, 17, 33, 100, 1000})
            QTest::addRow("%d", length) << length;
    }

    void agreesWithArithmetic()
    {
        QFETCH(int, length);
        const auto width = static_cast<std::size_t>(length);
        // Counts that leave a rest of every tile.
        const std::size_t rows = 71;
        const std::size_t queries = 7;
        const auto stored = vitrine::test::someNumbers(rows * width, 1);
        const auto asked = vitrine::test::someNumbers(queries * width, 2);
        for (const Kernel kernel : {Kernel::Plain, Kernel::Avx2, Kernel::Avx512}) {
            if (!runsHere(kernel))
                continue;
            for (const Measure measure : {Measure::InnerProduct, Measure::SquaredDistance}) {
                std::vector<float> out(rows * queries, -1e9F);
                scan({stored.data(), rows, width}, {asked.data(), queries, width}, measure, out,
                    kernel);
                QVERIFY(worstError(stored, asked, width, measure, out) < 1e-4);
            }
        }
    }

    void oneNumberDependsOnItsTwoVectorsAlone()
    {
        const std::size_t width = 101;
        const auto one = vitrine::test::someNumbers(width, 3);
        std::vector<float> stored;
        for (int copy = 0; copy < 70; ++copy)
            stored.insert(stored.end(), one.begin(), one.end());
        const auto asked = vitrine::test::someNumbers(width * 6, 4);
        std::vector<float> together(70 * 6);
        scan({stored.data(), 70, width}, {asked.data(), 6, width}, Measure::InnerProduct, together);
        for (std::size_t query = 0; query < 6; ++query) {
            float alone = 0.0F;
            scan({one.data(), 1, width}, {asked.data() + query * width, 1, width},
                Measure::InnerProduct, std::span(&alone, 1));
            for (std::size_t row = 0; row < 70; ++row)
                QCOMPARE(together[query * 70 + row], alone);
        }
    }

private:
    static double worstError(const std::vector<float>& stored, const std::vector<float>& asked,
        std::size_t width, Measure measure, const std::vector<float>& out)
    {
        double worst = 0.0;
        const std::size_t rows = stored.size() / width;
        for (std::size_t at = 0; at < out.size(); ++at) {
            double expected = 0.0;
            for (std::size_t i = 0; i < width; ++i) {
                const double a = stored[at % rows * width + i];
                const double b = asked[at / rows * width + i];
                expected += measure == Measure::InnerProduct ? a * b : (a - b) * (a - b);
            }
            worst = std::max(
                worst, std::abs(expected - static_cast<double>(out[at])) / std::sqrt(width));
        }
        return worst;
    }
};

QTEST_GUILESS_MAIN(TstScan)
#include "tst_scan.moc"
