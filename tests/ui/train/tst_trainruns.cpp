// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/chartspane.h"
#include "ui/pages/train/runmodel.h"
#include "ui/pages/train/trainwords.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/jobprogress.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::TrainPageFixture;

/// Runs that learn, their curves and their figures, as hands and keys use them.
class TstTrainRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsPausesResumes();
    void stopsAndKeepsTheBest();
    void goesOnWithAnotherLimit();
    void failuresNameTheFormsFields();
    void curvesFollowTheRun();
    void controlsRuleTheCharts();
    void smoothingAndLogAxis();
    void leakingSplitsShowBothFigures();
    void leaksWithoutAnotherFigureSaySo();

private:
    test::CleanShop m_shop;
};

void TstTrainRuns::startsPausesResumes()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    f.child<QLineEdit>("trainName")->setText(QStringLiteral("first"));
    f.child<QSpinBox>("trainEpochs")->setValue(2);
    f.training.holdAt(6);
    f.click("trainStart");
    QTRY_COMPARE(f.text("trainRunName"), QStringLiteral("first"));
    QTRY_COMPARE(f.text("trainEpochNow"), QStringLiteral("2 of 2"));
    QCOMPARE(f.text("trainRunState"), QStringLiteral("Running"));
    QVERIFY(f.child<JobProgress>("trainProgress")->isVisible());
    QTRY_VERIFY(f.child<JobProgress>("trainProgress")->text().contains(QStringLiteral("of 10")));
    QVERIFY(f.text("trainSpeedNow").contains(QStringLiteral("images/s")));
    QVERIFY(f.text("trainMemoryNow").contains(QStringLiteral("B"))); // of this very process
    QVERIFY(!f.child<QPushButton>("trainResume")->isVisible());
    f.click("trainPause");
    QTRY_COMPARE(f.text("trainRunState"), QStringLiteral("Paused"));
    QVERIFY(!f.child<QPushButton>("trainPause")->isVisible());
    QVERIFY(!f.child<JobProgress>("trainProgress")->isVisible());
    f.training.letGo();
    f.click("trainResume");
    QTRY_COMPARE(f.text("trainRunState"), QStringLiteral("Finished"));
    QVERIFY(!f.child<QPushButton>("trainResume")->isVisible());
    QVERIFY(f.child<QPushButton>("trainNew")->isVisible());
}

void TstTrainRuns::stopsAndKeepsTheBest()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    f.child<QSpinBox>("trainEpochs")->setValue(50);
    f.training.holdAt(7);
    f.click("trainStart");
    QTRY_VERIFY(f.child<QPushButton>("trainFinish")->isVisible());
    QTRY_VERIFY(f.child<QPushButton>("trainFinish")->isEnabled()); // once an epoch has ended
    f.click("trainFinish");
    QVERIFY(!f.child<QPushButton>("trainPause")->isEnabled());
    f.training.letGo();
    QTRY_COMPARE(f.text("trainRunState"), QStringLiteral("Finished"));
}

void TstTrainRuns::failuresNameTheFormsFields()
{
    TrainPageFixture f;
    auto run = test::scriptedRun(1, 1, test::FakeTraining::kStepsPerEpoch);
    run.record.state = vitrine::RunState::Failed;
    run.record.error = "It needs 4 GB. Raise the limit (--trunk-cache-limit), or train without the "
                       "trunk cache (--no-trunk-cache).";
    f.training.add(run);
    f.open(m_shop.workspace);
    auto* failure = f.child<QWidget>("trainRunFailure");
    QTRY_VERIFY(failure->isVisible());
    QString said;
    for (const QLabel* label : failure->findChildren<QLabel*>())
        said += label->text() + QLatin1Char(' ');
    QVERIFY2(!said.contains(QStringLiteral("--")), qPrintable(said));
    for (const char* field : {"trainCacheLimit", "trainTrunkCache"}) {
        const auto* editor = f.child<QWidget>(field);
        const auto* box = qobject_cast<const QCheckBox*>(editor);
        const QString name = box ? box->text() : editor->accessibleName();
        QVERIFY2(said.contains(QStringLiteral("(“%1”").arg(name)), qPrintable(said));
    }
}

