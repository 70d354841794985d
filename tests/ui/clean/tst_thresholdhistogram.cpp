// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"
#include "ui/widgets/charts/thresholdhistogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace vitrine::ui;

namespace {

HistogramBins tenBins()
{
    return {0.0, 1.0, {1, 4, 9, 16, 100, 400, 90, 30, 5, 2}, QStringLiteral("Brightness")};
}

}

class TstThresholdHistogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dragsTheThreshold();
    void movesByKeys();
    void settingSaysNothing();
    void drawsWithoutAnyValue();
    void followsThePalette();
    void theAxisSaysWhatItsEndsMean();
};

void TstThresholdHistogram::dragsTheThreshold()
{
    ThresholdHistogram histogram;
    histogram.resize(500, 220);
    histogram.setBins(tenBins());
    histogram.setFindsBelow(true);
    histogram.setThreshold(0.3);
    histogram.show();
    QVERIFY(QTest::qWaitForWindowExposed(&histogram));
    histogram.grab(); // lays the axes out
    QSignalSpy moved(&histogram, &ThresholdHistogram::thresholdMoved);
    QWidget* plot = histogram.childAt(histogram.xOf(0.3), 100);
    QVERIFY(plot);
    const auto at = [&](double value) { return QPoint(histogram.xOf(value) - plot->x(), 100); };
    QTest::mousePress(plot, Qt::LeftButton, {}, at(0.3));
    QMouseEvent drag(QEvent::MouseMove, at(0.55), plot->mapToGlobal(at(0.55)), Qt::NoButton,
        Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(plot, &drag);
    QVERIFY(!moved.isEmpty());
    // One pixel of the axis is about 1/400.
    QVERIFY(std::abs(histogram.threshold() - 0.55) < 0.01);
    QCOMPARE(moved.last().front().toDouble(), histogram.threshold());
    QVERIFY(histogram.accessibleDescription().contains(QStringLiteral("below")));
}

void TstThresholdHistogram::theAxisSaysWhatItsEndsMean()
{
    ThresholdHistogram histogram;
    histogram.resize(500, 220);
    HistogramBins bins = tenBins();
    histogram.setBins(bins);
    QCOMPARE(histogram.axisText(), QStringLiteral("Brightness"));
    bins.lowest = QStringLiteral("black");
    bins.highest = QStringLiteral("white");
    histogram.setBins(bins);
    QCOMPARE(histogram.axisText(), QStringLiteral("black ← Brightness → white"));
    bins.highest = QString(80, QLatin1Char('w'));
    histogram.setBins(bins);
    QCOMPARE(histogram.axisText(), QStringLiteral("Brightness")); // there is no room for more
}

void TstThresholdHistogram::movesByKeys()
{
    ThresholdHistogram histogram;
    histogram.setBins(tenBins());
    histogram.setThreshold(0.5);
    histogram.show();
    QSignalSpy moved(&histogram, &ThresholdHistogram::thresholdMoved);
    QTest::keyClick(&histogram, Qt::Key_Right);
    QVERIFY(histogram.threshold() > 0.5 && histogram.threshold() < 0.51);
    QTest::keyClick(&histogram, Qt::Key_Left);
    QTest::keyClick(&histogram, Qt::Key_Left);
    QVERIFY(histogram.threshold() < 0.5);
    QTest::keyClick(&histogram, Qt::Key_End);
    QCOMPARE(histogram.threshold(), 1.0);
    QTest::keyClick(&histogram, Qt::Key_Right); // no further
    QCOMPARE(histogram.threshold(), 1.0);
    QCOMPARE(moved.size(), 4);
}

void TstThresholdHistogram::settingSaysNothing()
{
    ThresholdHistogram histogram;
    QSignalSpy moved(&histogram, &ThresholdHistogram::thresholdMoved);
    histogram.setBins(tenBins());
    histogram.setThreshold(0.7);
    QCOMPARE(moved.size(), 0);
}

void TstThresholdHistogram::drawsWithoutAnyValue()
{
    ThresholdHistogram histogram;
    histogram.setBins({});
    QVERIFY(!histogram.grab().isNull());
    histogram.setBins({0.0, 1.0, {0, 0, 0}, {}});
    QVERIFY(!histogram.grab().isNull());
}

void TstThresholdHistogram::followsThePalette()
{
    ThresholdHistogram histogram;
    histogram.resize(300, 200);
    histogram.setBins(tenBins());
    for (const Tokens* theme : {&darkTokens(), &lightTokens()}) {
        histogram.setPalette(paletteFor(*theme));
        QCOMPARE(histogram.grab().toImage().pixelColor(1, 1), theme->background);
    }
}

QTEST_MAIN(TstThresholdHistogram)
#include "tst_thresholdhistogram.moc"
