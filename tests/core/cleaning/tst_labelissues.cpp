// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/cleaning/content/labelissues.h"
#include "tests/core/cleaning/clusters.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>

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
