// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/cleaning/content/matrixkernels.h"

#include <QTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

Matrix randomMatrix(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Random random(seed);
    Matrix matrix(rows, columns);
    for (std::size_t i = 0; i < rows; ++i) {
        for (float& value : matrix.row(i))
            value = static_cast<float>(random.normal());
    }
    return matrix;
}

}

class TstMatrixKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizes()
    {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("columns");
        QTest::newRow("one") << 1 << 1 << 1;
        QTest::newRow("no tails") << 8 << 8 << 32;
        QTest::newRow("tails everywhere") << 7 << 11 << 37;
        QTest::newRow("long rows") << 5 << 3 << 1000;
        QTest::newRow("no rows on the right") << 5 << 0 << 20;
    }

    void multipliesRowsByRows_data() { sizes(); }
    void multipliesRowsByRows()
    {
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(int, columns);
        const auto width = static_cast<std::size_t>(columns);
        const Matrix a = randomMatrix(static_cast<std::size_t>(left), width, 1);
        const Matrix b = randomMatrix(static_cast<std::size_t>(right), width, 2);
        const std::size_t stride = b.rows() + 1; // the number in between must be left alone
        std::vector<float> out(a.rows() * stride, -77.0F);
        products(a.all(), b.all(), out.data(), stride);
        for (std::size_t i = 0; i < a.rows(); ++i) {
            for (std::size_t j = 0; j < b.rows(); ++j) {
                double expected = 0.0;
                for (std::size_t c = 0; c < width; ++c)
                    expected += static_cast<double>(a.row(i)[c]) * static_cast<double>(b.row(j)[c]);
                QVERIFY(std::abs(static_cast<double>(out[i * stride + j]) - expected) < 1e-3);
            }
            QCOMPARE(out[i * stride + b.rows()], -77.0F);
        }
    }

    void addsWeightedRows_data() { sizes(); }
    void addsWeightedRows()
    {
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(int, columns);
        const auto width = static_cast<std::size_t>(columns);
        const auto count = static_cast<std::size_t>(right);
        const Matrix rows = randomMatrix(static_cast<std::size_t>(left), width, 3);
        Random random(4);
        std::vector<float> coefficients(rows.rows() * count);
        for (float& value : coefficients)
            value = static_cast<float>(random.normal());
        Matrix sums(count, width);
        std::ranges::fill(sums.padded(), 1.0F); // what is there stays
        addWeightedRows(rows.all(), coefficients.data(), count, sums.padded().data());
        for (std::size_t k = 0; k < count; ++k) {
            for (std::size_t c = 0; c < width; ++c) {
                double expected = 1.0;
                for (std::size_t i = 0; i < rows.rows(); ++i)
                    expected += static_cast<double>(coefficients[i * count + k])
                        * static_cast<double>(rows.row(i)[c]);
                QVERIFY(std::abs(static_cast<double>(sums.row(k)[c]) - expected) < 1e-3);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstMatrixKernels)
#include "tst_matrixkernels.moc"
