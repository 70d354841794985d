// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/cleaning/content/labelissues.h"
#include "tests/core/cleaning/clusters.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

const std::vector<std::string> kNames = {"Hats", "Shoes", "Shirts", "Skirts", "Coats"};

struct Found {
    double flagged = 0.0;
    double hits = 0.0;
    double wrong = 0.0;
    double suggestedTruth = 0.0; ///< of the hits

    double precision() const { return hits / std::max(1.0, flagged); }
    double recall() const { return hits / std::max(1.0, wrong); }
};

Found judge(const LabelReport& report, const test::Clusters& made)
{
    Found found;
    for (std::size_t i = 0; i < made.truth.size(); ++i) {
        const bool flagged = report.images[i].flagged;
        found.wrong += made.wrong(i) ? 1.0 : 0.0;
        found.flagged += flagged ? 1.0 : 0.0;
        if (flagged && made.wrong(i)) {
            ++found.hits;
            found.suggestedTruth += report.images[i].suggested == made.truth[i] ? 1.0 : 0.0;
        }
    }
    return found;
}

}

class TstLabelIssues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsSwappedLabels_data()
    {
        QTest::addColumn<double>("swapped");
        QTest::addColumn<quint64>("seed");
        for (const double swapped : {0.05, 0.1, 0.2}) {
            for (const quint64 seed : {1U, 2U, 3U})
                QTest::addRow("%.2f swapped, seed %llu", swapped, seed) << swapped << seed;
        }
    }
    void findsSwappedLabels()
    {
        QFETCH(double, swapped);
        QFETCH(quint64, seed);
        // So noisy that a tenth of the images lies nearer to another category's centre.
        const auto made =
            test::clusters({.images = 1000, .noise = 2.0, .swapped = swapped, .seed = seed});
        JobContext context;
        const LabelReport report = findLabelIssues(made.table, {}, context);
        const Found found = judge(report, made);
        QVERIFY2(found.precision() > 0.8, qPrintable(QString::number(found.precision())));
        QVERIFY2(found.recall() > 0.75, qPrintable(QString::number(found.recall())));
        QVERIFY(found.suggestedTruth > 0.8 * found.hits);
        QVERIFY(std::abs(report.expectedWrong - found.wrong) < 0.25 * found.wrong);
    }

    void leavesCleanLabelsAlone()
    {
        const auto made = test::clusters({.images = 1000, .noise = 2.5});
        JobContext context;
        const LabelReport report = findLabelIssues(made.table, {}, context);
        QVERIFY(judge(report, made).flagged < 10.0);
        QVERIFY(report.joint.offDiagonal() > 10.0); // it would have flagged what only looks alike
    }

    void saysNothingOfImagesWithoutALabel()
    {
        auto made = test::clusters({.swapped = 0.1});
        made.table.labels[3] = -1;
        JobContext context;
        const LabelQuality quality = findLabelIssues(made.table, {}, context).images[3];
        QVERIFY(!quality.flagged);
        QCOMPARE(quality.suggested, -1);
    }

    void turnsFlagsIntoFindings()
    {
        const auto made = test::clusters({.swapped = 0.1});
        JobContext context;
        const LabelReport report = findLabelIssues(made.table, {}, context);
        const auto findings = labelFindings(report, made.table, kNames);
        QCOMPARE(static_cast<double>(findings.size()), judge(report, made).flagged);
        QVERIFY(!findings.empty());
        for (const Finding& finding : findings) {
            const auto image = static_cast<std::size_t>(finding.image.value - 1);
            QVERIFY(finding.kind == FindingKind::LabelIssue);
            QVERIFY(report.images[image].flagged);
            QCOMPARE(finding.text, kNames[static_cast<std::size_t>(made.table.labels[image])]);
            QCOMPARE(finding.suggestion,
                kNames[static_cast<std::size_t>(report.images[image].suggested)]);
            QVERIFY(finding.suggestion != finding.text);
            QVERIFY(finding.score <= findings.front().score);
            QVERIFY(finding.value >= finding.threshold);
        }
    }

    void aThresholdReplacesTheExpectedNumber()
    {
        const auto made = test::clusters({.images = 1000, .noise = 2.0, .swapped = 0.1});
        JobContext context;
        const LabelReport usual = findLabelIssues(made.table, {}, context);
        for (const double threshold : {0.2, 0.9}) {
            LabelOptions options;
            options.threshold = threshold;
            const LabelReport report = findLabelIssues(made.table, options, context);
            for (std::size_t i = 0; i < report.images.size(); ++i) {
                QCOMPARE(report.images[i].wrong, usual.images[i].wrong);
                QCOMPARE(report.images[i].flagged,
                    static_cast<double>(report.images[i].wrong) >= threshold);
            }
            const auto findings = labelFindings(report, made.table, kNames);
            QVERIFY(!findings.empty());
            QCOMPARE(findings.front().threshold, threshold);
            QCOMPARE(static_cast<double>(findings.size()), judge(report, made).flagged);
        }
    }

    /// What a network that has learnt nothing gives: the labels have nothing to do with it.
    void doesNotBelieveAProbeThatCannotTellCategoriesApart_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1U, 2U, 3U, 4U, 5U})
            QTest::addRow("seed %llu", seed) << seed;
    }
    void doesNotBelieveAProbeThatCannotTellCategoriesApart()
    {
        QFETCH(quint64, seed);
        const auto made = test::clusters({.images = 400, .noise = 40.0, .seed = seed});
        JobContext context;
        LabelOptions options;
        for (const auto threshold : {std::optional<double>(), std::optional(0.1)}) {
            options.threshold = threshold;
            const LabelReport report = findLabelIssues(made.table, options, context);
            QVERIFY(!report.agreement.suffices());
            QVERIFY(report.agreement.right < 0.4 && report.agreement.kappa < 0.25);
            QCOMPARE(judge(report, made).flagged, 0.0);
            QVERIFY(labelFindings(report, made.table, kNames).empty());
        }
    }

    /// Where it is believed, what it flags is worth looking at; where it is not, most of it is not.
    void isBelievedWhereMostOfItsFlagsAreRight()
    {
        double flagged = 0.0;
        double hits = 0.0;
        int believed = 0;
        for (const double noise : {2.0, 3.0, 4.0, 5.0, 6.0}) {
            for (const quint64 seed : {1U, 2U}) {
                const auto made =
                    test::clusters({.images = 1000, .noise = noise, .swapped = 0.05, .seed = seed});
                JobContext context;
                const LabelReport report = findLabelIssues(made.table, {}, context);
                const Found found = judge(report, made);
                qInfo("noise %.1f: right %.2f, kappa %.2f (%.2f): %.0f flagged, %.2f of them wrong",
                    noise, report.agreement.right, report.agreement.kappa, report.agreement.error,
                    found.flagged, found.precision());
                believed += report.agreement.suffices() ? 1 : 0;
                flagged += found.flagged;
                hits += found.hits;
            }
        }
        QVERIFY(believed >= 4 && believed < 10); // both happen here
        QVERIFY2(hits > 0.5 * flagged, qPrintable(QString::number(hits / flagged)));
    }

    void stopsHalfWay()
    {
        const auto made = test::clusters({.swapped = 0.1});
        test::ProgressProbe probe([](const Progress& progress) { return progress.fraction > 0.5; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(Cancelled, findLabelIssues(made.table, {}, context));
        QVERIFY(probe.seen().back().fraction < 1.0);
    }
};

QTEST_GUILESS_MAIN(TstLabelIssues)
#include "tst_labelissues.moc"