void TstTrainRuns::goesOnWithAnotherLimit()
{
    TrainPageFixture f;
    auto run = test::scriptedRun(1, 1, test::FakeTraining::kStepsPerEpoch);
    run.record.state = vitrine::RunState::Failed;
    run.record.config.epochs = 3;
    run.record.error = "Keeping what the frozen layers make of the photos needs 4 GB.";
    run.record.config.trunkCacheLimit = 2'500'000'123;
    f.training.add(run);
    auto paused = run;
    paused.record.row = {2};
    paused.record.state = vitrine::RunState::Paused;
    f.training.add(paused);
    f.open(m_shop.workspace);
    auto* limit = f.child<QWidget>("trainResumeLimit");
    auto* box = f.child<QDoubleSpinBox>("trainResumeLimitBox");
    QTRY_COMPARE(f.page.runs().current(), RunRow{2});
    QVERIFY(!limit->isVisible()); // nothing has kept it from going on
    f.page.runs().setCurrent({1});
    QVERIFY(limit->isVisible());
    QVERIFY(f.text("trainResumeLimitWords").contains(QStringLiteral("2.5 GB")));
    QCOMPARE(box->text(), QStringLiteral("2.5 GB"));
    // As it is, the limit is left alone, to the byte.
    f.training.failNextTraining(Error(ErrorCode::DiskFull, "It needs 4 GB.", "Raise the limit."));
    f.click("trainResume");
    QTRY_COMPARE(f.training.calls().size(), std::size_t{1});
    QTRY_VERIFY(!f.page.training().isTraining());
    QCOMPARE(f.training.run({1})->config.trunkCacheLimit, std::int64_t{2'500'000'123});
    QTRY_VERIFY(limit->isVisible());
    box->setValue(4.2);
    f.page.runs().refresh(); // what is typed stays meanwhile
    f.training.holdAt(0);
    f.click("trainResume");
    QTRY_VERIFY(!limit->isVisible());
    QCOMPARE(f.training.run({1})->config.trunkCacheLimit, std::int64_t{4'200'000'000});
    f.training.letGo();
    QTRY_COMPARE(f.text("trainRunState"), QStringLiteral("Finished"));
    QVERIFY(!limit->isVisible());
}

void TstTrainRuns::curvesFollowTheRun()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    f.child<QSpinBox>("trainEpochs")->setValue(4);
    f.training.holdAt(12);
    f.click("trainStart");
    auto* charts = f.child<ChartsPane>("trainCharts");
    const auto points = [&](CurveKind kind) {
        const auto& curves = charts->chart(kind)->curves();
        return curves.empty() ? std::size_t{0} : curves.front().points.size();
    };
    QTRY_COMPARE(points(CurveKind::Loss), std::size_t{12});
    QCOMPARE(points(CurveKind::Speed), std::size_t{12});
    QCOMPARE(charts->chart(CurveKind::Accuracy)->curves().size(), std::size_t{2});
    f.page.showTab(TrainPage::TryTab); // what is hidden catches up
    f.training.letGo();
    QTRY_VERIFY(!f.page.training().isTraining());
    f.page.showTab(TrainPage::CurvesTab);
    QTRY_COMPARE(points(CurveKind::Loss), std::size_t{20});
}

void TstTrainRuns::controlsRuleTheCharts()
{
    TrainPageFixture f;
    f.add(m_shop, 2);
    auto* charts = f.child<ChartsPane>("trainCharts");
    CurveChart* loss = charts->chart(CurveKind::Loss);
    CurveChart* accuracy = charts->chart(CurveKind::Accuracy);
    QTRY_COMPARE(loss->curves().size(), std::size_t{2});
    f.page.runs().setAllShown(true);
    QTRY_COMPARE(loss->curves().size(), std::size_t{4});
    f.child<QCheckBox>("trainShowTraining")->setChecked(false);
    QCOMPARE(loss->curves().size(), std::size_t{2});
    QTRY_COMPARE(loss->curves().front().points.size(), std::size_t{3}); // once they are read
    f.child<QCheckBox>("trainShowTraining")->setChecked(true);
    f.child<QComboBox>("trainAxis")->setCurrentIndex(1);
    QCOMPARE(loss->curves().front().points.back().x(), 120.0);
    QTRY_COMPARE(loss->shownRange(), QPointF(1, 120));
    // Zooming one zooms all, and the button shows everything again.
    loss->setFocus();
    QTest::keyClick(loss, Qt::Key_Plus);
    QCOMPARE(accuracy->shownRange(), loss->shownRange());
    f.click("trainShowAllOfCurves");
    QTRY_COMPARE(accuracy->shownRange(), QPointF(1, 120));
    QTest::keyClick(loss, Qt::Key_Right);
    QVERIFY(loss->readout().startsWith(QStringLiteral("Steps ")));
}

void TstTrainRuns::smoothingAndLogAxis()
{
    TrainPageFixture f;
    f.add(m_shop, 1);
    auto* charts = f.child<ChartsPane>("trainCharts");
    CurveChart* loss = charts->chart(CurveKind::Loss);
    QTRY_COMPARE(loss->curves().size(), std::size_t{2});
    auto* slider = f.child<QSlider>("trainSmoothing");
    const auto read = [loss] {
        QTest::keyClick(loss, Qt::Key_Right); // to the middle
        const QString value = loss->readout().section(QStringLiteral(": "), -1);
        QTest::keyClick(loss, Qt::Key_Left);
        return value;
    };
    QTRY_COMPARE(loss->shownRange(), QPointF(1.0 / 40.0, 3.0));
    QTRY_VERIFY(charts->chart(CurveKind::Accuracy)->shownValues().y() > 1.0); // per cent: drawn
    f.child<QCheckBox>("trainShowValidation")->setChecked(false);
    slider->setValue(0);
    const QString measured = read();
    const auto& points = loss->curves().front().points;
    QVERIFY2(std::any_of(points.begin(), points.end(),
                 [&](const QPointF& point) { return lossText(point.y()) == measured; }),
        qPrintable(loss->readout()));
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(slider->value(), slider->maximum());
    QCOMPARE(f.text("trainSmoothingNow"), QStringLiteral("0.99"));
    QVERIFY(read() != measured);
    auto* log = f.child<QCheckBox>("trainLogAxis");
    const QPointF linear = loss->shownValues();
    const QPointF accuracy = charts->chart(CurveKind::Accuracy)->shownValues();
    log->click();
    QTRY_VERIFY(loss->shownValues() != linear);
    QVERIFY(loss->shownValues().x() > 0.0);
    QCOMPARE(charts->chart(CurveKind::Accuracy)->shownValues(), accuracy); // the loss alone
    log->click();
    QTRY_COMPARE(loss->shownValues(), linear);
}

void TstTrainRuns::leakingSplitsShowBothFigures()
{
    TrainPageFixture f;
    f.training.add(test::scriptedRun(1, 3, 40), test::scriptedEvaluation(m_shop.images));
    auto leaking = test::scriptedRun(2, 3, 40);
    leaking.record.split = SplitKind::ByImage;
    leaking.record.leaks = 12;
    leaking.record.honest = HonestFigure{0.612, 34};
    f.training.add(leaking, test::scriptedEvaluation(m_shop.images));
    f.open(m_shop.workspace);
    QTRY_VERIFY(f.page.runs().evaluation().has_value());
    auto* honest = f.child<QLabel>("trainHonestNow");
    auto* leak = f.child<QLabel>("trainLeak");
    QVERIFY(honest->isVisible() && honest->text().contains(QStringLiteral("61.2 %")));
    QVERIFY(leak->isVisible() && leak->text().contains(QStringLiteral("▲")));
    QVERIFY(leak->text().contains(QStringLiteral("12 listing")));
    QVERIFY(leak->text().contains(QStringLiteral("34 validation")));
    QVERIFY(f.text("trainQualityLeak").contains(QStringLiteral("61.2 % of 34")));
    auto* table = f.child<QTableView>("trainRunTable");
    QVERIFY(!table->isColumnHidden(RunModel::HonestColumn));
    const auto cell = [table](int row, int column) { return table->model()->index(row, column); };
    QCOMPARE(cell(0, RunModel::HonestColumn).data().toString(), QStringLiteral("61.2 %"));
    QVERIFY(
        cell(0, RunModel::BestAccuracyColumn).data().toString().startsWith(QStringLiteral("▲")));
    QVERIFY(cell(0, RunModel::BestAccuracyColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("figure to believe")));
    // Of a split that does not leak there is one figure.
    QCOMPARE(cell(1, RunModel::HonestColumn).data(), cell(1, RunModel::BestAccuracyColumn).data());
    table->setCurrentIndex(cell(1, 0));
    QVERIFY(!honest->isVisible() && !leak->isVisible());
    f.page.runs().setDeleted({{2}}, true);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->isColumnHidden(RunModel::HonestColumn));
}

void TstTrainRuns::leaksWithoutAnotherFigureSaySo()
{
    TrainPageFixture f;
    auto leaking = test::scriptedRun(1, 3, 40);
    leaking.record.leaks = 12;
    f.training.add(leaking, test::scriptedEvaluation(m_shop.images));
    leaking.record.row = {2};
    leaking.record.state = vitrine::RunState::Paused;
    f.training.add(leaking);
    f.open(m_shop.workspace);
    auto* table = f.child<QTableView>("trainRunTable");
    QTRY_COMPARE(f.page.runs().current(), RunRow{2});
    QVERIFY(f.text("trainLeak").contains(QStringLiteral("once it has finished")));
    table->setCurrentIndex(table->model()->index(1, 0));
    QTRY_VERIFY(f.page.runs().evaluation().has_value());
    QVERIFY(f.text("trainLeak").contains(QStringLiteral("No validation photo is without")));
    QVERIFY(f.text("trainQualityLeak").contains(QStringLiteral("each of these photos")));
    QCOMPARE(
        table->model()->index(1, RunModel::HonestColumn).data().toString(), QStringLiteral("–"));
}

QTEST_MAIN(TstTrainRuns)
#include "tst_trainruns.moc"
