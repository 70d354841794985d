// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/lowering.h"
#include "core/learning/training/trainingchance.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

using namespace vitrine::learning;

namespace {

std::uint16_t bfloat16(int value)
{
    return static_cast<std::uint16_t>(
        std::bit_cast<std::uint32_t>(static_cast<float>(value)) >> 16U);
}

float widened(std::uint16_t bits)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16U);
}

/// Small whole numbers: sums of them are exact.
std::vector<std::uint16_t> wholeNumbers(std::size_t count, int salt)
{
    std::vector<std::uint16_t> numbers;
    for (std::size_t i = 0; i < count; ++i)
        numbers.push_back(bfloat16((static_cast<int>(i) * 7 + salt) % 5 - 2));
    return numbers;
}

double product(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += double{widened(a[i])} * double{widened(b[i])};
    return sum;
}

}

class TstTrainingChance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersDifferByEpochAndSeed();
    void joinsASinglePicture();
    void mixesAsBetaDoes();
    void dropsTheRightShare();
    void lowersWindows();
    void raisesWhatItLowers_data();
    void raisesWhatItLowers();
};

void TstTrainingChance::ordersDifferByEpochAndSeed()
{
    const TrainingChance chance(1);
    const auto first = chance.order(0, 100);
    QCOMPARE(chance.order(0, 100), first);
    QVERIFY(chance.order(1, 100) != first);
    QVERIFY(TrainingChance(2).order(0, 100) != first);
    auto sorted = first;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::size_t> all(100);
    std::iota(all.begin(), all.end(), std::size_t{0});
    QCOMPARE(sorted, all);
}

void TstTrainingChance::joinsASinglePicture()
{
    QCOMPARE(batchEnds(10, 4), (std::vector<std::size_t>{4, 8, 10}));
    QCOMPARE(batchEnds(9, 4), (std::vector<std::size_t>{4, 9}));
    QCOMPARE(batchEnds(1, 4), (std::vector<std::size_t>{1}));
    QCOMPARE(batchEnds(3, 1), (std::vector<std::size_t>{1, 2, 3}));
}

/// Beta(a, a) has the mean 1/2 and the variance 1 / (4 (2 a + 1)).
void TstTrainingChance::mixesAsBetaDoes()
{
    constexpr int kDraws = 20'000;
    for (const double alpha : {0.1, 0.4, 1.0, 3.0}) {
        double sum = 0.0;
        double squares = 0.0;
        for (int step = 0; step < kDraws; ++step) {
            const double share = TrainingChance(9).mixupShare(step, alpha);
            QVERIFY(share >= 0.0 && share <= 1.0);
            sum += share;
            squares += (share - 0.5) * (share - 0.5);
        }
        QVERIFY(std::abs(sum / kDraws - 0.5) < 0.01);
        QVERIFY(std::abs(squares / kDraws - 0.25 / (2.0 * alpha + 1.0)) < 0.005);
    }
}

void TstTrainingChance::dropsTheRightShare()
{
    std::vector<float> factors(20'000);
    TrainingChance(4).dropout(7, 0.2, factors);
    const auto dropped = std::count(factors.begin(), factors.end(), 0.0F);
    QVERIFY(std::abs(static_cast<double>(dropped) / 20'000.0 - 0.2) < 0.01);
    QCOMPARE(*std::max_element(factors.begin(), factors.end()), 1.25F);
    std::vector<float> again(20'000);
    TrainingChance(4).dropout(7, 0.2, again);
    QCOMPARE(again, factors);
    TrainingChance(4).dropout(8, 0.2, again);
    QVERIFY(again != factors);
}

/// 3 x 3 numbers 1 to 9 under a window of 3, stride 2: the four corners.
void TstTrainingChance::lowersWindows()
{
    const Window window{1, 3, 3, 3, 2};
    std::vector<std::uint16_t> input;
    for (int i = 1; i <= 9; ++i)
        input.push_back(bfloat16(i));
    std::vector<std::uint16_t> rows(4 * window.rowLength());
    lowerRows(window, input.data(), 0, 4, rows.data());
    const std::vector<int> first{0, 0, 0, 0, 1, 2, 0, 4, 5};
    const std::vector<int> last{5, 6, 0, 8, 9, 0, 0, 0, 0};
    for (std::size_t i = 0; i < 9; ++i) {
        QCOMPARE(widened(rows[i]), static_cast<float>(first[i]));
        QCOMPARE(widened(rows[27 + i]), static_cast<float>(last[i]));
    }
}

void TstTrainingChance::raisesWhatItLowers_data()
{
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("stride");
    QTest::addColumn<int>("side");
    QTest::newRow("3x3") << 3 << 1 << 5;
    QTest::newRow("3x3, stride 2") << 3 << 2 << 6;
    QTest::newRow("3x3, stride 2, odd") << 3 << 2 << 7;
    QTest::newRow("1x1, stride 2") << 1 << 2 << 6;
    QTest::newRow("one position") << 3 << 2 << 1;
}

/// One is the other's transpose: <lower(x), y> = <x, raise(y)>.
void TstTrainingChance::raisesWhatItLowers()
{
    QFETCH(int, kernel);
    QFETCH(int, stride);
    QFETCH(int, side);
    const auto size = static_cast<std::size_t>(side);
    const Window window{
        19, size, size, static_cast<std::size_t>(kernel), static_cast<std::size_t>(stride)};
    const std::size_t positions = 2 * size * size;
    const std::size_t count = 2 * window.outHeight() * window.outWidth();
    const auto x = wholeNumbers(positions * window.channels, 1);
    const auto y = wholeNumbers(count * window.rowLength(), 3);
    std::vector<std::uint16_t> rows(y.size());
    lowerRows(window, x.data(), 0, count / 2, rows.data());
    lowerRows(window, x.data(), count / 2, count, rows.data());
    std::vector<std::uint16_t> raised(x.size());
    raiseRows(window, y.data(), 0, positions / 3, raised.data());
    raiseRows(window, y.data(), positions / 3, positions, raised.data());
    QCOMPARE(product(rows, y), product(x, raised));
    QVERIFY(product(y, y) > 0.0);
}

QTEST_GUILESS_MAIN(TstTrainingChance)
#include "tst_trainingchance.moc"
