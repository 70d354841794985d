// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/support/testdata.h"
#include "tests/ui/train/chartpixels.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/confusionchart.h"

#include <QFile>
#include <QFontMetrics>
#include <QLabel>
#include <QLocale>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::inked;
using vitrine::test::line;

namespace {

/// From the highest to the lowest pixel of the part within the axes that is of `colour`: within
/// `most` of it in each channel, and not grey.
int heightOf(const QImage& image, const QColor& colour, int most)
{
    int top = image.height();
    int bottom = -1;
    for (int y = 20; y < image.height() - 60; ++y) {
        for (int x = 100; x < image.width() - 100; ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int off = std::max({std::abs(pixel.red() - colour.red()),
                std::abs(pixel.green() - colour.green()), std::abs(pixel.blue() - colour.blue())});
            if (off > most || pixel.hsvSaturation() < 20)
                continue;
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    }
    return std::max(bottom - top, 0);
}

QByteArray contents(const std::filesystem::path& file)
{
    QFile opened(QString::fromStdString(file.string()));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

}

/// What the charts of the Train page draw, and save.
class TstChartDrawing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void valuesHoldWhatWasMeasured();
    void extremesDoNotSquash();
    void logarithmicAxisLeavesOutNothing();
    void wordsStandByTheirCurves();
    void wordsOfShortRunsStandAtTheirEnds();
    void measuresNothingWithoutCurves();
    void beginsAtZero();
    void saysWhyItIsEmpty();
    void rawLineStaysFaintBehind();
    void savesPngSvgCsv();
    void saysWhyItCannotSave();
    void matrixSaves();
};

void TstChartDrawing::valuesHoldWhatWasMeasured()
{
    CurveChart chart(QStringLiteral("Accuracy"));
    chart.resize(600, 300);
    chart.show();
    Curve zigzag = line(1, QStringLiteral("z"), 0.0, 0);
    for (int i = 0; i <= 100; ++i)
        zigzag.points.emplace_back(i, i % 2 == 0 ? 20.0 : 100.0);
    chart.setSmoothing(0.95); // the smoothed line keeps to the middle
    chart.setCurves({zigzag});
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 100));
    QVERIFY(chart.shownValues().x() <= 20.0 && chart.shownValues().y() > 100.0);
    chart.setLimits(0.0, 100.0);
    QTRY_COMPARE(chart.shownValues().y(), 100.0);
}

void TstChartDrawing::extremesDoNotSquash()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    Curve falling = line(1, QStringLiteral("f"), 2.0, 200); // from 1 to 3
    falling.points[0].setY(400.0);
    falling.points[1].setY(90.0);
    chart.setSmoothing(0.6);
    chart.setCurves({falling});
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 199));
    QVERIFY2(chart.shownValues().y() < 10.0, qPrintable(QString::number(chart.shownValues().y())));
    QVERIFY(chart.shownValues().x() < 1.1 && chart.shownValues().y() > 2.9);
    chart.setHoldsExtremes(true);
    chart.setCurves({falling});
    QTRY_VERIFY(chart.shownValues().y() > 400.0);
}

void TstChartDrawing::logarithmicAxisLeavesOutNothing()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    Curve decades = line(1, QStringLiteral("d"), 0.0, 0);
    for (int i = 0; i <= 100; ++i)
        decades.points.emplace_back(
            i, i == 50 ? 0.0 : std::pow(10.0, i / 25.0 - 2.0)); // 0.01 to 100
    chart.setHoldsExtremes(true);
    chart.setCurves({decades});
    QTRY_VERIFY(chart.shownValues().y() > 100.0);
    QCOMPARE(chart.shownValues().x(), 0.0);
    chart.setLogarithmic(true);
    QTRY_VERIFY(chart.shownValues().x() <= 0.01 && chart.shownValues().x() > 0.001); // without 0
    QVERIFY(chart.shownValues().y() >= 100.0 && chart.shownValues().y() < 1000.0);
    // As straight as its exponent: the middle of the curve lies half-way up.
    const double least = std::log10(chart.shownValues().x());
    const double most = std::log10(chart.shownValues().y());
    QVERIFY2(std::abs((least + most) / 2.0) < 0.1, qPrintable(QString::number(least + most)));
    QTRY_VERIFY(heightOf(chart.grab().toImage(), tokens(chart.palette()).series[1], 40) > 90);
    chart.setLogarithmic(false);
    QTRY_COMPARE(chart.shownValues().x(), 0.0);
}

