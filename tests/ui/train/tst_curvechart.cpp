// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/support/testdata.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/confusionchart.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/charts/curvelines.h"
#include "ui/widgets/charts/drawturns.h"

#include <QFile>
#include <QFontMetrics>
#include <QImage>
#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>
#include <vector>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

Curve line(qint64 key, const QString& name, double height, int points = 100)
{
    Curve curve;
    curve.key = key;
    curve.name = name;
    curve.colour = static_cast<int>(key);
    for (int i = 0; i < points; ++i)
        curve.points.emplace_back(i, height + std::sin(i * 0.3));
    return curve;
}

/// Pixels that differ from the corner.
int inked(const QImage& image)
{
    const QRgb ground = image.pixel(1, 1);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != ground ? 1 : 0;
    }
    return count;
}

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

/// The charts of the Train page, as hands and keys use them.
class TstCurveChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void cursorReadsValues();
    void readsTheSmoothedLine();
    void readsAtMostSix();
    void keysZoomAndReturn();
    void wheelZoomsWithFocusOnly();
    void zoomStaysWhenDataGrows();
    void valuesHoldWhatWasMeasured();
    void extremesDoNotSquash();
    void logarithmicAxisLeavesOutNothing();
    void wordsStandByTheirCurves();
    void wordsOfShortRunsStandAtTheirEnds();
    void measuresNothingWithoutCurves();
    void beginsAtZero();
    void saysWhyItIsEmpty();
    void rawLineStaysFaintBehind();
    void draggingMovesWhatIsShown();
    void chartsTakeTurns();
    void picturesOfManyComeInSlices();
    void replacesOneCurve();
    void savesPngSvgCsv();
    void saysWhyItCannotSave();
    void matrixCellsByHandAndKey();
    void matrixSaves();
};

void TstCurveChart::cursorReadsValues()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    chart.setPositionFormat([](double x) { return QStringLiteral("at %1").arg(qRound(x)); });
    chart.setCurves({line(1, QStringLiteral("one"), 2.0), line(2, QStringLiteral("two"), 8.0)});
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
    QSignalSpy moved(&chart, &CurveChart::cursorMoved);
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(moved.count(), 1);
    const QStringList lines = chart.readout().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(QStringLiteral("at ")));
    QVERIFY(lines[1].startsWith(QStringLiteral("two: "))); // the higher one first
    QVERIFY(lines[2].startsWith(QStringLiteral("one: ")));
    QCOMPARE(chart.accessibleDescription(), chart.readout());
    chart.setCursorAt(std::nan(""));
    QVERIFY(chart.readout().isEmpty());
}

void TstCurveChart::readsTheSmoothedLine()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    Curve zigzag = line(1, QStringLiteral("z"), 0.0, 0);
    for (int i = 0; i <= 100; ++i)
        zigzag.points.emplace_back(i, i % 2 == 0 ? 0.0 : 2.0);
    chart.setCurves({zigzag});
    chart.setSmoothing(0.95);
    chart.setValueFormat([](double y) { return QString::number(y, 'f', 3); });
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 100));
    QTest::keyClick(&chart, Qt::Key_Right);
    const double value = chart.readout().section(QStringLiteral(": "), 1).toDouble();
    QVERIFY2(std::abs(value - 1.0) < 0.1, qPrintable(chart.readout()));
}

void TstCurveChart::readsAtMostSix()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    std::vector<Curve> many;
    for (int i = 0; i < 200; ++i)
        many.push_back(line(i + 1, QStringLiteral("run %1").arg(i), i));
    chart.setCurves(many);
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.readout().split(QLatin1Char('\n')).size(), 7);
    QTRY_VERIFY(inked(chart.grab().toImage()) > 2'000);
}

