// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "ui/shell/theme.h"
#include "ui/widgets/charts/barchart.h"
#include "ui/widgets/charts/quartilechart.h"

#include <QFontMetrics>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include <algorithm>

using namespace vitrine::ui;

namespace {

QImage shown(QWidget& chart, const QSize& size)
{
    chart.resize(size);
    chart.show();
    // What is new is drawn later.
    const QSignalSpy drawn(
        chart.findChildren<QWidget*>().constFirst(), SIGNAL(afterReplot())); // QCustomPlot's
    if (!QTest::qWaitFor([&drawn] { return !drawn.isEmpty(); }))
        qFatal("The chart is not drawn.");
    return chart.grab().toImage();
}

std::vector<ChartBar> manyPrices()
{
    std::vector<ChartBar> bars;
    for (int i = 0; i < 12; ++i)
        bars.push_back({QStringLiteral("£%1,000").arg(100 + 50 * i), 1.0 + i % 3, QString()});
    return bars;
}

/// Columns in a row of the image that hold ink, with at most `gap` empty ones between them.
std::vector<int> widthsOfWords(const QImage& strip, int gap)
{
    std::vector<int> widths;
    int begin = -1;
    int last = -1;
    const QRgb ground = strip.pixel(0, strip.height() - 1);
    for (int x = 0; x < strip.width(); ++x) {
        bool ink = false;
        for (int y = 0; y < strip.height() && !ink; ++y)
            ink = strip.pixel(x, y) != ground;
        if (!ink)
            continue;
        if (begin >= 0 && x - last > gap) {
            widths.push_back(last - begin + 1);
            begin = x;
        } else if (begin < 0) {
            begin = x;
        }
        last = x;
    }
    if (begin >= 0)
        widths.push_back(last - begin + 1);
    return widths;
}

int pixelsOf(const QImage& image, const QColor& colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return count;
}

}

/// What the catalogue's statistics are drawn with.
class TstBarCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsKeepApart_data();
    void labelsKeepApart();
    void oneValueIsADot();
};

void TstBarCharts::labelsKeepApart_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("roomy") << 1'100;
    QTest::newRow("narrow") << 420;
    QTest::newRow("very narrow") << 200;
}

void TstBarCharts::labelsKeepApart()
{
    QFETCH(int, width);
    BarChart chart(BarChart::Bars::Standing);
    chart.setBars(manyPrices());
    const QImage image = shown(chart, {width, chart.sizeHint().height()});
    const int line = QFontMetrics(textFont(TextRole::Caption, chart.font())).height();
    const auto words = widthsOfWords(image.copy(0, image.height() - line, width, line), 6);
    QVERIFY(!words.empty());
    QVERIFY(words.size() <= 12);
    QCOMPARE(words.size() == 12, width == 1'100);
    const int widest = QFontMetrics(textFont(TextRole::Caption, chart.font()))
                           .horizontalAdvance(QStringLiteral("£650,000"));
    QVERIFY2(*std::ranges::max_element(words) <= widest + 2,
        qPrintable(QString::number(*std::ranges::max_element(words))));
}

void TstBarCharts::oneValueIsADot()
{
    const auto spread = [](double lower, double upper) {
        return ChartSpread{QStringLiteral("Shirts"), lower, (lower + upper) / 2, upper, QString()};
    };
    QuartileChart chart;
    chart.setSpreads({spread(5.0, 5.0)}, QStringLiteral("GBP"));
    const QImage single = shown(chart, {400, chart.sizeHint().height()});
    const QColor accent = tokens(chart.palette()).accent;
    QVERIFY(pixelsOf(single, accent) > 20);
    chart.setSpreads({spread(5.0, 50.0)}, QStringLiteral("GBP"));
    QVERIFY(pixelsOf(shown(chart, {400, chart.sizeHint().height()}), accent)
        > 5 * pixelsOf(single, accent));
}

QTEST_MAIN(TstBarCharts)
#include "tst_barcharts.moc"
