// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/chartpixels.h"
#include "ui/widgets/charts/confusionchart.h"
#include "ui/widgets/charts/curvelines.h"
#include "ui/widgets/charts/drawturns.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>
#include <vector>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::inked;
using vitrine::test::line;

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
    void draggingMovesWhatIsShown();
    void chartsTakeTurns();
    void picturesOfManyComeInSlices();
    void replacesOneCurve();
    void matrixCellsByHandAndKey();
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

QTEST_MAIN(TstCurveChart)
#include "tst_curvechart.moc"