void TstCurveChart::keysZoomAndReturn()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    chart.setCurves({line(1, QStringLiteral("one"), 2.0)});
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
    QSignalSpy ranges(&chart, &CurveChart::rangeMoved);
    QTest::keyClick(&chart, Qt::Key_Plus);
    QVERIFY(chart.isZoomed());
    QVERIFY(chart.shownRange().x() > 0.0 && chart.shownRange().y() < 99.0);
    const QPointF before = chart.shownRange();
    QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(chart.shownRange().x() > before.x());
    QCOMPARE(ranges.count(), 2);
    QSignalSpy all(&chart, &CurveChart::allShown);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(all.count(), 1);
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
}

void TstCurveChart::wheelZoomsWithFocusOnly()
{
    CurveChart chart(QStringLiteral("Loss"));
    QWidget other;
    chart.resize(600, 300);
    chart.show();
    chart.setCurves({line(1, QStringLiteral("one"), 2.0)});
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
    auto* plot = chart.findChildren<QWidget*>().constFirst();
    const auto turn = [&](Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(QPointF(300, 120), plot->mapToGlobal(QPointF(300, 120)), QPoint(),
            QPoint(0, 120), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot, &event);
    };
    chart.clearFocus();
    turn(Qt::NoModifier);
    QVERIFY(!chart.isZoomed()); // the page scrolls
    turn(Qt::ControlModifier);
    QVERIFY(chart.isZoomed());
}

void TstCurveChart::zoomStaysWhenDataGrows()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    chart.setCurves({line(1, QStringLiteral("one"), 2.0)});
    chart.setShownRange(10.0, 20.0);
    QTRY_VERIFY(chart.shownValues().y() < 4.0);
    chart.setCurves({line(1, QStringLiteral("one"), 8.0, 500)});
    QTRY_VERIFY(chart.shownValues().y() > 8.0); // it has been drawn anew
    QCOMPARE(chart.shownRange(), QPointF(10.0, 20.0));
    chart.showAll();
    QTRY_COMPARE(chart.shownRange(), QPointF(0.0, 499.0));
}

void TstCurveChart::valuesHoldWhatWasMeasured()
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

void TstCurveChart::extremesDoNotSquash()
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

void TstCurveChart::logarithmicAxisLeavesOutNothing()
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

void TstCurveChart::wordsStandByTheirCurves()
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

void TstCurveChart::wordsOfShortRunsStandAtTheirEnds()
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

void TstCurveChart::measuresNothingWithoutCurves()
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

void TstCurveChart::beginsAtZero()
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

void TstCurveChart::saysWhyItIsEmpty()
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

void TstCurveChart::rawLineStaysFaintBehind()
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

void TstCurveChart::draggingMovesWhatIsShown()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.resize(600, 300);
    chart.show();
    chart.setCurves({line(1, QStringLiteral("one"), 2.0)});
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
    chart.setShownRange(20.0, 40.0);
    auto* plot = chart.findChildren<QWidget*>().constFirst();
    QSignalSpy ranges(&chart, &CurveChart::rangeMoved);
    QTest::mousePress(plot, Qt::LeftButton, {}, QPoint(300, 120));
    const auto moveTo = [plot](int x) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, 120), plot->mapToGlobal(QPointF(x, 120)),
            Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(plot, &move);
    };
    moveTo(301); // a hand that trembles moves nothing
    QCOMPARE(chart.shownRange(), QPointF(20.0, 40.0));
    moveTo(200);
    QTest::mouseRelease(plot, Qt::LeftButton, {}, QPoint(200, 120));
    QVERIFY(ranges.count() >= 1);
    QVERIFY(chart.shownRange().x() > 22.0); // to the left: what comes later
    QVERIFY(std::abs(chart.shownRange().y() - chart.shownRange().x() - 20.0) < 1e-6);
    QVERIFY(chart.isZoomed());
    const QPointF after = chart.shownRange();
    moveTo(300); // the button is up
    QCOMPARE(chart.shownRange(), after);
    QTest::mouseDClick(plot, Qt::LeftButton, {}, QPoint(300, 120));
    QTRY_COMPARE(chart.shownRange(), QPointF(0, 99));
}

