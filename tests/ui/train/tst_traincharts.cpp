// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labeltexts.h"
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/chartspane.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/notice.h"

#include <QPushButton>
#include <QTableView>

#include <functional>
#include <memory>
#include <utility>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::TrainPageFixture;

/// The curves of the Train page, and what is said where there are none.
class TstTrainCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhoseCurvesTheseAre();
    void saysWhereNoMemoryWasRecorded();
    void epochsMakeCurvesOnce();

private:
    test::CleanShop m_shop;
};

void TstTrainCharts::saysWhoseCurvesTheseAre()
{
    TrainPageFixture f;
    f.add(m_shop, 3);
    auto* whose = f.child<Notice>("trainCurvesOf");
    auto* table = f.child<QTableView>("trainRunTable");
    table->setCurrentIndex(table->model()->index(1, 0));
    QCOMPARE(f.text("trainRunName"), QStringLiteral("run 2"));
    QVERIFY(!whose->isVisible()); // choosing a run shows its curves
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(whose->isVisible());
    QVERIFY2(whose->text().contains(QStringLiteral("“run 2” are hidden; these are of “run 3”")),
        qPrintable(whose->text()));
    f.page.runs().setShown({1}, true);
    QVERIFY(whose->text().contains(QStringLiteral("of 2 other runs")));
    f.page.runs().setShown({1}, false);
    f.page.runs().setShown({3}, false);
    QVERIFY(!whose->text().contains(QStringLiteral("these")));
    auto* button = whose->findChild<QPushButton*>();
    QVERIFY(button && button->isVisible());
    button->click();
    QVERIFY(f.page.runs().isShown({2}) && !whose->isVisible());
    f.page.runs().setShown({2}, false);
    QVERIFY(whose->isVisible());
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(!whose->isVisible() && f.page.runs().isShown({3}));
}

void TstTrainCharts::saysWhereNoMemoryWasRecorded()
{
    TrainPageFixture f;
    for (int row = 1; row <= 3; ++row) {
        auto run = test::scriptedRun(row, 3, 40);
        for (BatchStats& batch : run.batches)
            batch.memoryBytes = row == 3 ? 1'500'000'000 + batch.step : 0;
        f.training.add(run, test::scriptedEvaluation(m_shop.images));
    }
    f.open(m_shop.workspace);
    CurveChart* memory = f.child<ChartsPane>("trainCharts")->chart(CurveKind::Memory);
    const auto says = [memory](const char* words) {
        return test::someLabelSays(*memory, QLatin1String(words));
    };
    QTRY_VERIFY(!memory->curves().empty() && !memory->curves().front().points.empty());
    QTRY_VERIFY(memory->shownValues().y() > 1.5);
    QCOMPARE(memory->shownValues().x(), 0.0);
    QVERIFY(!says("recorded no memory"));
    f.page.runs().setCurrent({2});
    f.page.runs().setAllShown(false);
    QTRY_VERIFY(says("This run recorded no memory."));
    f.page.runs().setCurrent({1});
    QTRY_VERIFY(says("These runs recorded no memory."));
    f.page.runs().setShown({3}, true);
    QTRY_VERIFY(!says("recorded no memory"));
}

void TstTrainCharts::epochsMakeCurvesOnce()
{
    TrainPageFixture f;
    f.add(m_shop, 1);
    auto* charts = f.child<ChartsPane>("trainCharts");
    const CurveChart* loss = charts->chart(CurveKind::Loss);
    const auto isRead = [loss] {
        return loss->curves().size() == 2 && loss->curves()[0].points.size() == 120;
    };
    QTRY_VERIFY(isRead()); // a curve without points comes first
    // Points that are made anew lie elsewhere, as the old ones are there until then.
    int made = 0;
    const auto count = [&made, loss, last = loss->curves()[0].points.data()]() mutable {
        if (const QPointF* now = loss->curves()[0].points.data(); std::exchange(last, now) != now)
            ++made;
    };
    // After the pane, which hears them first; one object counts for both.
    const auto counted = std::make_shared<std::function<void()>>(count);
    connect(&f.page.runs(), &RunsPresenter::curvesChanged, this, [counted] { (*counted)(); });
    connect(&f.page.runs(), &RunsPresenter::runsChanged, this, [counted] { (*counted)(); });
    LiveFeed::News news;
    news.batches.emplace_back(RunRow{1}, test::scriptedBatch(1, 120, 40, 4));
    f.page.runs().take(news);
    QCOMPARE(made, 1);
    // The end of an epoch is news of the record, too.
    news = {};
    news.batches.emplace_back(RunRow{1}, test::scriptedBatch(1, 159, 40, 4));
    news.epochs.emplace_back(RunRow{1}, test::scriptedEpoch(1, 3, 40, 4));
    f.page.runs().take(news);
    QCOMPARE(made, 2);
    QCOMPARE(loss->curves()[0].points.size(), std::size_t{122});
    QCOMPARE(loss->curves()[1].points.size(), std::size_t{4});
    QCOMPARE(loss->curves()[1].points.back().x(), 4.0);
    // And what is told of the record alone.
    news = {};
    news.runs.push_back(*f.page.runs().run({1}));
    news.runs.back().name = "renamed";
    f.page.runs().take(news);
    QCOMPARE(made, 3);
    QCOMPARE(loss->curves()[0].name, QStringLiteral("renamed"));
}

QTEST_MAIN(TstTrainCharts)
#include "tst_traincharts.moc"
