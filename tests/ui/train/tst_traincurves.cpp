// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/scriptedruns.h"
#include "ui/jobs/jobrunner.h"
#include "ui/pages/train/runcurves.h"
#include "ui/pages/train/trainwords.h"
#include "ui/pages/train/typednumbers.h"
#include "ui/shell/jobrow.h"
#include "ui/widgets/charts/axisticks.h"
#include "ui/widgets/charts/curvethinning.h"
#include "ui/widgets/charts/labelplaces.h"
#include "ui/widgets/charts/valuespan.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

using namespace vitrine;
using namespace vitrine::ui;

/// What stands between a run's numbers and its curves on the screen.
class TstTrainCurves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void smoothingStartsUnbiased();
    void smoothingPassesOverGaps();
    void thinningKeepsPeaks();
    void thinningLeavesFewPointsAlone();
    void smoothsOnlyWhatShows();
    void smoothsMeansAsTheirPoints();
    void averagesFollowTheMean();
    void curvesLieOnTheirAxis();
    void validationStandsAtEpochEnds();
    void runsKeepTheirColour();
    void takesBackWhatComesAgain();
    void spansLeaveExtremesOut();
    void axesCountInWholeSteps();
    void labelsStayByTheirLines();
    void timeLeftGoesByTheLastStretch();
    void timeLeftIsTheStrips();
    void countsEpochsAsTheyWereLearnt();
    void readsTypedNumbers();
    void writesShortRates();
    void namesSettings();
};

void TstTrainCurves::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TstTrainCurves::smoothingStartsUnbiased()
{
    std::vector<QPointF> flat;
    for (int i = 0; i < 50; ++i)
        flat.emplace_back(i, 3.0);
    for (const QPointF& point : smoothed(flat, 0.9))
        QVERIFY(std::abs(point.y() - 3.0) < 1e-12);
    // By hand: weights 0.5 and 0.5, over what is filled.
    const auto two = smoothed(std::vector<QPointF>{{0, 1.0}, {1, 4.0}}, 0.5);
    QVERIFY(std::abs(two[1].y() - (0.25 * 1.0 + 0.5 * 4.0) / 0.75) < 1e-12);
    QCOMPARE(smoothed(flat, 0.0).size(), flat.size());
}

void TstTrainCurves::smoothingPassesOverGaps()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto line = smoothed(std::vector<QPointF>{{0, 2.0}, {1, none}, {2, 2.0}}, 0.7);
    QVERIFY(std::isnan(line[1].y()));
    QVERIFY(std::abs(line[2].y() - 2.0) < 1e-12);
}