void TstChartDrawing::wordsStandByTheirCurves()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    // In another order than their ends have; three of those are close to one another.
    const std::vector<std::pair<QString, double>> ends{{QStringLiteral("low"), 1.0},
        {QStringLiteral("middle"), 5.0}, {QStringLiteral("top"), 9.0},
        {QStringLiteral("above"), 5.1}, {QStringLiteral("below"), 4.9}};
    std::vector<Curve> curves;
    for (const auto& [name, height] : ends) {
        Curve curve = line(static_cast<qint64>(curves.size()) + 1, name, 0.0, 0);
        curve.points = {{0.0, 10.0 - height}, {1.0, height}};
        curves.push_back(curve);
    }
    chart.setCurves(curves);
    const auto check = [&] {
        QTRY_COMPARE(chart.endPlaces().size(), std::size_t{5});
        const auto places = chart.endPlaces();
        const int height = QFontMetrics(textFont(TextRole::Caption, chart.font())).height();
        QStringList words;
        for (std::size_t i = 0; i < places.size(); ++i) {
            words << places[i].word;
            QVERIFY(places[i].y - height / 2.0 >= 0.0);
            QVERIFY(places[i].y + height / 2.0 <= chart.height());
            if (i > 0)
                QVERIFY(places[i].y >= places[i - 1].y + height - 1e-6);
            // No line of another is nearer to a word than its own but for those that touch.
            QVERIFY2(std::abs(places[i].y - places[i].lineY) <= height + 1,
                qPrintable(QStringLiteral("%1 at %2, its line at %3")
                               .arg(places[i].word)
                               .arg(places[i].y)
                               .arg(places[i].lineY)));
        }
        QCOMPARE(words.join(QLatin1Char(' ')), QStringLiteral("top above middle below low"));
    };
    check();
    const double before = chart.endPlaces().back().y;
    chart.resize(600, 180); // words move with their lines
    QTRY_VERIFY(!chart.endPlaces().empty() && chart.endPlaces().back().y < before - 50.0);
    check();
}

void TstChartDrawing::wordsOfShortRunsStandAtTheirEnds()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(900, 300);
    chart.show();
    const std::vector<std::pair<QString, double>> ends{{QStringLiteral("whole"), 10.0},
        {QStringLiteral("third"), 3.0}, {QStringLiteral("twin"), 3.1},
        {QStringLiteral("nearly"), 9.9}};
    std::vector<Curve> curves;
    for (const auto& [name, end] : ends) {
        Curve curve = line(static_cast<qint64>(curves.size()) + 1, name, 0.0, 0);
        curve.points = {{0.0, 1.0}, {end, name == QLatin1String("whole") ? 8.0 : 5.0}};
        curves.push_back(curve);
    }
    chart.setCurves(curves);
    QTRY_COMPARE(chart.endPlaces().size(), std::size_t{4});
    std::map<QString, CurveChart::EndPlace> places;
    for (const auto& place : chart.endPlaces())
        places[place.word] = place;
    // Each word is at its own curve's end, wherever that is.
    QVERIFY(places[QStringLiteral("third")].lineX < 400.0);
    for (const QString& word : {QStringLiteral("third"), QStringLiteral("twin")}) {
        const double before = places[word].x - places[word].lineX;
        QVERIFY2(before > 0.0 && before < 20.0, qPrintable(QString::number(before)));
    }
    const int height = QFontMetrics(textFont(TextRole::Caption, chart.font())).height();
    QVERIFY(std::abs(places[QStringLiteral("third")].y - places[QStringLiteral("twin")].y)
        >= height - 1e-6);
    // There is no room for this one's word before the edge.
    QCOMPARE(places[QStringLiteral("nearly")].x, places[QStringLiteral("whole")].x);
    QVERIFY(places[QStringLiteral("nearly")].lineX < places[QStringLiteral("whole")].lineX);
    chart.setShownRange(5.0, 10.0); // what ended before has no word there
    QTRY_COMPARE(chart.endPlaces().size(), std::size_t{2});
}

void TstChartDrawing::measuresNothingWithoutCurves()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    const auto inkedRows = [&chart] {
        const QImage drawn = chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
        int rows = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            bool inked = false;
            for (int x = 0; x < drawn.width(); ++x)
                inked = inked || drawn.pixel(x, y) != drawn.pixel(0, 0);
            rows += inked ? 1 : 0;
        }
        return rows;
    };
    Curve none = line(1, QStringLiteral("one"), 2.0);
    none.points.clear();
    chart.setCurves({none});
    QTRY_VERIFY(inkedRows() <= 2); // the axis alone
    chart.setCursorAt(0.5); // from another chart
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.readout(), QString());
    QVERIFY(inkedRows() <= 2);
    chart.setCurve(line(1, QStringLiteral("one"), 2.0));
    QTRY_VERIFY(inkedRows() > 50);
}

void TstChartDrawing::beginsAtZero()
{
    CurveChart chart(QStringLiteral("Memory"));
    chart.resize(600, 300);
    chart.show();
    chart.setCurves({line(1, QStringLiteral("one"), 8.0)}); // from 7 to 9
    QTRY_VERIFY(chart.shownValues().x() > 6.0);
    chart.setBeginsAtZero(true);
    QTRY_COMPARE(chart.shownValues().x(), 0.0);
    QVERIFY(chart.shownValues().y() > 9.0 && chart.shownValues().y() < 10.0);
    chart.setCurves({line(1, QStringLiteral("one"), 0.0)}); // from -1 to 1: none is cut off
    QTRY_VERIFY(chart.shownValues().x() <= -0.99);
}