void TstCurveChart::chartsTakeTurns()
{
    DrawTurns turns;
    QObject first;
    QObject second;
    auto gone = std::make_unique<QObject>();
    QStringList order;
    turns.ask(&first, [&] {
        order << QStringLiteral("first");
        QMetaObject::invokeMethod(
            &turns, [&] { order << QStringLiteral("event"); }, Qt::QueuedConnection);
        turns.ask(&first, [&] { order << QStringLiteral("first again"); });
    });
    turns.ask(gone.get(), [&] { order << QStringLiteral("gone"); });
    turns.ask(&second, [&] { order << QStringLiteral("second"); });
    turns.ask(&second, [&] { order << QStringLiteral("second twice"); }); // it waits already
    gone.reset();
    QTRY_COMPARE(order,
        (QStringList{QStringLiteral("first"), QStringLiteral("event"), QStringLiteral("second"),
            QStringLiteral("first again")}));
}

void TstCurveChart::picturesOfManyComeInSlices()
{
    std::vector<Curve> curves;
    for (int i = 0; i < 3; ++i)
        curves.push_back(line(i + 1, QStringLiteral("run"), i, 5'000));
    curves[1].smooth = false;
    CurveLines sliced;
    CurveLines atOnce;
    sliced.resize(curves.size());
    atOnce.resize(curves.size());
    int slices = 1;
    while (!sliced.prepare(curves, [] { return true; }))
        ++slices;
    QCOMPARE(slices, 3);
    CurveView view;
    view.to = 4'999.0;
    view.columns = 60;
    view.many = view.overview = true;
    for (const double weight : {0.0, 0.9}) {
        view.weight = weight;
        for (std::size_t i = 0; i < curves.size(); ++i)
            QCOMPARE(sliced.line(i, curves[i], view), atOnce.line(i, curves[i], view));
    }
    sliced.forget(1);
    QVERIFY(sliced.prepare(curves, [] { return false; }));
}

void TstCurveChart::replacesOneCurve()
{
    CurveChart chart(QStringLiteral("Loss"));
    chart.setCurves({line(1, QStringLiteral("one"), 2.0), line(2, QStringLiteral("two"), 8.0)});
    chart.setCurve(line(2, QStringLiteral("two"), 8.0, 300));
    QCOMPARE(chart.curves().size(), std::size_t{2});
    QCOMPARE(chart.curves()[1].points.size(), std::size_t{300});
    chart.setCurve(line(3, QStringLiteral("three"), 1.0));
    QCOMPARE(chart.curves().size(), std::size_t{3});
}

void TstCurveChart::savesPngSvgCsv()
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

void TstCurveChart::saysWhyItCannotSave()
{
    const test::TemporaryFolder folder;
    CurveChart chart(QStringLiteral("Loss"));
    QVERIFY_THROWS_EXCEPTION(Error, saveChart(chart.sheet(), folder / "absent" / "chart.csv"));
}

void TstCurveChart::matrixCellsByHandAndKey()
{
    ConfusionChart matrix;
    matrix.setCounts({QStringLiteral("Cars"), QStringLiteral("Sofas")}, {5, 1, 2, 7});
    matrix.resize(matrix.sizeHint());
    matrix.show();
    QSignalSpy activated(&matrix, &ConfusionChart::cellActivated);
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect(1, 0).center());
    QCOMPARE(activated.takeFirst(), QList<QVariant>({1, 0}));
    QCOMPARE(matrix.countAt(1, 0), std::int64_t{2});
    QVERIFY(matrix.accessibleDescription().contains(QStringLiteral("Sofas taken for Cars")));
    QTest::keyClick(&matrix, Qt::Key_Right);
    QTest::keyClick(&matrix, Qt::Key_Return);
    QCOMPARE(activated.takeFirst(), QList<QVariant>({1, 1}));
    QVERIFY(matrix.accessibleDescription().contains(QStringLiteral("7 of 9 right")));
    QTest::keyClick(&matrix, Qt::Key_Right); // stays at the edge
    QCOMPARE(matrix.currentSaid(), 1);
}

void TstCurveChart::matrixSaves()
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

QTEST_MAIN(TstCurveChart)
#include "tst_curvechart.moc"
