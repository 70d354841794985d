// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "tests/support/testdata.h"
#include "ui/widgets/charts/reliabilitychart.h"

#include <QImage>
#include <QLocale>
#include <QMouseEvent>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

/// Three groups, of which the middle one is empty.
std::vector<ReliabilityGroup> groups()
{
    return {{0.0, 0.25, 0.2, 0.1, 12}, {0.25, 0.5, 0.0, 0.0, 0}, {0.75, 1.0, 0.9, 0.5, 1'200}};
}

}

/// Right answers by how sure they were.
class TstReliabilityChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void readsGroupsByKey();
    void readsTheNearestUnderThePointer();
    void saves();
};

void TstReliabilityChart::readsGroupsByKey()
{
    ReliabilityChart chart;
    chart.resize(500, 300);
    chart.setGroups(groups(), 5);
    chart.show();
    QCOMPARE(chart.accessibleDescription().count(QLatin1Char(';')), 1); // two are told
    QVERIFY(chart.readout().isEmpty());
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY2(chart.readout().startsWith(QStringLiteral("0 to 25 % sure: 10.0 % right of 12")),
        qPrintable(chart.readout()));
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY2(chart.readout().contains(QStringLiteral("50.0 % right of 1,200")),
        qPrintable(chart.readout()));
    QTest::keyClick(&chart, Qt::Key_Right); // stays at the last
    QVERIFY(chart.readout().startsWith(QStringLiteral("75 to 100 %")));
    chart.setGroups({}, 5);
    QVERIFY(chart.readout().isEmpty());
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY(chart.readout().isEmpty());
}

void TstReliabilityChart::readsTheNearestUnderThePointer()
{
    ReliabilityChart chart;
    chart.resize(500, 300);
    chart.setGroups(groups(), 5);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    auto* plot = chart.findChildren<QWidget*>().constFirst();
    const auto hover = [plot](QPointF at) {
        QMouseEvent event(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
            Qt::NoModifier);
        QCoreApplication::sendEvent(plot, &event);
    };
    hover({440, 100});
    QVERIFY(chart.readout().startsWith(QStringLiteral("75 to 100 %")));
    hover({120, 100});
    QVERIFY(chart.readout().startsWith(QStringLiteral("0 to 25 %")));
    hover({2, 2}); // beside the axes
    QVERIFY(chart.readout().isEmpty());
}

void TstReliabilityChart::saves()
{
    const test::TemporaryFolder folder;
    ReliabilityChart chart;
    chart.resize(500, 300);
    chart.setGroups(groups(), 5);
    chart.show();
    saveChart(chart.sheet(), folder / "reliability.csv");
    const auto rows =
        QString::fromStdString(readFile(folder / "reliability.csv")).split(QLatin1Char('\n'));
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0], QStringLiteral("from,to,confidence,right,photos"));
    QCOMPARE(rows[2], QStringLiteral("0.75,1,0.9,0.5,1200"));
    saveChart(chart.sheet(), folder / "reliability.png");
    QCOMPARE(QImage(QString::fromStdString((folder / "reliability.png").string())).size(),
        QSize(1000, 600));
}

QTEST_MAIN(TstReliabilityChart)
#include "tst_reliabilitychart.moc"