void TstChartDrawing::saysWhyItIsEmpty()
{
    CurveChart chart(QStringLiteral("Memory"));
    chart.resize(600, 300);
    chart.show();
    chart.setEmptyWord(QStringLiteral("Nothing was recorded."));
    const auto said = [&] {
        for (const QLabel* label : chart.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text() == QStringLiteral("Nothing was recorded."))
                return true;
        }
        return false;
    };
    QVERIFY(said());
    chart.setCurves({line(1, QStringLiteral("one"), 0.0, 0)});
    QVERIFY(said());
    chart.setCurve(line(1, QStringLiteral("one"), 2.0));
    QVERIFY(!said());
    QTRY_VERIFY(inked(chart.grab().toImage()) > 1'000);
    chart.setCurves({});
    QVERIFY(said());
    chart.setEmptyWord({});
    QVERIFY(!said());
}

void TstChartDrawing::rawLineStaysFaintBehind()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    Curve zigzag = line(1, QStringLiteral("z"), 0.0, 0);
    for (int i = 0; i <= 100; ++i)
        zigzag.points.emplace_back(i, i % 2 == 0 ? 1.0 : 3.0);
    chart.setCurves({zigzag});
    chart.setSmoothing(0.95);
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 100));
    const QColor colour = tokens(chart.palette()).series[1];
    const auto height = [&](int most) { return heightOf(chart.grab().toImage(), colour, most); };
    QTRY_VERIFY(height(255) > 100); // QCustomPlot draws later
    QVERIFY2(height(40) < 60, qPrintable(QString::number(height(40))));
    // Without smoothing the line itself is what was measured.
    chart.setSmoothing(0.0);
    QTRY_VERIFY(height(40) > 100);
}

void TstChartDrawing::savesPngSvgCsv()
{
    const test::TemporaryFolder folder;
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(500, 250);
    chart.show();
    chart.setAxes(QStringLiteral("Epochs"), QStringLiteral("Loss"));
    Curve curve = line(1, QStringLiteral("lamps, \"big\""), 2.0, 3);
    curve.kind = QStringLiteral("training");
    chart.setCurves({curve, line(2, QStringLiteral("two"), 4.0)});
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
    QTRY_VERIFY(inked(chart.grab().toImage()) > 1'000);
    saveChart(chart.sheet(), folder / "chart.png");
    const QImage image(QString::fromStdString((folder / "chart.png").string()));
    QCOMPARE(image.size(), QSize(1000, 500));
    QVERIFY(inked(image) > 1'000);
    saveChart(chart.sheet(), folder / "chart.svg");
    const QByteArray svg = contents(folder / "chart.svg");
    QVERIFY(svg.contains("<svg"));
    QVERIFY(svg.contains("Epochs")); // text stays text
    QVERIFY(svg.count("<polyline") + svg.count("<path") + svg.count("<line") > 5);
    saveChart(chart.sheet(), folder / "chart.csv");
    const QList<QByteArray> rows = contents(folder / "chart.csv").split('\n');
    QCOMPARE(rows[0], QByteArray("run,series,Epochs,Loss"));
    QCOMPARE(rows[1], QByteArray("\"lamps, \"\"big\"\"\",training,0,2"));
    QCOMPARE(rows.size(), 1 + 3 + 100 + 1);
}

void TstChartDrawing::saysWhyItCannotSave()
{
    const test::TemporaryFolder folder;
    CurveChart chart(QStringLiteral("Loss"));
    QVERIFY_THROWS_EXCEPTION(Error, saveChart(chart.sheet(), folder / "absent" / "chart.csv"));
}

void TstChartDrawing::matrixSaves()
{
    const test::TemporaryFolder folder;
    ConfusionChart matrix;
    matrix.setCounts({QStringLiteral("Cars"), QStringLiteral("Sofas")}, {5, 1, 2, 7});
    saveChart(matrix.sheet(), folder / "matrix.csv");
    const QList<QByteArray> rows = contents(folder / "matrix.csv").split('\n');
    QCOMPARE(rows[1], QByteArray("Cars,5,1"));
    QCOMPARE(rows[2], QByteArray("Sofas,2,7"));
    saveChart(matrix.sheet(), folder / "matrix.svg");
    QVERIFY(contents(folder / "matrix.svg").contains("Sofas"));
    saveChart(matrix.sheet(), folder / "matrix.png");
    QVERIFY(inked(QImage(QString::fromStdString((folder / "matrix.png").string()))) > 1'000);
}

QTEST_MAIN(TstChartDrawing)
#include "tst_chartdrawing.moc"