void TstTrainCurves::smoothsOnlyWhatShows()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 10'000; ++i)
        points.emplace_back(i, std::sin(i * 0.01) + (i % 7) * 0.1);
    points[5'050].setY(std::numeric_limits<double>::quiet_NaN());
    for (const double weight : {0.3, 0.9, 0.99, 0.999}) {
        const auto whole = smoothed(points, weight);
        const auto part = smoothed(points, weight, 5'000.0, 5'100.0);
        QCOMPARE(part.size(), std::size_t{103}); // one beyond either end
        QCOMPARE(part.front().x(), 4'999.0);
        for (const QPointF& point : part) {
            const auto which = static_cast<std::size_t>(point.x());
            if (which == 5'050) {
                QVERIFY(std::isnan(point.y()));
                continue;
            }
            QVERIFY(std::abs(point.y() - whole[which].y()) < 1e-8);
            QVERIFY(std::abs(smoothedAt(points, which, weight) - whole[which].y()) < 1e-8);
        }
    }
    QCOMPARE(smoothed(points, 0.9, 20'000.0, 30'000.0).size(), std::size_t{1});
    QVERIFY(smoothed(std::vector<QPointF>{}, 0.9).empty());
}

void TstTrainCurves::smoothsMeansAsTheirPoints()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 10'000; ++i)
        points.emplace_back(i, 2.0 * std::exp(-i * 0.0004) + (i % 5) * 0.01);
    points[42].setY(std::numeric_limits<double>::quiet_NaN());
    const CurveMeans means = meansOf(points, 400);
    QCOMPARE(means.points.size(), std::size_t{400});
    QCOMPARE(std::accumulate(means.counts.begin(), means.counts.end(), 0), 9'999);
    for (const double weight : {0.0, 0.6, 0.95, 0.99}) {
        const auto whole = smoothed(points, weight);
        const auto shortly = smoothed(means, weight);
        QCOMPARE(shortly.size(), std::size_t{400});
        for (const QPointF& point : shortly) {
            const double there = whole[static_cast<std::size_t>(std::lround(point.x()))].y();
            QVERIFY2(std::abs(point.y() - there) < 0.03,
                qPrintable(QStringLiteral("%1: %2, not %3").arg(weight).arg(point.y()).arg(there)));
        }
    }
    QCOMPARE(meansOf(std::vector<QPointF>{{3, 7}}, 400).counts, std::vector<int>{1});
    QVERIFY(meansOf({}, 400).points.empty());
}

void TstTrainCurves::thinningKeepsPeaks()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 10'000; ++i)
        points.emplace_back(i, std::sin(i * 0.001));
    points[4'321].setY(50.0);
    points[7'000].setY(-50.0);
    const auto thin = thinned(points, 0.0, 9'999.0, 200);
    QVERIFY(thin.size() <= 402);
    QVERIFY(std::find(thin.begin(), thin.end(), points[4'321]) != thin.end());
    QVERIFY(std::find(thin.begin(), thin.end(), points[7'000]) != thin.end());
    QVERIFY(std::is_sorted(thin.begin(), thin.end(),
        [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
    // A part of it: with one point beyond each end.
    const auto part = thinned(points, 1'000.0, 2'000.0, 50);
    QCOMPARE(part.front().x(), 999.0);
    QCOMPARE(part.back().x(), 2'001.0);
    QVERIFY(part.size() <= 102);
}

void TstTrainCurves::thinningLeavesFewPointsAlone()
{
    const std::vector<QPointF> points{{0, 1}, {1, 2}, {2, 0}};
    QCOMPARE(thinned(points, 0.0, 2.0, 100), points);
    QVERIFY(thinned(points, 2.0, 0.0, 100).empty());
    QVERIFY(thinned({}, 0.0, 1.0, 100).empty());
}

void TstTrainCurves::averagesFollowTheMean()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 1'000; ++i)
        points.emplace_back(i, i % 2 == 0 ? 0.0 : 2.0);
    const auto line = averaged(points, 0.0, 999.0, 50);
    QVERIFY(line.size() <= 52);
    for (const QPointF& point : line)
        QVERIFY(std::abs(point.y() - 1.0) < 0.11);
}

void TstTrainCurves::curvesLieOnTheirAxis()
{
    const auto run = test::scriptedRun(3, 2, 10);
    const RunCurves told{run.batches, run.epochs};
    const auto epochs = curvesOf(run.record, told, {CurveKind::Loss, CurveAxis::Epochs});
    QCOMPARE(epochs.size(), std::size_t{2});
    QCOMPARE(epochs[0].points.back().x(), 2.0);
    QCOMPARE(epochs[0].points[4].x(), 0.5);
    const auto steps = curvesOf(run.record, told, {CurveKind::Accuracy, CurveAxis::Steps});
    QCOMPARE(steps[0].points.back().x(), 20.0);
    QCOMPARE(steps[0].points.back().y(), run.batches.back().accuracy * 100.0);
    RunCurves weighed = told; // an earlier version did not know what its first batches held
    for (std::size_t i = 1; i < weighed.batches.size(); ++i)
        weighed.batches[i].memoryBytes = 1'500'000'000;
    weighed.batches[0].memoryBytes = 0;
    const auto memory = curvesOf(run.record, weighed, {CurveKind::Memory, CurveAxis::Steps});
    QCOMPARE(memory.size(), std::size_t{1});
    QCOMPARE(memory[0].points.size(), weighed.batches.size() - 1);
    QCOMPARE(memory[0].points[0], QPointF(2.0, 1.5));
    const auto minutes = curvesOf(run.record, told, {CurveKind::Speed, CurveAxis::Minutes});
    QCOMPARE(minutes.size(), std::size_t{1}); // nothing to validate
    QCOMPARE(minutes[0].points.back().x(), run.batches.back().seconds / 60.0);
    const auto rate = curvesOf(run.record, told, {CurveKind::LearningRate, CurveAxis::Steps});
    QVERIFY(!rate[0].smooth); // its steps are what it shows
}

void TstTrainCurves::validationStandsAtEpochEnds()
{
    const auto run = test::scriptedRun(3, 3, 10);
    const RunCurves told{run.batches, run.epochs};
    CurveChoice choice{CurveKind::Accuracy, CurveAxis::Steps};
    choice.training = false;
    const auto curves = curvesOf(run.record, told, choice);
    QCOMPARE(curves.size(), std::size_t{1});
    QCOMPARE(curves[0].points.size(), std::size_t{3});
    QCOMPARE(curves[0].points[1].x(), 20.0);
    QCOMPARE(curves[0].points[1].y(), run.epochs[1].validation.top1 * 100.0);
    QVERIFY(!curves[0].dashed); // nothing to tell it from
    auto ended = run;
    ended.record.stepsDone = 24; // within the third
    const auto cut = curvesOf(ended.record, told, choice);
    QCOMPARE(cut[0].points[1].x(), 20.0);
    QCOMPARE(cut[0].points[2].x(), 24.0);
}

void TstTrainCurves::runsKeepTheirColour()
{
    std::set<int> colours;
    for (std::int64_t row = 1; row <= 8; ++row)
        colours.insert(colourOf({row}));
    QCOMPARE(colours.size(), std::size_t{8});
    QCOMPARE(colourOf({1}), colourOf({9}));
    const auto run = test::scriptedRun(5, 1, 4);
    for (const CurveKind kind : {CurveKind::Loss, CurveKind::Accuracy, CurveKind::Speed}) {
        for (const Curve& curve : curvesOf(run.record, {run.batches, run.epochs}, {kind}))
            QCOMPARE(curve.colour, colourOf({5}));
    }
}

void TstTrainCurves::takesBackWhatComesAgain()
{
    auto run = test::scriptedRun(1, 3, 10);
    RunCurves told{run.batches, run.epochs};
    told.takeBack(20, 2);
    QCOMPARE(told.batches.size(), std::size_t{20});
    QCOMPARE(told.epochs.size(), std::size_t{2});
    QCOMPARE(told.batches.back().step, std::int64_t{19});
}

void TstTrainCurves::spansLeaveExtremesOut()
{
    std::vector<double> values;
    for (int i = 0; i < 100; ++i)
        values.push_back(1.0 + i * 0.01);
    QCOMPARE(spanWithoutExtremes(values, false), (ValueSpan{1.0, values.back()}));
    values.push_back(2.5); // beyond the others, but not far
    QCOMPARE(spanWithoutExtremes(values, false).most, 2.5);
    values.push_back(1'000.0);
    values.push_back(-50.0);
    QCOMPARE(spanWithoutExtremes(values, false), (ValueSpan{1.0, 2.5}));
    // As many as these are no exceptions.
    values.insert(values.end(), 20, 1'000.0);
    QCOMPARE(spanWithoutExtremes(values, false).most, 1'000.0);
    QCOMPARE(spanWithoutExtremes({1.0, 2.0, 900.0}, false).most, 900.0); // few are all held
    QCOMPARE(spanWithoutExtremes(std::vector<double>(50, 3.0), false), (ValueSpan{3.0, 3.0}));
    QVERIFY(spanWithoutExtremes({}, false).isEmpty());
    // On a logarithmic axis ten times as much is not far.
    std::vector<double> decades;
    for (int i = 0; i < 100; ++i)
        decades.push_back(std::pow(10.0, -i * 0.02));
    decades.push_back(10.0);
    QCOMPARE(spanWithoutExtremes(decades, true).most, 10.0);
    QCOMPARE(spanWithoutExtremes(decades, false).most, 1.0);
}

void TstTrainCurves::axesCountInWholeSteps()
{
    using Ticks = std::vector<double>;
    QCOMPARE(axisTicks(AxisSteps::Whole, 0.0, 2.0), (Ticks{0, 1, 2}));
    QCOMPARE(axisTicks(AxisSteps::Whole, 0.1, 10.0), (Ticks{2, 4, 6, 8, 10}));
    QCOMPARE(axisTicks(AxisSteps::Any, 0.0, 2.0), (Ticks{0, 0.5, 1, 1.5, 2}));
    QCOMPARE(axisTicks(AxisSteps::Any, 0.0, 100.0), (Ticks{0, 20, 40, 60, 80, 100}));
    QVERIFY(axisTicks(AxisSteps::Whole, 3.2, 3.6).size() > 1); // within an epoch
    QCOMPARE(axisTicks(AxisSteps::Decades, 0.3, 2.5), (Ticks{0.5, 1, 2}));
    QCOMPARE(axisTicks(AxisSteps::Decades, 1e-6, 1.0).size(), std::size_t{7});
    QVERIFY(axisTicks(AxisSteps::Any, 1.0, 1.0).empty());
}

void TstTrainCurves::labelsStayByTheirLines()
{
    using Places = std::vector<double>;
    QCOMPARE(labelPlaces({20, 60}, 10, 0, 100), (Places{20, 60})); // apart already
    QCOMPARE(labelPlaces({}, 10, 0, 100), Places{});
    // Those that touch share the way, and push others no further than they must.
    QCOMPARE(labelPlaces({49, 51}, 10, 0, 100), (Places{45, 55}));
    QCOMPARE(labelPlaces({30, 30, 30, 80}, 10, 0, 100), (Places{20, 30, 40, 80}));
    QCOMPARE(labelPlaces({48, 48, 60}, 10, 0, 100), (Places{42, 52, 62}));
    // Within the plot, whole.
    QCOMPARE(labelPlaces({0, 2}, 10, 0, 100), (Places{5, 15}));
    QCOMPARE(labelPlaces({97, 120}, 10, 0, 100), (Places{85, 95}));
    QCOMPARE(labelPlaces({50, 50, 50}, 10, 35, 65), (Places{40, 50, 60}));
    QCOMPARE(labelPlaces({50, 50, 50}, 10, 36, 65), Places{}); // no room
}

void TstTrainCurves::timeLeftIsTheStrips()
{
    auto run = test::scriptedRun(1, 4, 10);
    run.record.state = vitrine::RunState::Running;
    run.record.alive = true;
    run.batches.resize(20);
    const RunCurves told{run.batches, {}};
    JobStatus job;
    job.secondsLeft = 150.0;
    QCOMPARE(timeText(run.record, job, told), timeLeftText(150.0));
    job.secondsLeft.reset(); // the strip says nothing yet
    QVERIFY(!timeText(run.record, job, told).contains(QStringLiteral("left")));
    // Another program's run is in no strip here.
    QCOMPARE(timeText(run.record, std::nullopt, told), timeLeftText(10.0));
    run.record.state = vitrine::RunState::Paused;
    run.record.secondsSpent = 90.0;
    QCOMPARE(timeText(run.record, job, told), spanText(90.0));
}

void TstTrainCurves::countsEpochsAsTheyWereLearnt()
{
    RunRecord run = test::scriptedRun(1, 4, 10).record;
    QCOMPARE(epochsText(run), QStringLiteral("4 of 4"));
    run.epochsDone = 3; // ended within the third
    run.stepsDone = 24;
    QCOMPARE(epochsText(run), QStringLiteral("2.4 of 4"));
}

void TstTrainCurves::timeLeftGoesByTheLastStretch()
{
    auto run = test::scriptedRun(1, 4, 10);
    run.record.state = vitrine::RunState::Running;
    run.batches.resize(20);
    const auto left = secondsLeft(run.record, {run.batches, {}});
    QVERIFY(left.has_value());
    QVERIFY(std::abs(*left - 20 * 0.5) < 1e-9); // 20 steps to go, half a second each
    run.record.state = vitrine::RunState::Paused;
    QVERIFY(!secondsLeft(run.record, {run.batches, {}}).has_value());
}

void TstTrainCurves::readsTypedNumbers()
{
    QCOMPARE(typedNumber(QStringLiteral(" 1e-3 ")).value_or(0.0), 0.001);
    QVERIFY(!typedNumber(QStringLiteral("0")));
    QVERIFY(!typedNumber(QStringLiteral("many")));
    QCOMPARE(typedNumbers(QStringLiteral("32, 64; 128")).value_or(std::vector<double>()),
        (std::vector<double>{32, 64, 128}));
    QVERIFY(!typedNumbers(QStringLiteral("32 x")));
    QCOMPARE(typedNumbers(QString()).value_or(std::vector<double>{1.0}).size(), std::size_t{0});
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(typedNumber(QStringLiteral("0,001")).value_or(0.0), 0.001);
    QCOMPARE(typedNumbers(QStringLiteral("0,001 0,01")).value_or(std::vector<double>()),
        (std::vector<double>{0.001, 0.01}));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TstTrainCurves::writesShortRates()
{
    QCOMPARE(rateText(0.001), QStringLiteral("0.001"));
    QCOMPARE(rateText(0.00025), QStringLiteral("0.00025"));
    QCOMPARE(rateText(1.0), QStringLiteral("1"));
    QCOMPARE(rateText(10.0), QStringLiteral("10"));
    for (const double rate : {0.001, 0.0316, 0.00025})
        QCOMPARE(typedNumber(rateText(rate)).value_or(0.0), rate);
}

void TstTrainCurves::namesSettings()
{
    QCOMPARE(settingText("learning_rate"), QStringLiteral("Learning rate"));
    QCOMPARE(settingText("something_new"), QStringLiteral("something_new"));
    QCOMPARE(settingValueText("scope", "layer4"), QStringLiteral("The last stage"));
    QCOMPARE(settingValueText("flip", "true"), QStringLiteral("yes"));
    QCOMPARE(settingValueText("batch_size", "1024"), QStringLiteral("1,024"));
    QCOMPARE(settingValueText("seed", "1024"), QStringLiteral("1024"));
    RunRecord killed;
    killed.state = vitrine::RunState::Running;
    QCOMPARE(stateText(killed), QStringLiteral("Stopped"));
    QCOMPARE(spanText(3'900), QStringLiteral("1 h 5 min"));
}

QTEST_MAIN(TstTrainCurves)
#include "tst_traincurves.moc"
